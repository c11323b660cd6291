/** What a practice may set in bulletins: masthead, title, the outline from which a draft is made, the imprint. */
import { z } from 'zod'
import { line } from '#platform/contract.ts'
import { FigureKey } from '#platform/figure/binding.ts'

export const PART = 'insight.bulletin'

/**
 * What must hold of a figure for words to be said: none or some in the span, the first ever, more, fewer or as many as in the
 * span before, or more or fewer for the second time running. Spans are compared only where there was something in each.
 */
export const When = z.object({ figure: FigureKey, is: z.enum(['none', 'some', 'first', 'rises-again', 'falls-again', 'rises', 'falls', 'same']) })
export type When = z.infer<typeof When>
const when = z.array(When).max(4).default([])

/** A heading. It is counted 一、 二、 by itself, and left out where nothing is said under it. */
export const Heading = z.object({ heading: line(60), when })
export type Heading = z.infer<typeof Heading>

/** One sentence. Sentences that follow each other make one paragraph. */
export const Telling = z.object({
  /** `{0}` and so on stand for its figures; `{org}`, `{span}`, `{before}`, `{lead}` for issuer, span, the span before, who has the most. */
  zh: line(300),
  /** Figures over the span, or over the span before. */
  figures: z.array(z.union([FigureKey, z.object({ before: FigureKey })])).max(10).default([]),
  when,
  /** The figure of which `{lead}` has the most; said only where one organisation below alone has. */
  leads: FigureKey.optional(),
  /** Whether it begins a new paragraph. */
  apart: z.boolean().default(false),
})
export type Telling = z.infer<typeof Telling>

/**
 * A heading, a sentence, or several ways to say it, of which the first that fits is taken. Ways with the same conditions take
 * turns from span to span, so that two months alike in their figures still do not read alike.
 */
export const Sentence = z.union([Heading, Telling, z.object({ either: z.array(z.union([Heading, Telling])).min(2).max(16) })])
export type Sentence = z.infer<typeof Sentence>

/** The part `insight.bulletin` of a practice. */
export const capability = z.object({
  outline: z.array(Sentence).min(1).max(60),
  /** The red name at the head. */
  masthead: line(16).optional(),
  /** What the issuer is called under it; `{org}` stands for its organisation, which keeps its own name where that says 团 already. */
  issuer: line(40).optional(),
  /** `{org}` and `{span}` stand for the issuer and the span. Of several, the first that fits. */
  title: z.union([line(60), z.array(z.object({ zh: line(60), when })).min(1).max(16)]).optional(),
  imprint: z.array(z.object({ label: line(4), text: line(100) })).max(6).optional(),
})
export type Outline = z.infer<typeof capability>

/** The part as setting rows, one a key. */
export const entries = (set: Outline): Record<string, unknown> =>
  Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined))
