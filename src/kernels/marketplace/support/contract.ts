import { z } from 'zod'
import { command, id, Instant, query } from '#platform/contract.ts'

/** A request of a service that the estate shares, as a neighbour may know it: never by whom. */
export const Shared = z.object({
  id: id('request'),
  service: z.object({ key: z.string(), zh: z.string(), en: z.string(), icon: z.string() }),
  estate: z.string(),
  state: z.enum(['submitted', 'open', 'claimed', 'working']),
  window: z.object({ from: Instant, to: Instant }),
  created: Instant,
  /** How many neighbours need it too. */
  supporters: z.number().int(),
  /** Whether I ordered it, or need it too. */
  mine: z.enum(['ordered', 'supported']).nullable(),
})
export type Shared = z.infer<typeof Shared>

/** What of a shared service is under way in the estate of a place, newest first; nothing of a personal one. */
export const nearby = query('support.nearby', 'GET /premises/:premise/shared', {
  params: z.object({ premise: id('premise') }), input: z.object({ service: z.string() }), result: z.object({ items: z.array(Shared) }),
})
/** "Me too": counts one more, who is told when it is done. */
export const add = command('support.add', 'POST /requests/:id/support', { params: z.object({ id: id('request') }), result: Shared, refuses: ['support.twice'] })
