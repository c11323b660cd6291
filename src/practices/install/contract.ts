import { z } from 'zod'
import { command, id, Instant, query } from '#platform/contract.ts'

export const Param = z.object({ key: z.string(), kind: z.enum(['days', 'hours', 'percent', 'points']), min: z.number(), max: z.number(), default: z.number(), zh: z.string(), en: z.string() })
export type Param = z.infer<typeof Param>

/** A part as its picture needs it: what it is, what stands in it, and which parts it points at. */
export const PartView = z.object({
  name: z.string(), part: z.string(), zh: z.string(), en: z.string(),
  items: z.array(z.object({ zh: z.string(), en: z.string() })),
  uses: z.array(z.string()), params: z.array(z.string()),
})
export type PartView = z.infer<typeof PartView>

export const Installation = z.object({
  id: id('installation'), org: z.object({ id: id('org'), name: z.string() }), practice: z.string(), version: z.number(),
  params: z.record(z.string(), z.number()), since: Instant,
})
export type Installation = z.infer<typeof Installation>

const words = z.object({ zh: z.string(), en: z.string() })
export const Shelf = z.object({
  key: z.string(), version: z.number(), zh: z.string(), en: z.string(), about: words, source: words, at: z.array(z.string()),
  installed: z.array(Installation),
})

/** The shelf of practices, and where the reader's organisation has them. Looking round needs no account. */
export const library = query('practice.library', 'GET /practices', { result: z.object({ items: z.array(Shelf) }) })

const one = { params: z.object({ key: z.string() }) }
/** One practice as a picture of its parts, with its story and the form of its numbers. */
export const show = query('practice.show', 'GET /practices/:key', {
  ...one, result: Shelf.extend({ params: z.array(Param), parts: z.array(PartView), story: words }),
})
/** Installs it at the worn office's organisation, or changes its numbers there; it holds for all below from now on. */
export const install = command('practice.install', 'POST /practices/:key/install', {
  ...one, input: z.object({ params: z.record(z.string(), z.number().int()).default({}) }), result: Installation, refuses: ['practice.param', 'practice.kind'],
})
/** Ends it; records and figures stay. */
export const remove = command('practice.remove', 'POST /practices/:key/remove', { ...one, result: z.object({}), refuses: ['practice.not-installed'] })
