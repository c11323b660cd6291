/** Confirming or reopening by a call: who may not, beyond what the policy says. */
import type { Cx } from '#platform/cx.ts'
import { refusals } from '#platform/refuse.ts'
import { wearing } from '#platform/wear.ts'
import * as q from './queries.ts'

const fail = refusals('request', { 'took-part': 409 })

/** What the journal says of a move that somebody at the desk made after a call. */
export const byCall = (cx: Cx): { call?: true } => (cx.hat.kind === 'tree' ? { call: true } : {})

/** Refuses a reviewer who leads the team or ever was of it; a desk does not see every team, so the clock's hat asks. */
export async function checkUnrelated(cx: Cx, row: q.Row): Promise<void> {
  const { team } = row
  if (cx.hat.kind !== 'tree' || team === null) return
  const people = await wearing(cx, { kind: 'flow' }, () => q.everOf(cx.tx, team))
  if (people.some(({ person }) => person === cx.who.id)) throw fail('took-part')
}
