import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { Id } from '#platform/contract.ts'
import { DataTable, OpenRow, TwoLines, type Column } from '#web/desk/ui/data-table.tsx'
import { hourText } from '#web/i18n/format.ts'
import { useFormat } from '#web/i18n/use-format.ts'
import { useOffice } from '#web/me.ts'
import { useListOf } from '#web/query.ts'
import { Lamp } from '#web/ui/lamp.tsx'
import { Tag } from '#web/ui/tag.tsx'
import { inbox, type Did, type Due as Pressing, type Request, type RequestState } from '../../contract.ts'
import { mayDo, toneOf } from '../stand.ts'
import { purpose } from '../waiting.ts'
import { AcceptMany } from './accept-many.tsx'
import { useOpenRequest } from './open.ts'
import { RequestPanel } from './request-panel.tsx'
import './desk.css'

/** Which requests: by where they stand, by when they are due, by service; all where nothing is told. */
export interface Asked {
  state?: RequestState
  due?: z.output<typeof Pressing>
  /** What happened to them today. */
  did?: z.output<typeof Did>
  service?: string
}

/** When the desk answers, or what the clock will do next. */
function Due({ request }: { request: Request }) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  if (request.alert !== null) return <TwoLines title={<Tag tone="warm">{t(`alert.${request.alert}`)}</Tag>} note={moment(request.state === 'submitted' ? request.answerBy : request.window.to)} />
  if (request.state === 'submitted') return <TwoLines title={<Lamp due={request.answerBy} />} note={moment(request.answerBy)} />
  return request.next === null ? <span className="muted">–</span> : <TwoLines title={moment(request.next.at)} note={t(`due.${request.next.act}`)} />
}

/** Columns that would say the same in each row are left out: the state where one is asked for, the team where there is none yet. */
const hiddenFor = ({ state, due }: Asked): readonly string[] => {
  if (due === 'alerted' || due === 'call') return []
  if (due !== undefined || state === 'submitted' || state === 'open') return ['state', 'team']
  return state === undefined ? [] : ['state']
}

function useColumns(asked: Asked, onOpen: (request: Request) => void): Column<Request>[] {
  const { t } = useTranslation()
  const { language, day } = useFormat()
  const here = useOffice()?.org.id
  const where = ({ number, org, estate, byPhone }: Request) => [number, ...(org.id === here ? [] : [org.name]), estate.name, ...(byPhone ? [t('inbox.byPhone')] : [])].join('·')
  const columns: Column<Request>[] = [
    { key: 'what', title: t('inbox.what'), show: (one) => <OpenRow title={<span className="request-name">{one.service[language]}</span>} note={where(one)} onOpen={() => onOpen(one)} /> },
    { key: 'when', title: t('inbox.when'), show: ({ window }) => <TwoLines title={day(window.from)} note={`${hourText(window.from)}–${hourText(window.to)}`} /> },
    { key: 'due', title: t(asked.state === 'submitted' ? 'inbox.answerBy' : 'inbox.due'), show: (one) => <Due request={one} /> },
    { key: 'state', title: t('inbox.state'), show: ({ state }) => <Tag tone={toneOf[state]}>{t(`state.request.${state}`)}</Tag> },
    { key: 'team', title: t('inbox.team'), show: ({ team }) => (team ? <span className="request-team">{team.name}</span> : <span className="muted">{t('inbox.noTeam')}</span>) },
  ]
  return columns.filter(({ key }) => !hiddenFor(asked).includes(String(key)))
}

/** Steps through the list while one request stands open. */
function neighbours(rows: readonly Request[], open: Id<'request'> | undefined, onOpen: (id: Id<'request'>) => void) {
  const at = rows.findIndex(({ id }) => id === open)
  const step = (to: number) => {
    const row = rows[to]
    return row && row.id !== open ? () => onOpen(row.id) : undefined
  }
  return { onPrevious: at > 0 ? step(at - 1) : undefined, onNext: step(at + 1) }
}

/** What an empty list says: calm, where it is what waits. */
function useEmpty({ state, service }: Asked): { title: string; note: string } {
  const { t } = useTranslation()
  const waiting = state === 'submitted' && service === undefined
  return waiting ? { title: t('inbox.emptySubmitted'), note: t('inbox.emptySubmittedNote') } : { title: t('inbox.empty'), note: t('inbox.emptyNote') }
}

/** The requests of this desk as a table, one of them open beside it. What waits for an answer comes with the nearest deadline first. */
export function RequestTable({ asked, title, actions }: { asked: Asked; title: string; actions?: ReactNode }) {
  const [open, setOpen] = useOpenRequest()
  const [keys, setKeys] = useState<string[]>([])
  const query = useListOf(inbox, { ...asked, limit: 50 }, { purpose, everySeconds: 60 })
  const columns = useColumns(asked, ({ id }) => setOpen(id))
  const rows = query.data?.items ?? []
  const empty = useEmpty(asked)
  const acceptable = rows.filter((one) => mayDo(one, 'accept'))
  return (
    <>
      {acceptable.length > 0 && <AcceptMany rows={acceptable} keys={keys} onKeys={setKeys} />}
      <DataTable title={title} query={query} {...(acceptable.length > 0 && { ticked: { keys, onChange: setKeys } })} columns={columns} rowKey={({ id }) => id} open={open} onOpen={({ id }) => setOpen(id)} empty={empty} {...(actions !== undefined && { actions })} />
      {open && <RequestPanel key={open} id={open} onClose={() => setOpen(undefined)} {...neighbours(rows, open, setOpen)} />}
    </>
  )
}
