/** One screen, counted in one moment and one transaction. */
import { addDays, dayOf, daysBetween } from '#platform/calendar.ts'
import { Day } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import { belowOf, boundAt, count, daysOf, lastDays, type Bound } from '#kernels/insight/figures/index.ts'
import type { Org } from '#kernels/registry/orgs/index.ts'
import type { Band, Tile } from './contract.ts'
import { compared, DAYS, heads, month, river, today, waiting } from './panels.ts'
import * as q from './queries.ts'

interface Span { from: Day; to: Day }
/** The figures that are bound here, and where they are counted. */
interface At { org: Org; bound: ReadonlyMap<string, Bound> }

async function tileOf(cx: Cx, { org }: At, bound: Bound, span: Span): Promise<Tile> {
  const { key, name, unit, value, shown, asOf } = await count(cx, bound, { path: org.path, ...span })
  return { key, name, unit, value, shown, asOf, span }
}

async function tiles(cx: Cx, at: At, keys: readonly string[], span: Span): Promise<Tile[]> {
  const found: Tile[] = []
  for (const key of keys) {
    const bound = at.bound.get(key)
    if (bound !== undefined) found.push(await tileOf(cx, at, bound, span))
  }
  return found
}

const allDays = ({ from, to }: Span): Day[] => Array.from({ length: daysBetween(from, to) + 1 }, (_, n) => addDays(from, n))

async function bandOf(cx: Cx, at: At, bound: Bound, span: Span): Promise<Band> {
  const parts = await daysOf(cx, bound, { path: at.org.path, ...span })
  const byDay = new Map<string, number | null>(parts.map((part) => [part.day, part.value]))
  return { ...(await tileOf(cx, at, bound, span)), byDay: allDays(span).map((day) => byDay.get(day) ?? (byDay.has(day) ? null : 0)) }
}

async function bands(cx: Cx, at: At, span: Span): Promise<Band[]> {
  const found: Band[] = []
  for (const key of river) {
    const bound = at.bound.get(key)
    if (bound !== undefined) found.push(await bandOf(cx, at, bound, span))
  }
  return found
}

async function comparison(cx: Cx, at: At, span: Span) {
  const bound = at.bound.get(compared)
  if (bound === undefined) return { tile: null, bars: [] }
  const bars = await belowOf(cx, bound, { path: at.org.path, ...span })
  return { tile: await tileOf(cx, at, bound, span), bars: bars.toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0)) }
}

/** Everything on the wall of one organisation. */
export async function wallOf(cx: Cx, org: Org) {
  const at = { org, bound: new Map((await boundAt(cx.tx, org.path)).map((one) => [one.key, one])) }
  const now = dayOf(cx.now)
  const since = (start: string): Span => ({ from: Day.parse(start), to: now })
  const last = lastDays(cx, DAYS)
  const { below, demo } = await q.around(cx.tx, org.id)
  return {
    org: { id: org.id, name: org.name, below }, asOf: cx.now.toISOString(), demo,
    heads: await tiles(cx, at, heads, since(`${now.slice(0, 4)}-01-01`)),
    river: { days: allDays(last), bands: await bands(cx, at, last) },
    today: await tiles(cx, at, today, since(now)),
    waiting: await tiles(cx, at, waiting, since(now)),
    compare: await comparison(cx, at, last),
    month: await tiles(cx, at, month, since(`${now.slice(0, 7)}-01`)),
  }
}
