import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { z } from 'zod'
import { useFormat } from '#web/i18n/use-format.ts'
import { useListOf, useQueryOf } from '#web/query.ts'
import { HandPage } from '#web/hand/ui/page.tsx'
import { Button } from '#web/ui/button.tsx'
import { Await, Empty } from '#web/ui/states.tsx'
import { kind as kindOf } from '../../contract.ts'
import './my-data.css'

const Both = z.object({ zh: z.string(), en: z.string() })
const Listed = z.array(z.unknown())
const Text = z.union([z.string(), z.number(), z.boolean()]).transform(String)

const text = (value: unknown): string => Text.safeParse(value).data ?? ''

/** How each value is said, by the server's word for it. */
function useSaid(): (as: string, value: unknown) => string {
  const { t } = useTranslation()
  const { moment, date, language } = useFormat()
  return (as, value) => {
    if (as === 'time') return moment(text(value))
    if (as === 'day') return date(`${text(value)}T00:00:00+08:00`)
    if (as === 'both') return Both.safeParse(value).data?.[language] ?? ''
    return as.startsWith('word:') ? t(`${as.slice('word:'.length)}.${text(value)}`) : text(value)
  }
}

function Value({ as, value }: { as: string; value: unknown }) {
  const said = useSaid()
  const all = Listed.safeParse(value).data ?? [value]
  if (as === 'photos') return all.map((photo) => <img key={text(photo).slice(-40)} src={text(photo)} alt="" />)
  return all.map((one) => said(as, one)).map((line) => <p key={line}>{line}</p>)
}

const told = (value: unknown): boolean => value !== null && value !== undefined && value !== '' && Listed.safeParse(value).data?.length !== 0

function Kept({ row, fields }: { row: Readonly<Record<string, unknown>>; fields: Readonly<Record<string, string>> }) {
  const { t } = useTranslation()
  return (
    <li className="card my-row">
      <dl>
        {Object.entries(fields).filter(([field]) => told(row[field])).map(([field, as]) => (
          <div key={field} style={{ display: 'contents' }}><dt>{t(`my.field.${field}`)}</dt><dd><Value as={as} value={row[field]} /></dd></div>
        ))}
      </dl>
    </li>
  )
}

function Rows({ kind }: { kind: string }) {
  const { t } = useTranslation()
  const first = useQueryOf(kindOf, { kind, limit: 1 }, { hat: 'me' })
  const list = useListOf(kindOf, { kind }, { hat: 'me' })
  const fields = first.data?.fields ?? {}
  return (
    <Await query={list} empty={<Empty title={t(kind === 'looks' ? 'my.noLooks' : 'my.noneTitle')} />}>
      {({ items }) => (
        <>
          <ul className="my-rows">{items.map((row) => <Kept key={row.id} row={row} fields={fields} />)}</ul>
          {list.hasNextPage && <div className="page-pad"><Button kind="outline" block busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{t('my.more')}</Button></div>}
        </>
      )}
    </Await>
  )
}

/** One kind of what is kept of me. */
export default function KindPage() {
  const { t, i18n } = useTranslation()
  const { kind = '' } = useParams()
  const known = i18n.exists(`my.kind.${kind}`)
  return (
    <HandPage title={t(known ? `my.kind.${kind}` : 'page.my-data-kind')} back="/me/data">
      <div className="page-body">
        {known && <p className="my-lead">{t(`my.why.${kind}`)}</p>}
        <Rows kind={kind} />
      </div>
    </HandPage>
  )
}
