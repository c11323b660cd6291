import { z } from 'zod'
import { command, id, Instant, page, paging, query } from '#platform/contract.ts'

/** Something waits for you; never what is in it. The sentence is the word `notice.<code>`, filled with `facts`. */
export const Notice = z.object({
  id: id('notice'),
  code: z.string(),
  /** What it is about: `request` and its id. */
  noun: z.string(),
  target: z.uuid(),
  facts: z.record(z.string(), z.unknown()),
  at: Instant,
  seen: z.boolean(),
})
export type Notice = z.infer<typeof Notice>

/** My inbox, newest first. */
export const list = query('notice.list', 'GET /my/notices', {
  input: z.object({ ...paging }), result: page(Notice).extend({ unseen: z.number().int() }),
})
/** Marks what has come until this notice as seen. */
export const see = command('notice.see', 'POST /my/notices/seen', {
  input: z.object({ upTo: id('notice') }), result: z.object({ unseen: z.number().int() }),
})
