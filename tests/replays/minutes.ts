/** How confirmed minutes are spread over visits, so that they add up to a number of minutes and earn a number of points. */
import { CannotPlay } from './targets.ts'

/** What the installation allows. */
export interface Bounds {
  /** The longest visit of one person that counts, in minutes, by the share (percent) of the cap under which it does. */
  caps: readonly { percent: number; minutes: number }[]
  /** What a whole hour may earn. */
  give: { min: number; max: number; default: number }
}

/** The visits of each request that keeps its minutes, in minutes; `give` is what an hour earns when it is confirmed. */
export interface Shares { percent: number; requests: { visits: number[]; give: number }[] }

/** As many as can be named for one request. */
const MOST_VISITS = 10
const HOUR = 60

interface Share { requests: number; hours: number; rest: number; cap: number }

const even = (sum: number, parts: number, at: number): number => Math.floor((sum * (at + 1)) / parts) - Math.floor((sum * at) / parts)

/** So many whole hours, and minutes beside them that make no hour, over the visits of some requests; undefined where they do not fit. */
function spread({ requests, hours, rest, cap }: Share): number[][] | undefined {
  const most = Math.floor((rest > 0 ? cap - (HOUR - 1) : cap) / HOUR)
  const count = Math.max(requests, most === 0 ? 0 : Math.ceil(hours / most), Math.ceil(rest / (HOUR - 1)))
  if ((most === 0 && hours > 0) || count > requests * MOST_VISITS) return undefined
  if (requests === 0) return hours + rest === 0 ? [] : undefined
  const all = Array.from({ length: count }, (_, at) => even(hours, count, at) * HOUR + even(rest, count, at))
  return Array.from({ length: requests }, (_, at) => all.filter((_visit, n) => n % requests === at))
}

/** Hours that earn one rate, and hours that earn one more: together a number of points. */
interface Rates { hours: number; give: number; more: number }

function ratesFor(points: number, hours: number, { give }: Bounds): Rates | undefined {
  if (hours === 0) return points === 0 ? { hours, give: give.default, more: 0 } : undefined
  const rate = Math.floor(points / hours)
  const more = points - rate * hours
  const fits = rate >= give.min && rate + (more > 0 ? 1 : 0) <= give.max
  return fits ? { hours, give: rate, more } : undefined
}

function tried(asked: { requests: number; minutes: number; rates: Rates }, cap: number): { visits: number[]; give: number }[] | undefined {
  const { requests, minutes, rates } = asked
  const rest = minutes - rates.hours * HOUR
  const second = rates.more === 0 ? 0 : Math.min(requests - 1, Math.max(1, Math.round((requests * rates.more) / rates.hours)))
  if (rates.more > 0 && second < 1) return undefined
  const restSecond = Math.floor((rest * second) / Math.max(1, requests))
  const a = spread({ requests: requests - second, hours: rates.hours - rates.more, rest: rest - restSecond, cap })
  const b = spread({ requests: second, hours: rates.more, rest: restSecond, cap })
  if (a === undefined || b === undefined) return undefined
  return [...a.map((visits) => ({ visits, give: rates.give })), ...b.map((visits) => ({ visits, give: rates.give + 1 }))]
}

/** Numbers of whole hours that could earn the points, the most first; any where nobody asks for points. */
function hoursFor(minutes: number | undefined, points: number | undefined): number[] {
  const most = minutes === undefined ? (points ?? 0) : Math.floor(minutes / HOUR)
  const from = points === undefined ? most : Math.min(most, points)
  return Array.from({ length: from + 1 }, (_, at) => from - at)
}

/**
 * Visits of so many requests with so many minutes and points; what is undefined is free.
 * @throws CannotPlay where no visits under these bounds come to that.
 */
export function sharesOf(asked: { requests: number; minutes: number | undefined; points: number | undefined }, bounds: Bounds): Shares {
  const { requests, points } = asked
  const wanted = asked.minutes ?? (points === undefined ? requests * HOUR : undefined)
  for (const { percent, minutes: cap } of bounds.caps) {
    for (const hours of hoursFor(wanted, points)) {
      const rates = points === undefined ? { hours, give: bounds.give.default, more: 0 } : ratesFor(points, hours, bounds)
      const found = rates === undefined ? undefined : tried({ requests, minutes: wanted ?? hours * HOUR, rates }, cap)
      if (found !== undefined) return { percent, requests: found }
    }
  }
  throw new CannotPlay(
    `No visits in ${requests} confirmed requests come to ${asked.minutes ?? 'any'} minutes and ${points ?? 'any'} points: ` +
    `one visit counts up to ${bounds.caps.at(-1)?.minutes ?? 0} minutes, a request has up to ${MOST_VISITS}, a whole hour earns ${bounds.give.min} to ${bounds.give.max} points.`,
  )
}
