/** From targets to a season: how many requests, people and teams, and how each request goes. Knows no number of any article. */
import { sharesOf, type Bounds, type Shares } from './minutes.ts'
import { CannotPlay, type Targets } from './targets.ts'

/** How far one request goes. */
export interface Course {
  /** declined, submitted, open, claimed: it stays there. left: done, not solved and left open. closed: by silence. confirmed: by the one served. */
  end: 'submitted' | 'declined' | 'open' | 'claimed' | 'left' | 'closed' | 'confirmed'
  /** Closed by silence before it is confirmed. */
  late: boolean
  /** How often it was not solved: each time a team comes again. */
  again: number
  /** Which resident is served, which teams come, one after another. */
  person: number
  teams: number[]
  /** Minutes of each visit that stands at the end, and what an hour earns then. */
  visits: number[]
  give: number
}

/** A season before it is played. */
export interface Plan {
  courses: Course[]
  people: number
  teams: number
  percent: number
  /** What every figure will say. */
  expected: Targets
}

const NAMES = {
  submitted: 'requests.submitted', accepted: 'requests.accepted', declined: 'requests.declined', claimed: 'requests.claimed', confirmed: 'requests.confirmed',
  closed: 'requests.closed', reopened: 'requests.reopened', minutes: 'hours.minutes', points: 'points.earned', teams: 'teams.served', people: 'people.served',
} as const
/** The figures that a season can be played for. */
export const KEYS: readonly string[] = Object.values(NAMES)
type Name = keyof typeof NAMES
type Counts = Record<Name, number>
/** What was asked for; undefined is free. */
type Asked = (name: Name) => number | undefined

const MOST_VISITS = 10
/** A resident has so many requests under way at most. */
const UNDER_WAY = 8

/** `low` is at most `high`, or a sentence. */
function atMost(low: readonly [string, number], high: readonly [string, number]): void {
  if (low[1] > high[1]) throw new CannotPlay(`${low[0]} (${low[1]}) cannot be more than ${high[0]} (${high[1]}).`)
}

/** The fewest confirmed requests that the other targets need. */
function leastConfirmed(asked: Asked, bounds: Bounds): number {
  const cap = bounds.caps.at(-1)?.minutes ?? 0
  const [minutes, points, people, teams] = [asked('minutes') ?? 0, asked('points') ?? 0, asked('people') ?? 0, asked('teams') ?? 0]
  const hoursAt = Math.max(1, Math.floor(cap / 60) * MOST_VISITS)
  const byPoints = Math.ceil(Math.ceil(points / bounds.give.max) / hoursAt)
  // Minutes that may not earn stay below the hour in each visit.
  const loose = asked('points') === undefined ? 0 : Math.ceil((minutes - points * 60) / (59 * MOST_VISITS))
  return Math.max(people, Math.min(1, teams), Math.ceil(minutes / (cap * MOST_VISITS)), byPoints, loose)
}

/** Counts of requests, each as asked or the least that the others force. */
function requestsOf(asked: Asked, least: number): Omit<Counts, 'minutes' | 'points' | 'people' | 'teams'> {
  const [closed, reopened] = [asked('closed') ?? 0, asked('reopened') ?? 0]
  const ceiling = Math.min(asked('claimed') ?? Infinity, asked('accepted') ?? Infinity, (asked('submitted') ?? Infinity) - (asked('declined') ?? 0))
  const confirmed = asked('confirmed') ?? Math.max(least, Math.min(asked('teams') ?? least, ceiling))
  const claimed = asked('claimed') ?? Math.max(confirmed, closed, reopened, Math.min(confirmed + closed, ceiling))
  const accepted = asked('accepted') ?? claimed
  const submitted = asked('submitted') ?? accepted + (asked('declined') ?? 0)
  const declined = asked('declined') ?? 0
  return { submitted, accepted, declined, claimed, confirmed, closed, reopened }
}

function teamsOf(asked: number | undefined, { confirmed, reopened }: { confirmed: number; reopened: number }, free: boolean): { teams: number; more: number; reopened: number } {
  const teams = asked ?? Math.min(confirmed, 3)
  const more = Math.max(0, teams - confirmed)
  // A request that is not solved and confirmed again may be two teams' work.
  if (more > 0 && reopened === 0 && !(free && confirmed > 0)) throw new CannotPlay(`${NAMES.teams} (${teams}) cannot be more than ${NAMES.confirmed} (${confirmed}) where nothing was reopened.`)
  return { teams, more, reopened: more > 0 ? Math.max(1, reopened) : reopened }
}

function check(counts: Counts, asked: Asked): void {
  const of = (name: Name): readonly [string, number] => [NAMES[name], counts[name]]
  atMost([`${NAMES.accepted} and ${NAMES.declined} together`, counts.accepted + counts.declined], of('submitted'))
  atMost(of('claimed'), of('accepted'))
  for (const name of ['confirmed', 'closed', 'reopened'] as const) atMost(of(name), of('claimed'))
  atMost(of('people'), of('confirmed'))
  if (counts.confirmed > 0) for (const name of ['people', 'teams'] as const) atMost([`The least for ${NAMES[name]} beside a confirmed request`, 1], of(name))
  if (counts.confirmed === 0 && (counts.teams > 0 || counts.people > 0 || (asked('minutes') ?? 0) > 0 || (asked('points') ?? 0) > 0)) {
    throw new CannotPlay(`Without a confirmed request there are no teams, people, minutes or points.`)
  }
}

const blank = { late: false, again: 0, person: 0, teams: [0], visits: [1], give: 0 }
const some = (count: number, end: Course['end']): Course[] => Array.from({ length: count }, () => ({ ...blank, end, teams: [0] }))

/** The course of each request, ends first, then who and which teams. */
function coursesOf(counts: Counts, shares: Shares, more: number): Course[] {
  const late = Math.max(0, counts.confirmed + counts.closed - counts.claimed)
  const confirmed = shares.requests.map((share, at): Course => ({
    ...blank, end: 'confirmed', late: at < late, person: at % Math.max(1, counts.people), teams: [at % Math.max(1, counts.teams)], ...share,
  }))
  const closed = some(counts.closed - late, 'closed')
  const rest = some(counts.claimed - counts.confirmed - closed.length, 'claimed')
  // Those that reach their end twice come first; who was closed by silence is left in peace while others will do.
  const done = [...confirmed.toReversed(), ...closed, ...rest]
  for (const course of done.slice(0, counts.reopened)) {
    course.again = 1
    if (course.end === 'claimed') course.end = 'left'
    course.teams = [...course.teams, ...course.teams]
  }
  const [twice] = done
  if (twice !== undefined && more > 0) {
    twice.again = more
    twice.teams = [...Array.from({ length: more }, (_, at) => counts.confirmed + at), twice.teams[0] ?? 0]
  }
  return [
    ...confirmed, ...closed, ...rest, ...some(counts.accepted - counts.claimed, 'open'), ...some(counts.declined, 'declined'),
    ...some(counts.submitted - counts.accepted - counts.declined, 'submitted'),
  ]
}

function planWith(asked: Asked, bounds: Bounds, least: number): Plan {
  const base = requestsOf(asked, least)
  const people = asked('people') ?? Math.min(base.confirmed, Math.max(1, Math.ceil(base.confirmed / 2)))
  const { teams, more, reopened } = teamsOf(asked('teams'), base, asked('reopened') === undefined)
  const counts: Counts = { ...base, reopened, people, teams, minutes: 0, points: 0 }
  check(counts, asked)
  const shares = sharesOf({ requests: counts.confirmed, minutes: asked('minutes'), points: asked('points') }, bounds)
  const courses = coursesOf(counts, shares, more)
  const other = courses.filter(({ end }) => end !== 'confirmed')
  for (const [at, course] of other.entries()) course.person = counts.people + Math.floor(at / UNDER_WAY)
  counts.minutes = sum(shares.requests.flatMap(({ visits }) => visits))
  counts.points = sum(shares.requests.flatMap(({ visits, give }) => visits.map((minutes) => give * Math.floor(minutes / 60))))
  return {
    courses, people: counts.people + Math.ceil(other.length / UNDER_WAY), teams: Math.max(counts.teams, counts.claimed > 0 ? 1 : 0), percent: shares.percent,
    expected: Object.fromEntries(Object.entries(NAMES).map(([name, key]) => [key, counts[name as Name]])),
  }
}

/**
 * Derives a season from targets; what nobody asks for is as small as the rest allows.
 * @throws CannotPlay where the targets contradict each other.
 */
export function planOf(targets: Targets, bounds: Bounds): Plan {
  const asked: Asked = (name) => targets[NAMES[name]]
  const least = leastConfirmed(asked, bounds)
  try {
    return planWith(asked, bounds, least)
  } catch (error) {
    // Two rates need two requests.
    if (asked('confirmed') !== undefined || !(error instanceof CannotPlay)) throw error
    return planWith(asked, bounds, least + 1)
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)
