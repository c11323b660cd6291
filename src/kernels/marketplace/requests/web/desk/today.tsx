import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { CounterCards, type Counter } from '#web/desk/ui/counter-cards.tsx'
import { DeskPage, PageHead } from '#web/desk/ui/page-head.tsx'
import { useFormat } from '#web/i18n/use-format.ts'
import { useMe, useOffice, type WornOffice } from '#web/me.ts'
import { pagesOf } from '#web/routes.ts'
import type { LampState } from '#web/ui/lamp.tsx'
import { useCounters } from '../waiting.ts'
import { FiveLines } from './five-lines.tsx'
import { RequestTable, type Asked } from './request-table.tsx'
import { Rounds } from './rounds.tsx'
import './desk.css'

const readers: readonly string[] = ['staff', 'editor', 'leader', 'auditor']

const lists = {
  submitted: { state: 'submitted' }, dueToday: { due: 'today' }, overdue: { due: 'overdue' },
  alerted: { due: 'alerted' }, open: { state: 'open' }, claimed: { state: 'claimed' }, finished: { state: 'finished' },
} as const satisfies Record<string, Asked>
type List = keyof typeof lists
const keys = ['submitted', 'dueToday', 'overdue', 'alerted', 'open', 'claimed', 'finished'] as const satisfies readonly List[]

type Counts = NonNullable<ReturnType<typeof useCounters>['data']>

const none: Counts = { alerted: 0, submitted: 0, dueToday: 0, overdue: 0, open: 0, claimed: 0, working: 0, finished: 0, firstDue: null }

/** The notes under the counts: the nearest deadline, and what the number hides. */
function useNotes(counts: Counts): Partial<Record<List, string>> {
  const { t } = useTranslation()
  const { deadline, moment } = useFormat()
  const first = counts.firstDue
  return {
    overdue: t('today.overdueNote'), alerted: t('today.alertedNote'), open: t('today.openNote'), finished: t('today.finishedNote'),
    ...(counts.overdue > 0 ? { submitted: t('today.overdueOf', { count: counts.overdue }) } : first !== null && { submitted: t('today.earliest', { left: deadline(first).text }) }),
    ...(first !== null && counts.dueToday > 0 && { dueToday: t('today.firstAt', { at: moment(first) }) }),
    ...(counts.working > 0 && { claimed: t('today.working', { count: counts.working }) }),
  }
}

const lamps: Partial<Record<List, LampState>> = { dueToday: 'soon', overdue: 'late', alerted: 'late' }

function useCards(counts: Counts | undefined): Counter<List>[] {
  const { t } = useTranslation()
  const notes = useNotes(counts ?? none)
  const labels: Readonly<Record<List, string>> = {
    submitted: t('state.request.submitted'), dueToday: t('today.dueToday'), overdue: t('today.overdue'), alerted: t('today.alerted'),
    open: t('state.request.open'), claimed: t('state.request.claimed'), finished: t('state.request.finished'),
  }
  return keys.map((key) => {
    const note = notes[key]
    // A lamp that stands for nothing would only alarm.
    const lamp = (counts?.[key] ?? 0) > 0 ? lamps[key] : undefined
    return { key, label: labels[key], value: counts?.[key], ...(note !== undefined && { note }), ...(lamp && { lamp }) }
  })
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

/** Staff of a community, who receive requests. */
const receives = ({ role, org }: WornOffice): boolean => role === 'staff' && org.kind === 'community'

/** The head: for a receiving desk how much waits, for an office above whose requests these are. */
function Head({ office, counts }: { office: WornOffice; counts: Counts | undefined }) {
  const { t } = useTranslation()
  const name = useMe().data?.name ?? ''
  const urgent = useUrgent(counts)
  const waiting = counts?.submitted ?? 0
  if (!receives(office)) return <PageHead title={t('today.hello', { name })} note={t('today.over', { org: office.org.name })} />
  return <PageHead title={t(waiting > 0 ? 'today.waits' : 'today.none', { name, count: waiting })} note={urgent} />
}

/** The desk that receives: what waits, by when, and the list of it. Offices above see how their communities stand. */
function Requests({ office }: { office: WornOffice }) {
  const { t } = useTranslation()
  const counts = useCounters().data
  const [chosen, setChosen] = useState<List>('submitted')
  const cards = useCards(counts)
  return (
    <DeskPage>
      <Head office={office} counts={counts} />
      <div className="today-counters"><CounterCards label={t('today.counters')} counters={cards} chosen={chosen} onChoose={setChosen} /></div>
      <RequestTable asked={lists[chosen]} title={cards.find(({ key }) => key === chosen)?.label ?? ''} />
      {receives(office) && <Rounds />}
      <FiveLines />
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
