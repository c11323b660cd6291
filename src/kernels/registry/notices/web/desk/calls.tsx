import { Button } from 'antd'
import { Phone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { DataTable, TwoLines, type Column } from '#web/desk/ui/data-table.tsx'
import { DeskPage, PageHead } from '#web/desk/ui/page-head.tsx'
import { useFormat } from '#web/i18n/use-format.ts'
import { useCommand, useQueryOf } from '#web/query.ts'
import { linkTo } from '#web/routes.ts'
import { Refused } from '#web/ui/states.tsx'
import { toast } from '#web/ui/toast.tsx'
import { called, today, type Call } from '../../contract.ts'
import { purpose, useCalls } from '../calls.ts'
import './calls.css'

/** What the day's messages came to: one calm line, warm where the budget is used up, and what was not delivered. */
function Today() {
  const { t, i18n } = useTranslation()
  const day = useQueryOf(today, {}, { everySeconds: 60, also: ['call'] }).data
  if (!day) return null
  const channel = (name: string) => (i18n.exists(`out.${name}`) ? t(`out.${name}`) : name)
  return (
    <section className={`card out${day.held > 0 ? ' out-over' : ''}`} aria-label={t('out.title')}>
      <p>{day.held > 0 ? t('out.over', { count: day.held }) : t('out.paid', { count: day.paid, budget: day.budget })}</p>
      {day.held === 0 && <progress max={day.budget} value={Math.min(day.paid, day.budget)} aria-label={t('out.title')} />}
      {day.dead.length > 0 && (
        <details>
          <summary>{t('out.dead')}</summary>
          <ul>{day.dead.map((one) => <li key={`${one.channel} ${one.code}`}>{t('out.deadLine', { channel: channel(one.channel), code: one.code, count: one.count })}</li>)}</ul>
        </details>
      )}
    </section>
  )
}

/** What leads to the number: the record's own look. */
function Number({ call }: { call: Call }) {
  const { t } = useTranslation()
  const to = call.noun === 'request' ? linkTo('desk-request', { id: call.target }) : undefined
  return to === undefined ? null : <Link to={to} className="call-number" title={t('call.phoneNote')}><Phone />{t('call.phone')}</Link>
}

/** 打电话: whom this desk calls since nobody has seen what they were told, and what went out today. */
export default function CallsPage() {
  const { t, i18n } = useTranslation()
  const { ago } = useFormat()
  const query = useCalls()
  const back = linkTo('desk-requests')
  const command = useCommand(called, { purpose, onDone: () => toast({ text: t('call.doneToast') }) })
  const why = (code: string) => t(i18n.exists(`call.${code}`) ? `call.${code}` : 'call.other')
  const who = ({ names }: Call) => (names.length === 0 ? t('call.noAccount') : names.map((name) => (name === '' ? t('me.nameless') : name)).join('、'))
  const columns: Column<Call>[] = [
    { key: 'who', title: t('call.who'), show: (row) => <TwoLines title={<b>{who(row)}</b>} note={<>{why(row.code)} · <span className="call-told">{ago(row.told)}</span></>} /> },
    {
      key: 'acts', title: t('call.acts'), className: 'call-acts', align: 'right',
      show: (row) => (
        <div>
          <Number call={row} />
          <Button aria-label={`${t('call.done')} ${who(row)} ${why(row.code)}`} loading={command.isPending && command.variables?.id === row.id} onClick={() => command.run({ id: row.id })}>{t('call.done')}</Button>
        </div>
      ),
    },
  ]
  return (
    <DeskPage>
      <PageHead title={t('page.desk-calls')} note={t('call.note')}>{back !== undefined && <Link to={`${back}?due=call`}>{t('call.back')}</Link>}</PageHead>
      <Today />
      <Refused fault={command.error} />
      <div className="calls"><DataTable title={t('call.title')} query={query} columns={columns} rowKey={(row) => row.id} empty={{ title: t('call.none'), note: t('call.noneNote') }} /></div>
    </DeskPage>
  )
}
