/** Confirming or reopening by a call. Who may not is in `against.ts`, beyond what the policy says. */
import type { Cx } from '#platform/cx.ts'
import type { Done } from '#platform/route.ts'
import { checkAgainst } from './against.ts'
import type * as q from './queries.ts'

/** What the journal says of a move that somebody at the desk made after a call. */
export const byCall = (cx: Cx): { call?: true } => (cx.hat.kind === 'tree' ? { call: true } : {})

/** Somebody is about to call back: that they may is all that is decided, what they need is opened beside it. */
export async function ring(cx: Cx, row: q.Row): Promise<Done> {
  checkAgainst(cx, row, 'ring')
  return { id: row.id }
}
