/** The demo: a county on real ground with three months behind it, made by its people's own actions over HTTP on a moved clock. */
import { addDays, dayOf } from '#platform/calendar.ts'
import { realNow } from '#platform/clock.ts'
import type { Id } from '#platform/contract.ts'
import type { Secrets } from '#platform/seal.ts'
import * as orgs from '#kernels/registry/orgs/contract.ts'
import * as practices from '#practices/install/contract.ts'
import { setupToken } from '../launch/first-run.ts'
import { chance, type Chance } from './chance.ts'
import { SIZES, type Size } from './city.ts'
import { appoint, begin, below, inOffice, moveIn, openCommunity, openCounty, openTeam, secondFactor, wasInOffice, type Community, type Crew, type Ground, type Manned, type Org } from './county.ts'
import { CREWS, FAR_CREWS, UNFIT, type CrewPlan } from './crews.ts'
import { at, lastAwake } from './hours.ts'
import { issues } from './issues.ts'
import { Crowd, type Newcomer } from './names.ts'
import { cast } from './people.ts'
import { GONGSHU, JINJIANG, QIAOXI, TONGLU, XIAOHE, XIAOHE_TOWN, type County } from './places.ts'
import { homeOf, present, type Heroes } from './present.ts'
import { ordinary, type Cast } from './season.ts'
import { Stage, type Someone } from './stage.ts'
import { storyOf } from './story.ts'
import { together, type Event } from './timeline.ts'

/** A running, empty demo, and where its progress is told. */
export interface DemoSettings {
  address: string
  appUrl: string
  secrets: Secrets
  progress: (done: number, total: number) => void
  /** How much of the city it tells of; all, unless told. */
  size?: keyof typeof SIZES
  /** Until when the demo tells and from when its clock runs on; now, unless told, and then its clock is real. */
  now?: Date
}

const SEED = 20_19_03
/** The season's days, and the days of building before it. */
const DAYS = 91
const BUILD_DAYS = 2
const BRANCHES = 8
/** Moves of a request, about: the bar's end is known once the season is planned. */
const MOVES = 5.5
/** People of a demo that are not residents: desks, rosters, leaders; and the cast's own stories. */
const aboutOf = ({ requests, farRequests, residents, more }: Size): number => {
  const all = requests + farRequests + more.reduce((sum, part) => sum + part.requests, 0)
  const ground = 500 + more.length * (9 * residents.other + 260)
  return Math.round(all * MOVES) + ground
}

/** One county with its people. */
interface Built { org: Org; leader: Someone; officer: Someone; communities: Community[]; crews: Crew[] }

/** Who comes is drawn before anybody comes: people arrive side by side, and the same seed shall give the same county. */
const newcomers = ({ chance: luck, crowd }: Ground, count: number): Newcomer[] => Array.from({ length: count }, () => crowd.next(luck.maybe(0.7) ? 'elder' : 'young'))

async function settle(ground: Ground, community: Community, people: readonly Newcomer[]): Promise<void> {
  const luck = chance(Number(community.area.slice(-8)))
  for (const one of people) await moveIn(ground, community, one, luck.pick(luck.pick(community.estates).doors).id)
}

const manned = ({ crowd }: Ground, plan: CrewPlan, also: { officer: Someone; roster: number }): Manned => {
  const others = Array.from({ length: plan.members + also.roster - (plan.first === undefined ? 0 : 1) }, () => crowd.next('young'))
  return { ...plan, officer: also.officer, chief: plan.leader ?? crowd.next('young'), people: [...(plan.first === undefined ? [] : [plan.first]), ...others] }
}

/** The desks that a visitor may take. */
const DESKS: Readonly<Record<string, Newcomer>> = {
  [XIAOHE]: { ...cast.desk, year: 1991 }, [QIAOXI]: { ...cast.otherDesk, year: 1989 }, [JINJIANG]: { ...cast.farDesk, year: 1990 },
}
const deskOf = (ground: Ground, area: string): Newcomer => DESKS[area] ?? ground.crowd.next('young')

/** A team meets in one of the estates where it works. */
function baseOf(communities: readonly Community[], { town }: CrewPlan, serial: number): Id<'premise'> {
  const near = communities.filter(({ area }) => town !== undefined && area.startsWith(town))
  const among = near.length > 0 ? near : communities
  const estate = among[serial % among.length]?.estates[0]
  if (estate === undefined) throw new Error('a county of the demo has estates')
  return estate.id
}

/** A county with its offices, the communities that take part, their residents, and its teams. */
async function build(ground: Ground, county: County, parts: { city: Id<'org'>; leader: Newcomer; officer: Newcomer; crews: readonly CrewPlan[]; size: Size }): Promise<Built> {
  const { org, leader, officer, communities: all } = await openCounty(ground, county, parts)
  const towns = await below(ground.stage, org.id)
  const of = (area: string): Org | undefined => all.find((one) => one.area === area)
  const active = county.towns.flatMap((town) => town.active.flatMap((area) => {
    const found = of(area)
    return found === undefined ? [] : [{ org: found, town, desk: deskOf(ground, area) }]
  }))
  const communities = await together(active, ({ org: place, town, desk }, serial) => openCommunity(ground, place, town, { desk, serial }))
  const quiet = all.filter((one) => !active.some((some) => some.org === one)).map((one) => ({ one, desk: ground.crowd.next('young') }))
  await together(quiet, ({ one, desk }) => appoint(ground, one.id, desk, 'staff'))
  const homes = communities.map((one) => ({ one, people: newcomers(ground, one.area === XIAOHE || one.area === QIAOXI ? parts.size.residents.story : parts.size.residents.other) }))
  await together(homes, ({ one, people }) => settle(ground, one, people))
  const crews = await together(parts.crews.map((plan) => manned(ground, plan, { officer, roster: parts.size.roster })), (plan, serial) =>
    openTeam(ground, towns.find((town) => town.area === plan.town) ?? org, plan, baseOf(communities, plan, serial)))
  return { org, leader, officer, communities, crews }
}

async function heroes(ground: Ground, { communities }: Built): Promise<Heroes> {
  const live = (area: string, who: Newcomer) => {
    const home = homeOf(communities, area)
    return moveIn(ground, home, who, ground.chance.pick(home.estates[0]?.doors ?? []).id)
  }
  const lin = await live(XIAOHE, { ...cast.resident, year: 1993 })
  await moveIn(ground, lin.community, { ...cast.nextDoor, year: 1962 }, lin.home)
  return { lin, wang: await live(QIAOXI, { ...cast.neighbour, year: 1958 }) }
}

/** A county in which ordinary things happen, and how many. */
interface Played { cast: Cast; requests: number }

/** The season's events: every story, the bulletins; nothing after the end. */
function season(ground: Ground, parts: { near: Cast; others: readonly Played[]; heroes: Heroes; writers: Parameters<typeof issues>[1]; chance: Chance; size: Size }): Event[] {
  const { near, others, chance: luck } = parts
  const elsewhere = others.flatMap(({ cast: there, requests }) => ordinary(there, requests, luck))
  const plans = [...ordinary(near, parts.size.requests, luck), ...elsewhere, ...present(near, parts.heroes, luck)]
  const events = [...plans.flatMap((plan) => storyOf(ground.stage, luck, plan)), ...issues(ground.stage, parts.writers, near.end)]
  return events.filter((event) => event.at <= near.end)
}

/** Who works at a desk, and so has a second factor. */
export const OFFICERS = Object.values(cast).filter(({ group }) => group === 'desks' || group === 'offices' || group === 'keepers')
/** Does `work` for one after the other: chance draws in one order. */
async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (const item of items) results.push(await work(item))
  return results
}

/** The people of the cast who have a second factor, so that its code can be read in the outbox. */
async function lockDesks(stage: Stage): Promise<void> {
  for (const who of OFFICERS) await secondFactor(stage, await stage.arrive(who))
}

interface Seats { province: Id<'org'>; city: Id<'org'>; county: Built }

/** Those who hold office beside the county's own leader; the one whose term is over once sat at the desk of the story. */
async function seats(ground: Ground, { province, city, county }: Seats): Promise<{ editor: Someone; reviewer: Someone }> {
  const office = (org: Id<'org'>, who: { name: string; phone: string }, year: number, role: 'editor' | 'leader' | 'auditor') => inOffice(ground, org, { ...who, year }, role)
  const town = (await below(ground.stage, county.org.id)).find(({ area }) => area === XIAOHE_TOWN)
  if (town !== undefined) await office(town.id, cast.town, 1987, 'leader')
  // Both counties have their own numbers; the city installs the practice to read theirs together.
  await ground.stage.call(await office(city, cast.city, 1976, 'leader'), practices.install, { key: 'hangzhou-governance', params: {} })
  await office(province, cast.province, 1974, 'leader')
  await office(county.org.id, cast.auditor, 1980, 'auditor')
  await wasInOffice(ground, homeOf(county.communities, XIAOHE).id, { ...cast.former, year: 1983 })
  return { editor: await office(county.org.id, cast.editor, 1995, 'editor'), reviewer: await office(county.org.id, cast.reviewer, 1982, 'leader') }
}

async function branches(ground: Ground, built: Built): Promise<void> {
  await together(built.communities.slice(0, BRANCHES), (one) =>
    ground.stage.call(ground.admin, orgs.add, { parent: one.id, kind: 'branch', name: `${one.name}团支部` }))
}

/** Fills an empty demo. It ends with the clock running by itself. */
export async function seedDemo({ address, appUrl, secrets, progress, size: named = 'city', now }: DemoSettings): Promise<void> {
  const size = SIZES[named]
  const [stage, luck, end] = [new Stage(address), chance(SEED), lastAwake(now ?? realNow())]
  let [done, total] = [0, aboutOf(size)]
  const step = (by = 1): void => progress((done += by), Math.max(total, done))
  const from = addDays(dayOf(end), -DAYS)
  await stage.to(at(addDays(from, -BUILD_DAYS), 9))
  const token = await setupToken(appUrl, secrets)
  if (token === null) throw new Error('a demo begins before its set-up')
  const { admin, province, city } = await begin(stage, token)
  const ground: Ground = { stage, chance: luck, crowd: new Crowd(luck), admin, today: at(from, 0), step: () => step() }
  await stage.settle(admin, 1985)
  const near = await build(ground, GONGSHU, { city, leader: { ...cast.chief, year: 1979 }, officer: { ...cast.countyDesk, year: 1988 }, crews: CREWS, size })
  const far = await build(ground, TONGLU, { city, leader: ground.crowd.next('young'), officer: ground.crowd.next('young'), crews: FAR_CREWS, size })
  const more = await inTurn(size.more, ({ county, crews }) => build(ground, county, { city, leader: ground.crowd.next('young'), officer: ground.crowd.next('young'), crews, size }))
  await openTeam(ground, near.org, manned(ground, UNFIT, { officer: near.officer, roster: 0 }), baseOf(near.communities, UNFIT, 0))
  await branches(ground, near)
  const writers = { ...(await seats(ground, { province, city, county: near })), chief: near.leader }
  const [helper] = near.crews[0]?.members ?? []
  if (helper !== undefined) await stage.settle(helper, 2001)
  const play = { from: at(from, 0), end, troubles: true }
  const events = season(ground, {
    near: { ...play, ...near },
    others: [{ cast: { ...play, ...far, troubles: false }, requests: size.farRequests }, ...more.map((built, at) => ({ cast: { ...play, ...built }, requests: size.more[at]?.requests ?? 0 }))],
    heroes: await heroes(ground, near), writers, chance: luck, size,
  })
  total = done + events.length
  await stage.play(events, { done: step, blur: size.blur })
  await lockDesks(stage)
  await (now === undefined ? stage.to(null) : stage.runFrom(now))
}

