import type { Cx } from '#platform/cx.ts'
import { moveOn, type Effects, type Standing } from '#platform/journal.ts'
import { tellSupporters } from '#kernels/marketplace/support/index.ts'
import { isApplying, tellApplied } from './apply.ts'
import { requestFlow } from './flow.ts'
import * as q from './queries.ts'

/** A request of which something is due, as it stands now. */
export async function reread(cx: Cx, id: string): Promise<q.Row> {
  const row = await q.request(cx.tx, id)
  if (row === undefined) throw new Error('a due request is missing')
  return row
}

type Act = keyof typeof requestFlow.moves

const waiting = ({ dueAct, dueAt }: q.Row): Record<string, Date> => (dueAct !== null && dueAt !== null ? { [dueAct]: new Date(dueAt) } : {})

/** What waits from now on. As long as teams apply, nothing but the close and other hours put off the close. */
function dueOf(row: q.Row, act: Act, due: Effects['due']): Record<string, Date> {
  const stays = staysIn(row, act)
  if (!['choose', 'change-window'].includes(act) && isApplying(row)) return stays ? waiting(row) : {}
  return due ?? (stays ? waiting(row) : {})
}

const staysIn = (row: q.Row, act: Act): boolean => (requestFlow.moves[act].to ?? row.state) === row.state

/**
 * Makes a move of a request. Where it leaves its state, the desk's alert is answered with it; where it stays, what was due stays due.
 * What a move says itself goes before both. Whoever needs the same, or has applied in vain, hears of its end.
 */
export async function advance(cx: Cx, row: q.Row, { act, set, due, tells = [], ...effects }: Effects & { act: Act }): Promise<Standing> {
  const stays = staysIn(row, act)
  const applied = isApplying(row) && !stays ? await tellApplied(cx, row, 'request.application-over') : []
  const told = [...tells, ...applied, ...(await tellSupporters(cx, row, act))]
  return moveOn(cx, requestFlow, row, { ...effects, act, tells: told, due: dueOf(row, act, due), set: stays ? { ...set } : { alert: null, ...set } })
}
