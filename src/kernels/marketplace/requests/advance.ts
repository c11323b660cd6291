import { dayOf } from '#platform/calendar.ts'
import type { Cx } from '#platform/cx.ts'
import { moveOn, type Effects, type Standing } from '#platform/journal.ts'
import { tellSupporters } from '#kernels/marketplace/support/index.ts'
import { isApplying, tellApplied } from './apply.ts'
import { requestFlow } from './flow.ts'
import type * as q from './queries.ts'

type Act = keyof typeof requestFlow.moves

/**
 * Makes a move of a request. Where it leaves its state, the desk's alert is answered with it; where it stays, what was due stays due.
 * What a move says itself goes before both. Whoever needs the same hears of its end.
 */
export async function advance(cx: Cx, row: q.Row, { act, set, due, tells = [], ...effects }: Effects & { act: Act }): Promise<Standing> {
  const stays = (requestFlow.moves[act].to ?? row.state) === row.state
  const waiting = stays && row.dueAct !== null && row.dueAt !== null ? { [row.dueAct]: new Date(row.dueAt) } : {}
  // As long as teams apply, nothing but the close puts off the close.
  const before = act !== 'choose' && isApplying(row)
  const told = [...tells, ...(before && !stays ? await tellApplied(cx, row, dayOf(cx.now)) : []), ...(await tellSupporters(cx, row, act))]
  return moveOn(cx, requestFlow, row, { ...effects, act, tells: told, due: before ? waiting : due ?? waiting, set: stays ? { ...set } : { alert: null, ...set } })
}
