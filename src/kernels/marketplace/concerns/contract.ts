import { z } from 'zod'
import { command, id, Instant, May, page, paging, query } from '#platform/contract.ts'

export const ConcernState = z.enum(['raised', 'lifted', 'ended'])

const Org = z.object({ id: id('org'), name: z.string() })
const Helper = z.object({ id: id('person'), name: z.string(), team: z.string() })

/** A concern as the officer who may read it lists it: never what was said, nor by whom. */
export const Concern = z.object({
  id: id('concern'), at: Instant, state: ConcernState,
  /** When it was settled; null while it waits. */
  settled: Instant.nullable(),
  /** The request whose visit it is about, and the community that received it. */
  request: z.object({ id: id('request'), number: z.string(), community: z.string(), service: z.object({ zh: z.string(), en: z.string() }) }),
  helpers: z.array(Helper),
  /** Whether it was said on the telephone: then the officer tells the outcome by a call too. */
  byPhone: z.boolean(),
  /** Who said it has left: the words went with her. */
  left: z.boolean(),
  may: May,
})
export type Concern = z.infer<typeof Concern>

const Mine = z.object({ id: id('concern'), at: Instant, state: ConcernState, settled: Instant.nullable() })

const of = { params: z.object({ id: id('request') }) }

/** What somebody sees before saying that something was wrong at a visit of this request, and what she has said. */
export const about = query('concern.about', 'GET /requests/:id/concerns', {
  ...of,
  result: z.object({
    number: z.string(),
    /** Who came or was named, now and before; `now`: of the latest visit. */
    helpers: z.array(Helper.extend({ now: z.boolean() })),
    /** Whose staff, outside the team, will read it. */
    reads: Org,
    /** Whether the request has another side with an account. */
    other: z.boolean(),
    /** One's own, newest first; a clerk sees none here. */
    mine: z.array(Mine),
    /** `ok`, or why it cannot be said now. */
    may: z.object({ raise: z.string() }),
  }),
})

/** Says that something was wrong: to an officer outside the team, and the helpers take no visits until it is settled. */
export const raise = command('concern.raise', 'POST /requests/:id/concerns', {
  ...of,
  input: z.object({
    /** In the person's own words; may be left empty. Sealed. */
    words: z.string().trim().max(2000).default(''),
    /** Which of the helpers it is about; left out, all of the latest visit. */
    helpers: z.array(id('person')).min(1).max(30).optional(),
  }),
  result: Mine, refuses: ['concern.nobody', 'concern.too-late', 'concern.twice', 'concern.helper', 'concern.not-called', 'concern.took-part', 'person.left'],
})

/** What waits for an officer, oldest first; or what was settled, newest first. */
export const inbox = query('concern.inbox', 'GET /desk/concerns', {
  input: z.object({ ...paging, is: z.enum(['waiting', 'settled']).default('waiting') }), result: page(Concern),
})

const one = { params: z.object({ id: id('concern') }) }

/** Opens what was said, by whom, and what was found. A command, so that each look is in the journal; look again with a new id. */
export const look = command('concern.look', 'POST /concerns/:id/look', {
  ...one,
  result: z.object({
    words: z.string(),
    by: z.object({ name: z.string(), phone: z.string() }),
    /** What the officer found; null while it waits. */
    found: z.string().nullable(),
  }),
  refuses: ['concern.look-again', 'concern.erased'],
})

const settled = { ...one, input: z.object({ words: z.string().trim().max(1000).default('') }), result: Concern, refuses: ['concern.state', 'concern.found'] }
/** Nothing stands against the helpers: they may go again. With what was found, sealed. */
export const lift = command('concern.lift', 'POST /concerns/:id/lift', settled)
/** The helpers take no more visits, until an officer lets them again. With what was found, sealed. */
export const end = command('concern.end', 'POST /concerns/:id/end', settled)
