/** What the figures say when a draft is made: now, in the span before, ever before; and who below has the most. */
import { addDays } from '#platform/calendar.ts'
import { Day } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import { total } from '#platform/figure/figure.ts'
import { askedOf, belowOf, valueOf, type Bound, type Scope } from '#kernels/insight/figures/index.ts'
import type { Outline } from './capability.ts'
import type { Known, Says } from './compose.ts'
import { beforeKey } from './contract.ts'
import { asksFor, scopeOf, type Place } from './numbers.ts'
import { beforeWords, spanBefore, spanWords, turnOf, type Span } from './span.ts'

/** No record is older. */
const DAWN = Day.parse('2000-01-01')

/** Every way to say something in an outline. */
const waysOf = ({ outline }: Outline) => outline.flatMap((one) => ('either' in one ? one.either : [one]))

function conditionsOf(outline: Outline): string[] {
  const titles = typeof outline.title === 'object' ? outline.title : []
  return [...new Set([...waysOf(outline), ...titles].flatMap(({ when }) => when.map(({ figure }) => figure)))]
}

const leadsOf = (outline: Outline): string[] => [...new Set(waysOf(outline).flatMap((one) => ('heading' in one ? [] : (one.leads ?? []))))]

async function countOf(cx: Cx, bound: Bound, scope: Scope): Promise<number> {
  return valueOf(bound, (await total(cx.tx, askedOf(bound, scope))).amount).value
}

async function saysOf(cx: Cx, bound: Bound, at: Place): Promise<Says> {
  const scope = scopeOf(at, bound.key)
  const before = scopeOf(at, beforeKey(bound.key))
  const counted = (over: Span) => countOf(cx, bound, { ...scope, ...over })
  const ever = await counted({ from: DAWN, to: addDays(scope.from, -1) })
  return { now: await counted(scope), before: await counted(before), earlier: await counted(spanBefore(before)), ever: ever !== 0 }
}

/** Who right below has the most, where one alone has; what is hidden from this reader leads nothing. */
async function leaderOf(cx: Cx, bound: Bound, at: Place): Promise<string | undefined> {
  const parts = await belowOf(cx, bound, scopeOf(at, bound.key))
  const [first, second] = parts.toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0))
  if (first === undefined || second === undefined || (first.value ?? 0) === (second.value ?? 0)) return undefined
  return first.org.name
}

/** All that an outline asks about. Refuses `bulletin.unknown-figure` for a figure that nobody bound here. */
export async function known(cx: Cx, org: { name: string }, at: Place & { outline: Outline }): Promise<Known> {
  const says = new Map<string, Says>()
  for (const { key, bound } of await asksFor(cx, at.orgPath, conditionsOf(at.outline))) says.set(key, await saysOf(cx, bound, at))
  const leaders = new Map<string, string>()
  for (const { key, bound } of await asksFor(cx, at.orgPath, leadsOf(at.outline))) {
    const leader = await leaderOf(cx, bound, at)
    if (leader !== undefined) leaders.set(key, leader)
  }
  const span = { from: at.fromDay, to: at.toDay }
  return { says, leaders, turn: turnOf(span), words: { org: org.name, span: spanWords(span), before: beforeWords(span) } }
}
