import { Button, Table } from 'antd'
import type { Key, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Empty, Problem } from '../../ui/states.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Tag } from '../../ui/tag.tsx'

/** The part of `useListOf` (or of `useQueryOf` on a list) that the table looks at. */
export interface AskedList<T> {
  data: { items: readonly T[] } | undefined
  error: unknown
  refetch: () => unknown
  hasNextPage?: boolean
  isFetchingNextPage?: boolean
  fetchNextPage?: () => unknown
}

/** One column: its head, and what it shows of a row. */
export interface Column<T> {
  key?: string
  title: ReactNode
  show: (row: T) => ReactNode
  align?: 'right'
  className?: string
  width?: number | string
}

interface TableProps<T> {
  title: string
  query: AskedList<T>
  columns: readonly Column<T>[]
  rowKey: (row: T) => string
  /** Opens a row; also on Enter, through the button that `OpenRow` draws in the first column. */
  onOpen?: (row: T) => void
  /** The key of the row that is open at the side. */
  open?: string | undefined
  /** Rows ticked, where something can be done to many. */
  ticked?: { keys: readonly string[]; onChange: (keys: string[]) => void }
  /** At the right of the head: filters, export. */
  actions?: ReactNode
  empty: { title: string; note?: string; action?: ReactNode }
}

const selection = <T,>(ticked: TableProps<T>['ticked']) =>
  ticked && { rowSelection: { selectedRowKeys: [...ticked.keys], onChange: (keys: Key[]) => ticked.onChange(keys.map(String)) } }

/** On a phone a row is a card, and each cell says what it is. */
function asColumn<T>({ show, ...column }: Column<T>) {
  const named = { className: '', 'data-label': typeof column.title === 'string' ? column.title : '' }
  return { ...column, render: (_: unknown, row: T) => show(row), onCell: () => named }
}

// antd takes a row's `children` for rows below it; ours is often how many there are.
const flat = { childrenColumnName: 'rows below' }

function Rows<T extends object>({ rows, columns, rowKey, onOpen, open, ticked }: TableProps<T> & { rows: readonly T[] }) {
  return (
    // antd's own scrolling measures with a hidden copy of the head whose boxes can be tabbed to.
    <div className="table-scroll">
      <Table<T> dataSource={[...rows]} columns={columns.map(asColumn)} rowKey={rowKey} pagination={false} expandable={flat} {...selection(ticked)}
        onRow={(row) => ({
          className: `${rowKey(row) === open ? 'chosen' : ''} ${onOpen ? 'opens' : ''}`,
          ...(onOpen && { onClick: () => onOpen(row) }),
        })} />
    </div>
  )
}

function Body<T extends object>(props: TableProps<T>) {
  const { t } = useTranslation()
  const { query, empty } = props
  if (query.data === undefined) return query.error ? <Problem fault={query.error} onRetry={() => void query.refetch()} /> : <Skeleton rows={5} />
  if (query.data.items.length === 0) return <Empty {...empty} />
  return (
    <>
      <Rows {...props} rows={query.data.items} />
      {query.hasNextPage === true && (
        <div className="table-more">
          <Button loading={query.isFetchingNextPage === true} onClick={() => void query.fetchNextPage?.()}>{t('act.more')}</Button>
        </div>
      )}
    </>
  )
}

/** A list as a table in a card: count in the head, skeleton while it is read, the empty state, “再看一些” while there is more. */
export function DataTable<T extends object>(props: TableProps<T>) {
  const { title, query, actions } = props
  const count = query.data?.items.length
  return (
    <section className="card table-card" aria-label={title}>
      <div className="table-head">
        <h2>{title}</h2>
        {count !== undefined && count > 0 && <Tag>{count}{query.hasNextPage === true && '+'}</Tag>}
        {actions !== undefined && <div className="page-acts">{actions}</div>}
      </div>
      <Body {...props} />
    </section>
  )
}

/** The first cell of a row that opens: a button for the keyboard, and a second line. */
export const OpenRow = ({ title, note, onOpen }: { title: ReactNode; note?: ReactNode; onOpen: () => void }) => {
  const press = (event: { stopPropagation: () => void }) => {
    event.stopPropagation()
    onOpen()
  }
  return <><button type="button" className="row-open" onClick={press}>{title}</button>{note !== undefined && <p>{note}</p>}</>
}

/** A cell of two lines. */
export const TwoLines = ({ title, note }: { title: ReactNode; note?: ReactNode }) => (
  <><div>{title}</div>{note !== undefined && <p>{note}</p>}</>
)
