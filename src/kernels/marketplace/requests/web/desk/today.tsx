import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { CounterCards, type Counter } from '#web/desk/ui/counter-cards.tsx'
import { DeskPage, PageHead } from '#web/desk/ui/page-head.tsx'
import { useFormat } from '#web/i18n/use-format.ts'
import { useMe, useOffice, type WornOffice } from '#web/me.ts'
import { pagesOf } from '#web/routes.ts'
import { useCounters } from '../waiting.ts'
import { RequestTable, type Asked } from './request-table.tsx'
import './desk.css'

const readers: readonly string[] = ['staff', 'editor', 'leader', 'auditor']

const lists = {
  submitted: { state: 'submitted' }, dueToday: { due: 'today' }, overdue: { due: 'overdue' },
  open: { state: 'open' }, claimed: { state: 'claimed' }, finished: { state: 'finished' },
} as const satisfies Record<string, Asked>
type List = keyof typeof lists

type Counts = NonNullable<ReturnType<typeof useCounters>['data']>

function useCards(counts: Counts | undefined): Counter<List>[] {
  const { t } = useTranslation()
  const { deadline, moment } = useFormat()
  const first = counts?.firstDue ?? null
  const earliest = first === null ? {} : { note: t('today.earliest', { left: deadline(first).text }) }
  const today = first === null || (counts?.dueToday ?? 0) === 0 ? {} : { note: t('today.firstAt', { at: moment(first) }) }
  return [
    { key: 'submitted', label: t('state.request.submitted'), value: counts?.submitted, ...earliest },
    { key: 'dueToday', label: t('today.dueToday'), value: counts?.dueToday, lamp: 'soon', ...today },
    { key: 'overdue', label: t('today.overdue'), value: counts?.overdue, lamp: 'late', note: t('today.overdueNote') },
    { key: 'open', label: t('state.request.open'), value: counts?.open, note: t('today.openNote') },
    { key: 'claimed', label: t('state.request.claimed'), value: counts?.claimed, note: t('today.working', { count: counts?.working ?? 0 }) },
    { key: 'finished', label: t('state.request.finished'), value: counts?.finished, note: t('today.finishedNote') },
  ]
}

/** What waits, said in one line under the greeting. */
function useUrgent(counts: Counts | undefined): string {
  const { t } = useTranslation()
  if (!counts) return ''
  const { overdue, dueToday: due } = counts
  if (overdue > 0 && due > 0) return t('today.lateAndDue', { overdue, due })
  if (overdue > 0) return t('today.late', { overdue })
  return due > 0 ? t('today.due', { due }) : t('today.calm')
}

/** The desk that receives: what waits, by when, and the list of it. Offices above see how their communities stand. */
function Requests({ office }: { office: WornOffice }) {
  const { t } = useTranslation()
  const name = useMe().data?.name ?? ''
  const counts = useCounters().data
  const [chosen, setChosen] = useState<List>('submitted')
  const urgent = useUrgent(counts)
  const cards = useCards(counts)
  const answers = office.role === 'staff' && office.org.kind === 'community'
  const waiting = counts?.submitted ?? 0
  const title = answers ? t(waiting > 0 ? 'today.waits' : 'today.none', { name, count: waiting }) : t('today.hello', { name })
  const label = cards.find(({ key }) => key === chosen)?.label ?? ''
  return (
    <DeskPage>
      <PageHead title={title} note={answers ? urgent : t('today.over', { org: office.org.name })} />
      <div className="today-counters"><CounterCards label={t('today.counters')} counters={cards} chosen={chosen} onChoose={setChosen} /></div>
      <RequestTable asked={lists[chosen]} title={label} />
    </DeskPage>
  )
}

/** Where an office without requests begins: its own pages as tiles. */
function Start({ office }: { office: WornOffice }) {
  const { t } = useTranslation()
  const name = useMe().data?.name ?? ''
  const mine = pagesOf('desk').filter(({ name: page, nav }) => nav && page !== 'desk-today' && (nav.roles === undefined || nav.roles.includes(office.role)))
  return (
    <DeskPage>
      <PageHead title={t('today.hello', { name })} note={t('today.startNote', { org: office.org.name })} />
      <nav aria-label={t('today.start')}>
        <ul className="start-tiles">
          {mine.map(({ name: page, path, nav }) => {
            const Icon = nav?.icon
            return <li key={page}><Link className="card" to={path}>{Icon && <Icon />}<b>{t(`page.${page}`)}</b></Link></li>
          })}
        </ul>
      </nav>
    </DeskPage>
  )
}

/** 今天: what waits for this office. Staff of a community see what to answer, offices above how it stands, others where they begin. */
export default function TodayPage() {
  const office = useOffice()
  if (!office) return null
  return readers.includes(office.role) ? <Requests key={office.id} office={office} /> : <Start office={office} />
}
