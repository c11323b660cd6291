/** Counting for a reader: who reads decides what small numbers may be seen. */
import type { Day } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import { definitionOf, namesOf, rounded, shownAs } from '#platform/figure/binding.ts'
import { total, totals, type Asked, type Total } from '#platform/figure/figure.ts'
import { fewestOf, hiddenAmong, isFew } from '#platform/figure/small.ts'
import type { Bound } from './bound.ts'
import type { Figure } from './contract.ts'

/** Where and when a figure is counted. */
export interface Scope { path: string; from: Day; to: Day }

export const askedOf = (bound: Bound, { path, from, to }: Scope): Asked => ({ measure: bound.measure, where: bound.binding.where, path, from, to })

const cellsOf = (counts: ReadonlyMap<string, Total>) => [...counts].map(([key, count]) => ({ key, persons: count.persons }))

/** The organisation right below `path` on the way to `to`. */
const stepTo = (path: string, to: string): string => `${path}${to.slice(path.length).split('/')[0] ?? ''}/`

/** Of a worn office: its path; everything else is outside. */
const ownPath = (cx: Cx): string => (cx.hat.kind === 'tree' ? cx.hat.path : '')

/**
 * Whether an organisation's figure is hidden from a reader above it: at each step of the way down it must not be a cell of
 * few persons, nor one that would reveal such a cell.
 */
async function hiddenBelow(cx: Cx, bound: Bound, at: Scope): Promise<boolean> {
  const fewest = fewestOf(bound.measure.class)
  for (let path = ownPath(cx); path !== at.path && at.path.startsWith(path); path = stepTo(path, at.path)) {
    const cells = await totals(cx.tx, askedOf(bound, { ...at, path }), 'child')
    if (hiddenAmong(cellsOf(cells), fewest).has(stepTo(path, at.path))) return true
  }
  return false
}

const aboutPersons = ({ measure }: Bound): boolean => measure.counts === 'persons' || measure.person !== undefined

/** Whether this reader may not see an organisation's figure because it is about few persons. The organisation's own office may. */
export const isHidden = async (cx: Cx, bound: Bound, at: Scope): Promise<boolean> =>
  aboutPersons(bound) && ownPath(cx) !== at.path && (await hiddenBelow(cx, bound, at))

/** The cells of a division that are hidden from this reader: those of few persons, and what would reveal them. */
export async function hiddenCells(cx: Cx, bound: Bound, at: Scope, by: 'day' | 'month' | 'child' | 'path'): Promise<Set<string>> {
  if (!aboutPersons(bound)) return new Set()
  // Days and months of one's own organisation, and what it received itself, are one's own.
  if ((by === 'day' || by === 'month') && ownPath(cx) === at.path) return new Set()
  const cells = await totals(cx.tx, askedOf(bound, at), by)
  return hiddenAmong(cellsOf(cells).filter((cell) => cell.key !== ownPath(cx)), fewestOf(bound.measure.class))
}

/** An amount as a figure says it. */
export const valueOf = (bound: Bound, amount: bigint): { value: number; shown: string } => {
  const value = rounded(amount, bound.binding.rounding)
  return { value, shown: shownAs(value, bound.binding.rounding) }
}

/** A count in the shape that every screen reads. */
export function figureOf(cx: Cx, bound: Bound, count: Total | 'hidden'): Figure {
  const { name, unit } = namesOf(bound.binding)
  const seen = count === 'hidden' ? { value: null, shown: null, rows: null } : { ...valueOf(bound, count.amount), rows: count.rows }
  return {
    key: bound.key, name, unit, ...seen, counts: bound.measure.counts,
    few: count === 'hidden' || isFew(count.persons, fewestOf(bound.measure.class)),
    how: definitionOf(bound.binding, bound.measure), edition: bound.edition, now: bound.measure.from.kind === 'stands', asOf: cx.now.toISOString(),
  }
}

/** One figure of one organisation over a span, as this reader may see it. */
export async function count(cx: Cx, bound: Bound, at: Scope): Promise<Figure> {
  if (await isHidden(cx, bound, at)) return figureOf(cx, bound, 'hidden')
  return figureOf(cx, bound, await total(cx.tx, askedOf(bound, at)))
}
