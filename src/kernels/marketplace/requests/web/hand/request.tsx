import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { id as idOf, type Id } from '#platform/contract.ts'
import { useFormat } from '#web/i18n/use-format.ts'
import { useMe } from '#web/me.ts'
import { linkTo } from '#web/routes.ts'
import { ButtonLink } from '#web/ui/button.tsx'
import { TeamMark } from '#web/ui/cover.tsx'
import { Missing } from '#web/ui/missing.tsx'
import { ServiceIcon } from '#web/ui/service-icon.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { Problem } from '#web/ui/states.tsx'
import { Timeline } from '#web/ui/timeline.tsx'
import { HandPage } from '#web/hand/ui/page.tsx'
import { CodePanel } from '#web/hand/ui/panels.tsx'
import type { Whole } from '../../contract.ts'
import { isApplying, isLate, mayDo } from '../stand.ts'
import { useSteps } from '../steps.ts'
import { ChoiceCard } from './choice.tsx'
import { hasMatters, Matters, type Acting } from './matters.tsx'
import { hasResidentBar, ResidentBar } from './resident-bar.tsx'
import { SealedCard } from './sealed.tsx'
import { useSides } from './sides.ts'
import { teamDeeds, TeamBar } from './team-bar.tsx'
import './requests.css'

const RequestId = idOf('request')

type Sides = ReturnType<typeof useSides>

/** A team that it was offered to, as long as another has it. */
const isRival = ({ led, team, resident }: Sides): boolean => !resident && led !== undefined && led.team !== null && led.team.id !== team?.org.id

/** Whether the rule gave it to the team that has it. */
const isChosen = ({ state, choice, team }: Whole): boolean => state === 'claimed' && choice?.decided?.team?.id === team?.id

/** How it stands, as a word key. */
function standOf(request: Whole, sides: Sides): string {
  if (isRival(sides)) return 'stand.rival'
  const stand = isApplying(request) ? 'applying' : request.state
  if (sides.resident) return `stand.${stand}`
  return `stand.${isChosen(request) ? 'chosen' : stand}.team`
}

/** The sentence above everything: where it stands, and by when what comes. */
function useHero(request: Whole, sides: Sides) {
  const { t } = useTranslation()
  const { moment, window, now } = useFormat()
  const facts = { window: window(request.window.from, request.window.to), at: moment(request.next?.at ?? request.answerBy), team: request.team?.name }
  const key = standOf(request, sides)
  const told = request.timeline.at(-1)?.note?.next
  return { title: t(key, facts), note: told ?? t(isLate(request, now) ? `stand.${request.state}.late` : `${key}.note`, facts) }
}

/** How many neighbours need it too. */
function Supporters({ count }: { count: number }) {
  const { t } = useTranslation()
  return count > 0 ? <p>{t('nearby.supporters', { count })}</p> : null
}

/** Who comes, or what was ordered as long as nobody does; with the code that both phones show. */
function Card({ request, resident }: { request: Whole; resident: boolean }) {
  const { t } = useTranslation()
  const { language, duration, list } = useFormat()
  const people = list(request.helpers.map(({ name }) => name))
  const team = resident ? request.team : null
  const title = team?.name ?? t('request.what', { service: request.service[language], estate: request.estate.name })
  return (
    <section className="card lifted request-card" aria-label={title}>
      <div className="row">
        {team ? <TeamMark of={team.id} /> : <span className="service-mark"><ServiceIcon name={request.service.icon} /></span>}
        <div className="grow">
          <h2>{title}</h2>
          <Supporters count={request.supporters} />
          <p>{people === '' ? t('request.about', { minutes: duration(request.minutes) }) : t('request.people', { people })}</p>
        </div>
      </div>
      {request.code !== null && <CodePanel label={t(resident ? 'request.code' : 'request.codeTeam')} code={request.code} />}
    </section>
  )
}

function barOf({ own, led, team, resident }: Sides) {
  if (resident && own) return hasResidentBar(own) ? { bar: <ResidentBar request={own} /> } : {}
  return teamDeeds(own, led).length > 0 ? { bar: <TeamBar own={own} led={led} hat={team?.wears ?? 'me'} /> } : {}
}

/** What is sealed: the look belongs to the person, not to the team, so only her own view knows whether she may. */
function Looks({ sides: { resident }, request }: { sides: Sides; request: Whole }) {
  const me = useMe().data
  const named = request.helpers.some(({ id }) => id === me?.id)
  if (!resident && !named && request.team === null) return null
  return <SealedCard request={request} visiting={!resident} named={named} />
}

/** As whom the reader stands between the two sides: the resident, the leader, or who stood at the door. */
function actingOf({ own, led, team, resident }: Sides): Acting | undefined {
  if (resident || led === undefined) return own && { request: own, hat: 'me', ...(!resident && { purpose: 'visit' }) }
  return { request: led, hat: team?.wears ?? 'me' }
}

function Between({ sides }: { sides: Sides }) {
  const acting = actingOf(sides)
  return acting && hasMatters(acting.request) ? <Matters {...acting} /> : null
}

/** The way to the request that this one went into, for who may read it. */
function MergedInto({ request }: { request: Whole }) {
  const { t } = useTranslation()
  const to = request.merged && linkTo('request', { id: request.merged.id })
  return request.merged && to ? <ButtonLink kind="soft" block to={to}>{t('request.merged', { number: request.merged.number })}</ButtonLink> : null
}

/** The way to say that something was wrong, for a resident from the first naming on: never loud, never hidden. */
function Concern({ request }: { request: Whole }) {
  const { t } = useTranslation()
  const to = linkTo('concern', { id: request.id })
  const named = request.timeline.some(({ act }) => act === 'claim')
  return named && to !== undefined ? <p className="request-concern"><Link to={to}>{t('concern.open')}</Link></p> : null
}

const listOf = ({ resident, team }: Sides) => linkTo(resident ? 'orders' : team ? 'team' : 'visits')

function Shown({ sides, request }: { sides: Sides; request: Whole }) {
  const { t } = useTranslation()
  const hero = useHero(request, sides)
  const steps = useSteps(request, sides.resident ? 'resident' : 'team')
  return (
    <HandPage title={t('page.request')} back={listOf(sides)} hero={hero} {...barOf(sides)}>
      <Card request={request} resident={sides.resident} />
      <div className="page-pad cards page-body">
        <Between sides={sides} />
        {!sides.resident && !isRival(sides) && <Looks sides={sides} request={request} />}
        {!sides.resident && <ChoiceCard request={sides.led ?? request} />}
        <section className="card request-steps" aria-label={t('request.steps')}>
          <Timeline steps={steps} label={t('request.steps')} />
        </section>
        {sides.resident && <Looks sides={sides} request={request} />}
        {sides.resident && <Concern request={request} />}
        <MergedInto request={request} />
        <p className="request-number num">{t('request.number', { number: request.number })}</p>
      </div>
    </HandPage>
  )
}

/** Whose view is shown: until the evening before, the team's says more than that of who goes there, the code and words of the desk. */
const seenOf = ({ own, led, resident }: Sides): Whole | undefined => (own && (resident || mayDo(own, 'look')) ? own : (led ?? own))

function Found({ id }: { id: Id<'request'> }) {
  const { t } = useTranslation()
  const sides = useSides(id)
  const request = seenOf(sides)
  if (request) return <Shown sides={sides} request={request} />
  return (
    <HandPage title={t('page.request')} back={linkTo('orders')}>
      {sides.error ? <Problem fault={sides.error} onRetry={sides.retry} /> : <Skeleton block={150} rows={5} />}
    </HandPage>
  )
}

/** 点单进度: one request as both sides see it, like a courier's timeline. */
export default function RequestPage() {
  const read = RequestId.safeParse(useParams()['id'])
  return read.success ? <Found key={read.data} id={read.data} /> : <Missing home="/" />
}
