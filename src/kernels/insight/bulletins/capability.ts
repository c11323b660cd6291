/** What a practice may set in bulletins: masthead, title, the outline from which a draft is made, the imprint. */
import { z } from 'zod'
import { line } from '#platform/contract.ts'
import { FigureKey } from '#platform/figure/binding.ts'

export const PART = 'insight.bulletin'

/** One sentence, `{0}` and so on standing for its figures; or a heading. Sentences that follow each other make one paragraph. */
export const Sentence = z.union([
  z.object({ heading: line(60) }),
  z.object({
    zh: line(300),
    figures: z.array(FigureKey).max(10).default([]),
    /** Whether it begins a new paragraph. */
    apart: z.boolean().default(false),
  }),
])
export type Sentence = z.infer<typeof Sentence>

/** The part `insight.bulletin` of a practice. */
export const capability = z.object({
  outline: z.array(Sentence).min(1).max(60),
  /** The red name at the head. */
  masthead: line(16).optional(),
  /** `{org}` and `{span}` stand for the issuer and the span. */
  title: line(60).optional(),
  imprint: z.array(z.object({ label: line(4), text: line(100) })).max(6).optional(),
})
export type Outline = z.infer<typeof capability>

/** The part as setting rows, one a key. */
export const entries = (set: Outline): Record<string, unknown> =>
  Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined))
