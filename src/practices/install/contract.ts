import { z } from 'zod'
import { command, id, Instant, May, query } from '#platform/contract.ts'

const words = z.object({ zh: z.string(), en: z.string() })

/** A number of the practice as its form shows it: unit, bounds, default, and what it is for. */
export const Param = z.object({
  key: z.string(), kind: z.enum(['days', 'hours', 'percent', 'points']), min: z.number(), max: z.number(), default: z.number(),
  zh: z.string(), en: z.string(), why: words,
})
export type Param = z.infer<typeof Param>

/** One thing in a part: a service, a figure, a line of the outline (`{0}` stands where a figure goes). */
export const PartItem = words.extend({
  /** A service's icon. */
  icon: z.string().nullable(),
  /** What a team must be able to do for it. */
  skill: z.string().nullable(),
  /** A service's usual minutes. */
  minutes: z.number().nullable(),
  /** What one is called, of a figure. */
  unit: words.nullable(),
  /** Whether it is a heading of an outline. */
  heading: z.boolean(),
  /** Whether it is a figure that stands on the wall. */
  wall: z.boolean(),
})
export type PartItem = z.infer<typeof PartItem>

/** A part as its picture needs it: what it is, what stands in it, and which parts it points at. */
export const PartView = words.extend({
  name: z.string(), part: z.string(),
  /** What is written above what it makes, as over a bulletin. */
  title: z.string().nullable(),
  items: z.array(PartItem), uses: z.array(z.string()), params: z.array(z.string()),
})
export type PartView = z.infer<typeof PartView>

/** A practice in force at an organisation, with its numbers. */
export const Installation = z.object({
  id: id('installation'), org: z.object({ id: id('org'), name: z.string() }), practice: z.string(), version: z.number(),
  params: z.record(z.string(), z.number()), since: Instant,
})
export type Installation = z.infer<typeof Installation>

/** A practice as it stands on the shelf. */
export const Shelf = z.object({
  key: z.string(), version: z.number(), zh: z.string(), en: z.string(), about: words, source: words, at: z.array(z.string()),
  installed: z.array(Installation),
  /** Whose numbers hold for the worn office: its own, or those of the nearest organisation above. */
  here: Installation.nullable(),
  /** The kinds of parts that it is made of, and how many things stand in each. */
  holds: z.array(words.extend({ part: z.string(), count: z.number().int() })),
})
export type Shelf = z.infer<typeof Shelf>

/** The shelf of practices, and where the reader's organisation has them. Looking round needs no account. */
export const library = query('practice.library', 'GET /practices', { result: z.object({ items: z.array(Shelf) }) })

const one = { params: z.object({ key: z.string() }) }
/** One practice as a picture of its parts, with its story and the form of its numbers. */
export const show = query('practice.show', 'GET /practices/:key', {
  ...one,
  result: Shelf.extend({
    params: z.array(Param), parts: z.array(PartView), story: words,
    /** `install` and `remove`, at the worn office. */
    may: May,
  }),
})
/** Installs it at the worn office's organisation, or changes its numbers there; it holds for all below from now on. */
export const install = command('practice.install', 'POST /practices/:key/install', {
  ...one, input: z.object({ params: z.record(z.string(), z.number().int()).default({}) }), result: Installation, refuses: ['practice.param', 'practice.kind'],
})
/** Ends it; records and figures stay. */
export const remove = command('practice.remove', 'POST /practices/:key/remove', { ...one, result: z.object({}), refuses: ['practice.not-installed'] })
