import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { Id } from '#platform/contract.ts'
import { menu } from '#kernels/marketplace/catalogue/contract.ts'
import { DeskPage, PageHead } from '#web/desk/ui/page-head.tsx'
import { useLanguage } from '#web/i18n/language.ts'
import { useOffice, type WornOffice } from '#web/me.ts'
import { useQueryOf } from '#web/query.ts'
import { Did, Due, RequestState } from '../../contract.ts'
import { RequestTable, type Asked } from './request-table.tsx'

const ALL = 'all'

/** What the address asks for: what waits for an answer unless told. A deadline belongs to what waits only, what presses to all. */
function askedBy(search: URLSearchParams): Asked {
  const due = Due.safeParse(search.get('due')).data
  const service = search.get('service')
  const did = Did.safeParse(search.get('did')).data
  const kind = service === null ? {} : { service }
  if (did !== undefined) return { did, ...kind }
  if (due === 'alerted' || due === 'call') return { due, ...kind }
  if (due !== undefined) return { state: 'submitted', due, ...kind }
  return search.get('state') === ALL ? kind : { state: RequestState.safeParse(search.get('state')).data ?? 'submitted', ...kind }
}

/** The filters as the address has them, and how to set one. */
function useAsked(): [Asked, (name: 'state' | 'due' | 'service', value: string) => void] {
  const [search, setSearch] = useSearchParams()
  const set = (name: 'state' | 'due' | 'service', value: string) =>
    setSearch((old) => {
      const next = new URLSearchParams(old)
      if (value === '') next.delete(name)
      else next.set(name, value)
      if (name !== 'service') next.delete('did')
      if (name === 'state') next.delete('due')
      if (name === 'due') next.delete('state')
      return next
    }, { replace: true })
  return [askedBy(search), set]
}

function Filters({ asked, set, org }: { asked: Asked; set: ReturnType<typeof useAsked>[1]; org: Id<'org'> }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const services = useQueryOf(menu, { org }, { steady: true }).data?.services ?? []
  const states = [...RequestState.options.map((one) => ({ value: one, label: t(`state.request.${one}`) })), { value: ALL, label: t('inbox.all') }]
  const dues = [{ value: '', label: t('inbox.anyDue') }, { value: 'today', label: t('today.dueToday') }, { value: 'overdue', label: t('today.overdue') }, { value: 'alerted', label: t('today.alerted') }, { value: 'call', label: t('today.call') }]
  const kinds = [{ value: '', label: t('inbox.anyService') }, ...services.map((one) => ({ value: one.key, label: one[language] }))]
  return (
    <>
      <Select<string> aria-label={t('inbox.stateFilter')} className="inbox-filter" value={asked.state ?? ALL} options={states} onChange={(value) => set('state', value)} />
      <Select<string> aria-label={t('inbox.dueFilter')} className="inbox-filter" value={asked.due ?? ''} options={dues} onChange={(value) => set('due', value)} />
      <Select<string> aria-label={t('inbox.serviceFilter')} className="inbox-filter" value={asked.service ?? ''} options={kinds} onChange={(value) => set('service', value)} />
    </>
  )
}

/** What the list is called: by its deadline, by what presses, by where its requests stand. */
function titleOf({ state, due, did }: Asked): string {
  if (did !== undefined) return { submit: 'day.came', accept: 'day.accepted', confirm: 'day.done' }[did]
  if (due !== undefined) return { today: 'today.dueToday', overdue: 'today.overdue', alerted: 'today.alerted', call: 'today.call' }[due]
  return state === undefined ? 'inbox.all' : `state.request.${state}`
}

/** What the page is for, and in which order its list stands. */
function noteOf({ role, org }: WornOffice, { state, due }: Asked): string {
  if (role !== 'staff' || org.kind !== 'community') return 'inbox.noteOver'
  return state === 'submitted' || due !== undefined ? 'inbox.note' : 'inbox.noteAll'
}

/** 点单受理: what this desk has to answer, and everything that it ever received. */
export default function InboxPage() {
  const { t } = useTranslation()
  const [asked, set] = useAsked()
  const office = useOffice()
  if (!office) return null
  const title = t(titleOf(asked))
  return (
    <DeskPage>
      <PageHead title={t('page.desk-requests')} note={t(noteOf(office, asked))} />
      <RequestTable asked={asked} title={title} actions={<Filters asked={asked} set={set} org={office.org.id} />} />
    </DeskPage>
  )
}
