/** Plays a season of the practice hangzhou-governance through the public interface until its figures say what they were asked to. */
import * as bulletins from '#kernels/insight/bulletins/contract.ts'
import * as figures from '#kernels/insight/figures/contract.ts'
import * as practices from '#practices/install/contract.ts'
import type { Id } from '#platform/contract.ts'
import { aboutOf } from './about.ts'
import type { Actor, Actors, Event } from './actors.ts'
import { eventsOf, LONGEST_VISIT } from './course.ts'
import { communities, dayOf, installed, open, residents, teams, timeOn, type Office } from './ground.ts'
import { KEYS, planOf, type Course, type Plan } from './plan.ts'
import { CannotPlay, targetsOf, type Targets } from './targets.ts'

export const PRACTICE = 'hangzhou-governance'

/** One figure after the season. `rows` is how long its list is, `sum` what its rows add up to. */
export interface Told { key: string; target: number | null; expected: number; value: number | null; rows: number; sum: number; ok: boolean }
/** What came of a replay. */
export interface Outcome { ok: boolean; figures: Told[]; requests: number; bulletin: { id: Id<'bulletin'>; ok: boolean }; docx: Buffer; pdf: Buffer }

const SECOND = 1000
const PLACES = 2
/** So many of the confirmed requests are ordered by somebody else: figures count who is served. */
const FOR_OTHERS = 2
/** A request of the day before the season, which no figure of the season may count. */
const EARLIER: Course = { end: 'confirmed', late: false, again: 0, person: 0, teams: [0], visits: [60], give: 0 }
/** Requests of one resident, and of all, that begin on one day. */
const A_DAY = { each: 4, all: 60 }
const SEASON_DAYS = 20

/** On which day each request begins: those of the second rate after all of the first are over. */
function daysOf(plan: Plan, silenceDays: number): number[] {
  const confirmed = plan.courses.filter(({ end }) => end === 'confirmed')
  const people = new Set(confirmed.map(({ person }) => person)).size
  const perDay = Math.min(A_DAY.all, A_DAY.each * Math.max(1, people))
  const days = Math.max(Math.min(SEASON_DAYS, confirmed.length), Math.ceil(confirmed.length / perDay), 1)
  const longest = Math.max(0, ...plan.courses.map(({ again }) => again)) + silenceDays + 3
  const [first] = confirmed
  return plan.courses.map((course, at) => {
    const day = course.end === 'confirmed' ? Math.floor((at * days) / Math.max(1, confirmed.length)) : Math.floor((at * days) / plan.courses.length)
    return course.end === 'confirmed' && course.give !== first?.give ? day + days + longest : day
  })
}

/** Everything that happens in the season. */
async function seasonOf(on: Actors, office: Office, plan: Plan, start: Date): Promise<{ events: Event[]; last: number }> {
  const menu = await installed(on, office, PRACTICE, { cap: plan.percent, ...giveOf(plan) })
  const [longest] = menu.services.toSorted((a, b) => b.minutes - a.minutes)
  if (longest === undefined) throw new Error('the practice brings no service')
  const { silenceDays } = menu.rules
  const work = { service: longest.key, applies: longest.applySeconds !== null }
  const places = await communities(on, office, PLACES)
  const skills = [...new Set(menu.services.flatMap(({ skill }) => (skill === null ? [] : [skill])))]
  const crews = await teams(on, office, { count: Math.max(1, plan.teams), people: Math.max(1, ...plan.courses.map(({ visits }) => visits.length)), skills })
  // One more than the plan names: she orders for others, and had something done before the season began.
  const people = await residents(on, plan.people + 1)
  const more = people.at(-1)
  const days = daysOf(plan, silenceDays)
  const played = plan.courses.map((course, at) => {
    const [resident, community] = [people[course.person], places[course.person % PLACES]]
    if (resident === undefined || community === undefined) throw new Error('the plan names somebody who is not there')
    const other = course.end === 'confirmed' && at < FOR_OTHERS && more !== undefined ? { orderer: more } : {}
    const parts = { course, resident, ...other, community, teams: course.teams.flatMap((n) => crews[n] ?? []), ...work, silenceDays }
    return { course, ...eventsOf(on, parts, start, days[at] ?? 0) }
  })
  const rates = secondRate(on, office, plan, { played, start })
  const [community] = places
  const before = more === undefined || community === undefined ? [] : eventsOf(on, { course: EARLIER, resident: more, community, teams: crews.slice(0, 1), ...work, silenceDays }, start, -1).events
  return { events: [...before, ...played.flatMap(({ events }) => events), ...rates], last: Math.max(0, ...played.map(({ last }) => last)) + silenceDays + 1 }
}

const giveOf = (plan: Plan): Record<string, number> => {
  const [first] = plan.courses.filter(({ end }) => end === 'confirmed')
  return first === undefined ? {} : { give: first.give }
}

/** The committee changes what an hour earns, between the last request of the first rate and the first of the second. */
function secondRate(on: Actors, office: Office, plan: Plan, { played, start }: { played: readonly { course: Plan['courses'][number]; last: number }[]; start: Date }): Event[] {
  const confirmed = played.filter(({ course }) => course.end === 'confirmed')
  const [first] = confirmed
  const second = confirmed.find(({ course }) => course.give !== first?.course.give)
  if (first === undefined || second === undefined) return []
  const over = Math.max(...confirmed.filter(({ course }) => course.give === first.course.give).map(({ last }) => last))
  return [{ at: timeOn(dayOf(start, over + 1), 6), run: () => on.call(office.leader, practices.install, { key: PRACTICE, params: { cap: plan.percent, give: second.course.give } }) }]
}

type Span = { from: figures.Span['from']; to: figures.Span['to'] }

/** A figure, its whole list, and what its rows add up to. */
async function counted(on: Actors, editor: Actor, key: string, span: Span): Promise<Pick<Told, 'value' | 'rows' | 'sum'>> {
  const { value } = await on.call(editor, figures.show, { key, ...span })
  let [rows, sum, after]: [number, number, string | undefined] = [0, 0, undefined]
  do {
    const page: { items: figures.Row[]; next?: string | undefined } = await on.call(editor, figures.rows, { key, ...span, limit: 200, ...(after === undefined ? {} : { after }) })
    rows += page.items.length
    sum += page.items.reduce((all, row) => all + row.value, 0)
    after = page.next
  } while (after !== undefined)
  return { value, rows, sum }
}

async function tellAll(on: Actors, editor: Actor, asked: { targets: Targets; expected: Targets }, span: Span): Promise<Told[]> {
  const told: Told[] = []
  for (const [key, expected] of Object.entries(asked.expected)) {
    const target = asked.targets[key] ?? null
    const one = await counted(on, editor, key, span)
    told.push({ key, target, expected, ...one, ok: one.value === (target ?? expected) && one.value === expected && one.sum === one.value })
  }
  return told
}

/** The bulletin of the season: three persons answer for it, and its frozen numbers are the figures. */
async function issue(on: Actors, office: Office, told: readonly Told[], span: Span) {
  const { editor, reviewer, leader } = office
  const { id } = await on.call(editor, bulletins.draft, span)
  const sent = await on.call(editor, bulletins.send, { id })
  await on.call(reviewer, bulletins.approve, { id })
  const few = sent.numbers.filter((number) => number.few).map((number) => number.key)
  await on.call(leader, bulletins.sign, { id, ...(few.length === 0 ? {} : { few: { keys: few, reason: '演练的人数' } }) })
  const page = await on.call(editor, bulletins.publish, { id })
  const values = new Map(told.map((one) => [one.key, one.value]))
  // What the issue compares with is of the span before, for which no target was set.
  const ofSeason = page.numbers.filter(({ key }) => !bulletins.figureOf(key).before)
  const ok = ofSeason.length > 0 && ofSeason.every(({ key, value }) => values.get(key) === value)
  return { id, ok, docx: await on.file(null, `/bulletins/${id}/bulletin.docx`), pdf: await on.file(null, `/bulletins/${id}/bulletin.pdf`) }
}

/** A season that can be played. */
export interface Prepared { targets: Targets; plan: Plan }

/**
 * Reads targets and derives the season, from the practice's data alone: nothing is created.
 * @throws CannotPlay with one sentence, where these targets cannot be met.
 */
export function prepare(practice: unknown, given: unknown): Prepared {
  const about = aboutOf(practice, LONGEST_VISIT)
  const targets = targetsOf(given, about.key, about.figures)
  const unplayed = Object.keys(targets).find((key) => !KEYS.includes(key))
  if (unplayed !== undefined) throw new CannotPlay(`No season is known that moves ${unplayed}.`)
  return { targets, plan: planOf(targets, about.bounds) }
}

/** Plays a season on an empty installation, and reads what its figures say. */
export async function replay(on: Actors, token: string, { targets, plan }: Prepared): Promise<Outcome> {
  const now = await on.now()
  // From here on time passes only where the season says so.
  await on.to(new Date(now.getTime() + SECOND))
  const office = await open(on, token)
  const start = timeOn(dayOf(now, 2), 0)
  const { events, last } = await seasonOf(on, office, plan, start)
  await on.play(events)
  await on.to(timeOn(dayOf(start, last), 21))
  const span = { from: dayOf(start), to: dayOf(start, last) }
  const told = await tellAll(on, office.editor, { targets, expected: plan.expected }, span)
  const { docx, pdf, ...bulletin } = await issue(on, office, told, span)
  return { ok: told.every(({ ok }) => ok) && bulletin.ok, figures: told, requests: plan.courses.length, bulletin, docx, pdf }
}
