/** One screen, counted in one moment and one transaction. */
import { addDays, dayOf, daysBetween } from '#platform/calendar.ts'
import { Day } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import { belowOf, boundAt, count, daysOf, lastDays, monthsOf, type Bound } from '#kernels/insight/figures/index.ts'
import { menuAt } from '#kernels/marketplace/catalogue/index.ts'
import type { Org } from '#kernels/registry/orgs/index.ts'
import type { Band, News, Tile, Trend } from './contract.ts'
import { compared, DAYS, FEWEST_MONTHS, heads, left, month, MONTHS, recent, right, river, SERVICES, waiting } from './panels.ts'
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

/** The tiles of the first span in which anything happened; where nothing did in any, of the last. */
async function lively(cx: Cx, at: At, keys: readonly string[], spans: readonly Span[]): Promise<Tile[]> {
  let found: Tile[] = []
  for (const span of spans) {
    found = await tiles(cx, at, keys, span)
    if (found.some(({ value }) => value !== 0)) return found
  }
  return found
}

const firstOf = (day: Day): Day => Day.parse(`${day.slice(0, 7)}-01`)

/** The months up to a day, the oldest first; the last ends with that day. */
function monthsUpTo(day: Day): Span[] {
  const spans: Span[] = [{ from: firstOf(day), to: day }]
  while (spans.length < MONTHS) {
    const to = addDays(spans[0]?.from ?? day, -1)
    spans.unshift({ from: firstOf(to), to })
  }
  return spans
}

/** A figure over these months, without those before anything happened. */
async function trendOf(cx: Cx, at: At, bound: Bound, to: Day): Promise<Trend> {
  const spans = monthsUpTo(to)
  const from = spans[0]?.from ?? to
  const parts = new Map((await monthsOf(cx, bound, { path: at.org.path, from, to })).map(({ at: month, ...part }) => [month, part]))
  const all = spans.map((span) => ({ span, ...(parts.get(span.from.slice(0, 7)) ?? { value: 0, shown: '0' }) }))
  const begun = all.findIndex(({ value }) => value !== 0)
  const months = all.slice(Math.min(begun === -1 ? MONTHS : begun, MONTHS - FEWEST_MONTHS))
  return { ...(await tileOf(cx, at, bound, { from: months[0]?.span.from ?? from, to })), months }
}

async function trends(cx: Cx, at: At, keys: readonly string[], to: Day): Promise<Trend[]> {
  const found: Trend[] = []
  for (const key of keys) {
    const bound = at.bound.get(key)
    if (bound !== undefined) found.push(await trendOf(cx, at, bound, to))
  }
  return found
}

const MOST_SERVICES = 6

async function services(cx: Cx, at: At, span: Span): Promise<Tile[]> {
  const all = await tiles(cx, at, [...at.bound.keys()].filter((key) => key.startsWith(SERVICES)), span)
  return all.toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0)).slice(0, MOST_SERVICES)
}

const HOUR = 3_600_000
/** Results are told after an hour, so that nobody can see from the wall at whose door a team just was, and for a week. */
const FRESH = { from: 7 * 24 * HOUR, to: HOUR, most: 8 }

async function news(cx: Cx, { path }: Org): Promise<News[]> {
  const ago = (ms: number) => new Date(cx.now.getTime() - ms)
  const found = await q.confirmed(cx.tx, { path, from: ago(FRESH.from), to: ago(FRESH.to), limit: FRESH.most })
  const menu = new Map((await menuAt(cx.tx, path)).map((service) => [service.key, service]))
  return found.flatMap(({ service, county }) => {
    const of = menu.get(service)
    return of === undefined ? [] : [{ service: { zh: of.zh, en: of.en }, icon: of.icon, county }]
  })
}

/** Everything on the wall of one organisation. */
export async function wallOf(cx: Cx, org: Org) {
  const at = { org, bound: new Map((await boundAt(cx.tx, org.path)).map((one) => [one.key, one])) }
  const now = dayOf(cx.now)
  const since = (start: string): Span => ({ from: Day.parse(start), to: now })
  const yesterday = addDays(now, -1)
  const last = lastDays(cx, DAYS)
  const { below, demo } = await q.around(cx.tx, org.id)
  return {
    org: { id: org.id, name: org.name, below }, asOf: cx.now.toISOString(), demo,
    heads: await tiles(cx, at, heads, since(`${now.slice(0, 4)}-01-01`)),
    river: { days: allDays(last), bands: await bands(cx, at, last) },
    recent: await lively(cx, at, recent, [since(now), { from: yesterday, to: yesterday }, lastDays(cx, 7)]),
    waiting: await tiles(cx, at, waiting, since(now)),
    services: await services(cx, at, last),
    compare: await comparison(cx, at, last),
    month: await lively(cx, at, month, monthsUpTo(now).slice(-2).toReversed()),
    trends: { left: await trends(cx, at, left, now), right: await trends(cx, at, right, now) },
    news: await news(cx, org),
  }
}
