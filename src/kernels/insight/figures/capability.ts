/** What a practice may set in figures: its own, each bound to a measure. */
import { z } from 'zod'
import { Binding, FigureKey } from '#platform/figure/binding.ts'

export const PART = 'insight.figures'
export const PREFIX = 'figures.'

/** The part `insight.figures` of a practice: figures by key. */
export const capability = z.record(FigureKey, Binding)

/** The part as setting rows, one a figure. */
export const entries = (figures: z.infer<typeof capability>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(figures).map(([key, value]) => [`${PREFIX}${key}`, value]))
