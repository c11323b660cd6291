import { Eye, Phone, Printer, ShieldAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Id } from '#platform/contract.ts'
import { SidePanel } from '#web/desk/ui/side-panel.tsx'
import { useFormat } from '#web/i18n/use-format.ts'
import { useOffice } from '#web/me.ts'
import { useCommand, useQueryOf } from '#web/query.ts'
import { linkTo } from '#web/routes.ts'
import { Button } from '#web/ui/button.tsx'
import { KeyValues } from '#web/ui/figure.tsx'
import { TimeRing } from '#web/ui/ring.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { Problem, Refused } from '#web/ui/states.tsx'
import { Tag } from '#web/ui/tag.tsx'
import { Timeline } from '#web/ui/timeline.tsx'
import { look, show, type Whole } from '../../contract.ts'
import { ring } from '../../desk/contract.ts'
import { Opened } from '../opened.tsx'
import { isOver, mayDo, toneOf } from '../stand.ts'
import { useSteps } from '../steps.ts'
import { purpose } from '../waiting.ts'
import { Deeds, hasDeeds } from './deeds.tsx'
import { Pressing } from './stuck-deeds.tsx'
import { TeamsThatFit } from './teams.tsx'
import { Twins } from './twins.tsx'

const MINUTE = 60_000

/** How much time is left to answer, as a ring and in words. */
function AnswerClock({ request }: { request: Whole }) {
  const { t } = useTranslation()
  const { now, duration, moment } = useFormat()
  const [created, until] = [Date.parse(request.created), Date.parse(request.answerBy)]
  const left = until - now
  const words = duration(Math.abs(left) / MINUTE)
  return (
    <div className="clock-panel">
      <TimeRing share={Math.max(0, left / Math.max(1, until - created))} />
      <div><b className="num">{t(left > 0 ? 'panel.left' : 'panel.over', { left: words })}</b><p className="num">{t('panel.answerBy', { at: moment(request.answerBy) })}</p></div>
    </div>
  )
}

function useFacts(request: Whole): [string, React.ReactNode][] {
  const { t } = useTranslation()
  const { window, duration, list } = useFormat()
  const here = useOffice()?.org.id
  const who = request.orderer ? [request.orderer.name, ...(request.forOther ? [t('panel.forOther')] : [])].join('·') : ''
  const facts: [string, React.ReactNode, boolean][] = [
    [t('panel.window'), <span key="window" className="num">{window(request.window.from, request.window.to)}</span>, true],
    [t('panel.estate'), request.estate.name, true],
    [t('panel.supporters'), t('panel.supportersCount', { count: request.supporters }), request.supporters > 0],
    [t('panel.orderer'), who, who !== ''],
    [t('panel.entered'), t('panel.byPhone'), request.byPhone],
    [t('panel.org'), request.org.name, request.org.id !== here],
    [t('panel.team'), request.team?.name, request.team !== null],
    [t('panel.helpers'), list(request.helpers.map(({ name }) => name)), request.helpers.length > 0],
    [t('panel.visits'), list(request.visits.map(({ person, minutes }) => `${person.name} ${duration(minutes)}`)), request.visits.length > 0],
    [t('panel.rating'), t('panel.stars', { count: request.rating ?? 0 }), request.rating !== null],
  ]
  return facts.flatMap(([name, value, known]) => (known ? [[name, value]] : []))
}

/** Whom to call and at which number, for who reviews from above: the press is written down, and dials. */
function CallBack({ request }: { request: Whole }) {
  const { t } = useTranslation()
  const call = useCommand(ring, { purpose, onDone: ({ phone }) => location.assign(`tel:${phone}`) })
  if (call.data) return <KeyValues items={[[t('sealed.name'), call.data.name], [t('sealed.phone'), <a key="phone" className="sealed-call num" href={`tel:${call.data.phone}`}><Phone />{call.data.phone.replace(/^\+86/, '')}</a>]]} />
  return (
    <div className="stack">
      <div className="row panel-look">
        <Button kind="outline" icon={<Phone />} busy={call.isPending} onClick={() => call.run({ id: request.id })}>{t('panel.callBack')}</Button>
        <span className="muted type-note">{t('panel.callBackNote')}</span>
      </div>
      <Refused fault={call.error} />
    </div>
  )
}

/** Address, phone, words and photo: opened by a press, and each look is written down. */
function Sealed({ request }: { request: Whole }) {
  const { t } = useTranslation()
  const open = useCommand(look, { purpose })
  // One press looks, which is written down, and dials.
  const dial = useCommand(look, { purpose, onDone: ({ phone }) => location.assign(`tel:${phone}`) })
  if (!mayDo(request, 'look')) return mayDo(request, 'ring') ? <CallBack request={request} /> : <p className="muted">{t('sealed.deskOnly')}</p>
  const shown = open.data ?? dial.data
  if (shown) return <Opened sealed={shown} />
  return (
    <div className="stack">
      <div className="row panel-look">
        <Button kind="soft" icon={<Eye />} busy={open.isPending} onClick={() => open.run({ id: request.id })}>{t('panel.look')}</Button>
        <Button kind="outline" icon={<Phone />} busy={dial.isPending} onClick={() => dial.run({ id: request.id })}>{t('panel.call')}</Button>
        <span className="muted type-note">{t('panel.lookNote')}</span>
      </div>
      <Refused fault={open.error ?? dial.error} />
    </div>
  )
}

/** The way to the page that is printed for somebody without a phone. */
function Slip({ id }: { id: Id<'request'> }) {
  const { t } = useTranslation()
  const to = linkTo('desk-slip', { id })
  return to === undefined ? null : <Link className="panel-slip" to={to}><Printer />{t('slip.open')}</Link>
}

/** The way to write down that something was wrong, where the desk reaches the one served by a call. */
function Concern({ request }: { request: Whole }) {
  const { t } = useTranslation()
  const to = linkTo('desk-concern', { id: request.id })
  const called = request.byPhone || request.forOther || request.state === 'closed'
  const named = request.timeline.some(({ act }) => act === 'claim')
  return called && named && mayDo(request, 'look') && to !== undefined ? <Link className="panel-slip" to={to}><ShieldAlert />{t('panel.concern')}</Link> : null
}

interface Around {
  onClose: () => void
  onPrevious?: (() => void) | undefined
  onNext?: (() => void) | undefined
}

const waits = ({ state }: Whole) => state === 'submitted' || state === 'open'

/** Who answers it, where this reader does not. */
function ReadOnly({ request }: { request: Whole }) {
  const { t } = useTranslation()
  const mine = useOffice()?.org.id === request.org.id
  return <p className="muted">{mine ? t('panel.readOnly') : t('panel.elsewhere', { org: request.org.name })}</p>
}

const footOf = (request: Whole) => {
  if (hasDeeds(request)) return { foot: <Deeds request={request} /> }
  return waits(request) ? { foot: <ReadOnly request={request} /> } : {}
}

function Shown({ request, ...around }: Around & { request: Whole }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const facts = useFacts(request)
  const steps = useSteps(request, 'desk')
  return (
    <SidePanel kicker={t('panel.kicker', { number: request.number })} title={request.service[language]}
      tag={<Tag tone={toneOf[request.state]}>{t(`state.request.${request.state}`)}</Tag>} {...footOf(request)} {...around}>
      {request.state === 'submitted' && <AnswerClock request={request} />}
      <Pressing request={request} />
      <KeyValues items={facts} />
      <Sealed request={request} />
      {request.byPhone && mayDo(request, 'look') && !isOver(request.state) && <Slip id={request.id} />}
      {mayDo(request, 'merge') && <Twins request={request} />}
      {waits(request) && hasDeeds(request) && <TeamsThatFit request={request} />}
      <section aria-label={t('panel.timeline')}>
        <h3>{t('panel.timeline')}</h3>
        <Timeline steps={steps} label={t('panel.timeline')} />
      </section>
      <Concern request={request} />
    </SidePanel>
  )
}

/** One request beside the list: what, by when, who can come, and what this desk may do. */
export function RequestPanel({ id, ...around }: Around & { id: Id<'request'> }) {
  const { t } = useTranslation()
  const query = useQueryOf(show, { id }, { purpose, everySeconds: 60 })
  if (query.data) return <Shown request={query.data} {...around} />
  return (
    <SidePanel kicker={t('page.desk-request')} title="" {...around}>
      {query.error ? <Problem fault={query.error} onRetry={() => void query.refetch()} /> : <Skeleton block={68} rows={4} />}
    </SidePanel>
  )
}
