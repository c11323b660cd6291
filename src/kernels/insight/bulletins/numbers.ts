/** The numbers of a bulletin: live while it is a draft, frozen from the moment it is sent to review. */
import type { Cx } from '#platform/cx.ts'
import { Binding, definitionOf, namesOf } from '#platform/figure/binding.ts'
import { digestOf, total } from '#platform/figure/figure.ts'
import { fewestOf, isFew } from '#platform/figure/small.ts'
import { refusals } from '#platform/refuse.ts'
import { askedOf, boundAt, count, isHidden, valueOf, withMeasure, type Bound, type Scope } from '#kernels/insight/figures/index.ts'
import { figuresIn } from './compose.ts'
import type { Counted } from './contract.ts'
import * as q from './queries.ts'

const fail = refusals('bulletin', { 'unknown-figure': 400 })

/** Stands in a sentence for a number that this reader may not see. */
const HIDDEN = '—'

export const scopeOf = (row: q.Row): Scope => ({ path: row.orgPath, from: row.fromDay, to: row.toDay })

/** The bound figures of these keys. Refuses `bulletin.unknown-figure` for a key that nobody bound here. */
export async function boundFor(cx: Cx, orgPath: string, keys: readonly string[]): Promise<Bound[]> {
  const bound = new Map((await boundAt(cx.tx, orgPath)).map((one) => [one.key, one]))
  return keys.map((key) => {
    const one = bound.get(key)
    if (one === undefined) throw fail('unknown-figure', { key })
    return one
  })
}

/** Counts a figure and keeps value, definition and the digest of its list. */
export async function freeze(cx: Cx, bound: Bound, scope: Scope): Promise<q.Frozen> {
  const asked = askedOf(bound, scope)
  const { amount, rows, persons } = await total(cx.tx, asked)
  return {
    key: bound.key, binding: bound.binding, setting: bound.setting, edition: bound.edition, how: definitionOf(bound.binding, bound.measure),
    amount, rows, persons, digest: await digestOf(cx, asked), asOf: cx.now.toISOString(),
  }
}

/** A frozen number's figure, as it was bound then. */
export const boundThen = (one: q.Frozen): Bound =>
  withMeasure(one.key, Binding.parse(one.binding), { setting: one.setting, practice: one.edition.split(' · ')[0] ?? '' })

export const fewIn = (one: q.Frozen): boolean => isFew(one.persons, fewestOf(boundThen(one).measure.class))

export function asFrozen(one: q.Frozen): Counted {
  const bound = boundThen(one)
  return {
    key: one.key, ...namesOf(one.binding), ...valueOf(bound, one.amount), how: one.how, edition: one.edition, counts: bound.measure.counts, few: fewIn(one),
    rows: one.rows, asOf: one.asOf, frozen: true,
  }
}

async function live(cx: Cx, row: q.Row): Promise<Counted[]> {
  const numbers: Counted[] = []
  for (const bound of await boundFor(cx, row.orgPath, figuresIn(row))) {
    const { now: _, ...figure } = await count(cx, bound, scopeOf(row))
    numbers.push({ ...figure, shown: figure.shown ?? HIDDEN, rows: figure.rows ?? 0, frozen: false })
  }
  return numbers
}

/** What this reader sees of a frozen number: who reads from above does not learn before publication what is hidden from there. */
async function seen(cx: Cx, row: q.Row, one: q.Frozen): Promise<Counted> {
  const counted = asFrozen(one)
  const hidden = row.state !== 'published' && (await isHidden(cx, boundThen(one), scopeOf(row)))
  return hidden ? { ...counted, value: null, shown: HIDDEN, rows: 0 } : counted
}

/** Every number that the text names, in reading order, as it stands for this reader. */
export async function numbersOf(cx: Cx, row: q.Row): Promise<Counted[]> {
  if (row.state === 'draft' || row.state === 'discarded') return live(cx, row)
  const order = figuresIn(row)
  const kept = (await q.frozen(cx.tx, row.id)).toSorted((a, b) => order.indexOf(a.key) - order.indexOf(b.key))
  const numbers: Counted[] = []
  for (const one of kept) numbers.push(await seen(cx, row, one))
  return numbers
}
