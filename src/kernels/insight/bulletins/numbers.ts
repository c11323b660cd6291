/** The numbers of a bulletin: live while it is a draft, frozen from the moment it is sent to review. */
import type { Cx } from '#platform/cx.ts'
import { Binding, definitionOf, namesOf } from '#platform/figure/binding.ts'
import { digestOf, total } from '#platform/figure/figure.ts'
import { fewestOf, isFew } from '#platform/figure/small.ts'
import { refusals } from '#platform/refuse.ts'
import { askedOf, boundAt, count, isHidden, valueOf, withMeasure, type Bound, type Scope } from '#kernels/insight/figures/index.ts'
import { figuresIn } from './compose.ts'
import { figureOf, type Counted } from './contract.ts'
import * as q from './queries.ts'
import { beforeWords, spanBefore, type Span } from './span.ts'

const fail = refusals('bulletin', { 'unknown-figure': 400 })

/** Stands in a sentence for a number that this reader may not see. */
const HIDDEN = '—'

/** Whose numbers a bulletin tells, and over which days. */
export type Place = Pick<q.Row, 'orgPath' | 'fromDay' | 'toDay'>

const spanAt = ({ fromDay, toDay }: Place): Span => ({ from: fromDay, to: toDay })

/** The days that a number of the text counts: the bulletin's, or those before. */
const spanFor = (at: Place, key: string): Span => (figureOf(key).before ? spanBefore(spanAt(at)) : spanAt(at))

/** Where and when a number of the text is counted. */
export const scopeOf = (at: Place, key: string): Scope => ({ path: at.orgPath, ...spanFor(at, key) })

/** A number of a text with its figure. */
export interface Ask { key: string; bound: Bound }

/** The bound figures of these numbers. Refuses `bulletin.unknown-figure` for a figure that nobody bound here. */
export async function asksFor(cx: Cx, orgPath: string, keys: readonly string[]): Promise<Ask[]> {
  const bound = new Map((await boundAt(cx.tx, orgPath)).map((one) => [one.key, one]))
  return keys.map((key) => {
    const one = bound.get(figureOf(key).figure)
    if (one === undefined) throw fail('unknown-figure', { key })
    return { key, bound: one }
  })
}

/** Counts a number and keeps value, definition and the digest of its list. */
export async function freeze(cx: Cx, { key, bound }: Ask, at: Place): Promise<q.Frozen> {
  const asked = askedOf(bound, scopeOf(at, key))
  const { amount, rows, persons } = await total(cx.tx, asked)
  return {
    key, binding: bound.binding, setting: bound.setting, edition: bound.edition, how: definitionOf(bound.binding, bound.measure),
    amount, rows, persons, digest: await digestOf(cx, asked), asOf: cx.now.toISOString(),
  }
}

/** A frozen number's figure, as it was bound then. */
export const boundThen = (one: q.Frozen): Bound =>
  withMeasure(figureOf(one.key).figure, Binding.parse(one.binding), { setting: one.setting, practice: one.edition.split(' · ')[0] ?? '' })

export const fewIn = (one: q.Frozen): boolean => isFew(one.persons, fewestOf(boundThen(one).measure.class))

/** Name and days of a number that is not counted over the bulletin's own. */
function apart(at: Place, key: string, name: Counted['name']): Pick<Counted, 'name' | 'span'> {
  if (!figureOf(key).before) return { name }
  const span = spanFor(at, key)
  return { name: { zh: `${name.zh}（${beforeWords(spanAt(at))}）`, en: `${name.en}, the days before` }, span }
}

export function asFrozen(at: Place, one: q.Frozen): Counted {
  const bound = boundThen(one)
  const { name, unit } = namesOf(one.binding)
  return {
    key: one.key, unit, ...apart(at, one.key, name), ...valueOf(bound, one.amount), how: one.how, edition: one.edition, counts: bound.measure.counts, few: fewIn(one),
    rows: one.rows, asOf: one.asOf, frozen: true,
  }
}

async function live(cx: Cx, row: q.Row): Promise<Counted[]> {
  const numbers: Counted[] = []
  for (const { key, bound } of await asksFor(cx, row.orgPath, figuresIn(row))) {
    const { now: _, name, ...figure } = await count(cx, bound, scopeOf(row, key))
    numbers.push({ ...figure, key, ...apart(row, key, name), shown: figure.shown ?? HIDDEN, rows: figure.rows ?? 0, frozen: false })
  }
  return numbers
}

/** What this reader sees of a frozen number: who reads from above does not learn before publication what is hidden from there. */
async function seen(cx: Cx, row: q.Row, one: q.Frozen): Promise<Counted> {
  const counted = asFrozen(row, one)
  const hidden = row.state !== 'published' && (await isHidden(cx, boundThen(one), scopeOf(row, one.key)))
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
