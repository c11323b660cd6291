import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { DataTable, type Column } from '#web/desk/ui/data-table.tsx'
import { numberText } from '#web/i18n/format.ts'
import { useFormat } from '#web/i18n/use-format.ts'
import { useListOf } from '#web/query.ts'
import { Tag } from '#web/ui/tag.tsx'
import { rows, type Row } from '../../contract.ts'
import { counted, type Asked, type Whole } from './asked.ts'

const kindOf = (key: string): Row['kind'] => (key.startsWith('people.') ? 'person' : key.startsWith('teams.') ? 'org' : 'record')

function useColumns(figure: Whole, kind: Row['kind']): Column<Row>[] {
  const { t } = useTranslation()
  const { date, language } = useFormat()
  const columns: Column<Row>[] = [
    {
      title: t(`figure.kind.${kind}`),
      show: ({ label, opens }) => (opens === null ? <span className="num">{label}</span> : <Link className="num" to={opens} title={t('figure.open')}>{label}</Link>),
    },
    { title: t('figure.org'), show: ({ org }) => org?.name ?? <span className="muted">{t('figure.orgHidden')}</span> },
    { title: t('figure.day'), show: ({ day }) => <span className="num">{date(day)}</span> },
  ]
  const sums = figure.rows !== null && figure.value !== figure.rows
  const value = { title: figure.unit[language], align: 'right' as const, show: (row: Row) => <span className="num">{numberText(row.value, 2)}</span> }
  return sums ? [...columns, value] : columns
}

function List({ figure, asked }: { figure: Whole; asked: Asked }) {
  const { t } = useTranslation()
  const query = useListOf(rows, { ...asked, key: figure.key }, { also: counted })
  const kind = query.data?.items[0]?.kind ?? kindOf(figure.key)
  const columns = useColumns(figure, kind)
  const { rows: all } = figure
  return (
    <DataTable title={t('figure.rows')} query={query} columns={columns} rowKey={({ id, day }) => `${id} ${day}`}
      actions={all !== null && all > 0 && <Tag tone="ok">{t('figure.rowsCount', { count: all })}</Tag>}
      empty={{ title: t('figure.rowsNone'), note: t('figure.rowsNoneNote') }} />
  )
}

/** The rows that a figure counts, each opening its record. Where the number itself is hidden there is no list. */
export const Rows = ({ figure, asked }: { figure: Whole; asked: Asked }) => (figure.shown === null ? null : <List figure={figure} asked={asked} />)
