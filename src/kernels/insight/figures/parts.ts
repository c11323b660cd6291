/** A figure in parts: by the organisations right below, by day. */
import { Day } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import { totals } from '#platform/figure/figure.ts'
import type { Bound } from './bound.ts'
import { askedOf, hiddenCells, valueOf, type Scope } from './count.ts'
import * as q from './queries.ts'

const hiddenPart = { value: null, shown: null }

/** The organisations right below, in the order of the tree. What the organisation received itself stands first. */
export async function belowOf(cx: Cx, bound: Bound, scope: Scope) {
  const parts = await totals(cx.tx, askedOf(bound, scope), 'child')
  const hidden = await hiddenCells(cx, bound, scope, 'child')
  const orgs = await q.byPath(cx.tx, [...parts.keys()])
  return orgs
    .toSorted((a, b) => a.path.localeCompare(b.path))
    .map(({ id, name, path }) => ({ org: { id, name }, ...(hidden.has(path) ? hiddenPart : valueOf(bound, parts.get(path)?.amount ?? 0n)) }))
}

/** Parts by a piece of time, as this reader may see them; what stands now has none. */
async function timed(cx: Cx, bound: Bound, scope: Scope, by: 'day' | 'month') {
  if (bound.measure.from.kind === 'stands') return []
  const parts = await totals(cx.tx, askedOf(bound, scope), by)
  const hidden = await hiddenCells(cx, bound, scope, by)
  return [...parts].map(([at, part]) => ({ at, ...(hidden.has(at) ? hiddenPart : valueOf(bound, part.amount)) }))
}

/** Each day on which something happened. */
export async function daysOf(cx: Cx, bound: Bound, scope: Scope) {
  const parts = await timed(cx, bound, scope, 'day')
  return parts.map(({ at, ...part }) => ({ day: Day.parse(at), ...part }))
}

/** Each month (`YYYY-MM`) in which something happened. */
export const monthsOf = (cx: Cx, bound: Bound, scope: Scope) => timed(cx, bound, scope, 'month')
