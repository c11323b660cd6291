import { z } from 'zod'
import { command, Day, id, May, query } from '#platform/contract.ts'

/** What somebody lacks who may not go to homes: nobody has seen the document, the pledge is not signed, or it is paused. */
export const Lack = z.enum(['unseen', 'unsigned', 'paused'])
export type Lack = z.infer<typeof Lack>

/** Who has seen the document, for which organisation, on which day. */
const Seen = z.object({ id: id('clearance'), day: Day, org: z.string(), officer: z.string() })
const State = z.object({ seen: Seen.nullable(), signed: z.boolean(), paused: z.boolean() })
export type State = z.infer<typeof State>

/** The first thing that is missing; undefined for whoever may go. */
export function lackOf({ seen, signed, paused }: State): Lack | undefined {
  if (paused) return 'paused'
  if (seen === null) return 'unseen'
  return signed ? undefined : 'unsigned'
}

/** A member of a team, and whether she may go. `may`: `see`, `end`. */
export const Clearance = State.extend({ person: id('person'), appointment: id('appointment'), may: May })
export type Clearance = z.infer<typeof Clearance>

/** Who of a team may go to homes, for the offices above it. */
export const list = query('clearance.list', 'GET /orgs/:org/clearances', {
  params: z.object({ org: id('org') }), result: z.object({ items: z.array(Clearance) }),
})
/** Who of the worn team may not go, and why: the first thing that is missing. Its leader reads no more than that. */
export const team = query('clearance.team', 'GET /team/clearances', {
  result: z.object({ items: z.array(z.object({ person: id('person'), lack: Lack })) }),
})
/** Where I stand; `member`: whether I am in a team at all, so that it matters. */
export const mine = query('clearance.mine', 'GET /my/clearance', { result: State.extend({ member: z.boolean() }) })

/** States that the acting officer has seen this member's identity document and compared the face. No copy, no number. */
export const see = command('clearance.see', 'POST /appointments/:id/clearance', {
  params: z.object({ id: id('appointment') }), result: Clearance, refuses: ['clearance.not-member', 'clearance.seen'],
})
/** Takes it back, as after a slip of the hand: the person may not go until a document is seen again. */
export const end = command('clearance.end', 'POST /clearances/:id/end', {
  params: z.object({ id: id('clearance') }), result: z.object({}), refuses: ['clearance.ended'],
})
