/** Which figures an organisation has: its practices' bindings, each with its measure. */
import { createHash } from 'node:crypto'
import { Binding, faultOf, type FigureKey } from '#platform/figure/binding.ts'
import { measureOf, type Measure } from '#platform/figure/measure.ts'
import type { Tx } from '#platform/sql.ts'
import { settingsAt, type Setting } from '#kernels/registry/settings/index.ts'
import { PART, PREFIX } from './capability.ts'

/** One figure of an organisation. */
export interface Bound {
  key: FigureKey
  binding: Binding
  measure: Measure
  /** The setting row that bound it. */
  setting: string
  /** The practice, and a digest that changes with the binding and with the measure's own rule. */
  edition: string
}

const editionOf = (practice: string, binding: Binding, measure: Measure): string => {
  const rule = JSON.stringify([binding.of, binding.where, binding.rounding ?? null, measure.version])
  return `${practice} · ${createHash('sha256').update(rule).digest('hex').slice(0, 6)}`
}

/** A binding with its measure. A practice is checked when it is installed, so what does not fit here is a fault of ours. */
export function withMeasure(key: FigureKey, binding: Binding, from: { setting: string; practice: string }): Bound {
  const measure = measureOf(binding.of)
  const fault = faultOf(binding, measure)
  if (measure === undefined || fault !== undefined) throw new Error(`the figure ${key} does not fit ${JSON.stringify(fault)}`)
  return { key, binding, measure, setting: from.setting, edition: editionOf(from.practice, binding, measure) }
}

const boundBy = (row: Setting): Bound[] =>
  row.key.startsWith(PREFIX)
    ? [withMeasure(row.key.slice(PREFIX.length), Binding.parse(row.value), { setting: row.id, practice: row.practice })]
    : []

/** Every figure that is bound at an organisation, in the order of their keys. */
export async function boundAt(tx: Tx, orgPath: string): Promise<Bound[]> {
  const set = await settingsAt(tx, orgPath, PART)
  return set.flatMap(boundBy)
}
