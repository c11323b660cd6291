/** Applications 报名: opened with the acceptance where the service says so, made and taken back until the close. What the clock does then is in `choose.ts`. */
import { dayOf } from '#platform/calendar.ts'
import { after } from '#platform/clock.ts'
import { me, type Cx } from '#platform/cx.ts'
import { newId } from '#platform/id.ts'
import { tell } from '#platform/journal.ts'
import type { Done, Given } from '#platform/route.ts'
import { wearing } from '#platform/wear.ts'
import { drawn } from '#kernels/marketplace/offering/index.ts'
import { checkAgainst } from './against.ts'
import * as a from './apply-queries.ts'
import type * as api from './apply/contract.ts'
import { tellLeaders, type Tell } from './parties.ts'
import type * as q from './queries.ts'
import { checkedGoing } from './team-checks.ts'

const SECOND = 1000

const closeAt = (cx: Cx, row: q.Row): Date => after(cx.now, (row.applySeconds ?? 0) * SECOND)

/** Until when teams apply for a request that is accepted now, and the lot for equals; undefined where it is first come. */
export function opening(cx: Cx, row: q.Row, offered: number) {
  const until = closeAt(cx, row)
  if (row.applySeconds === null || offered === 0 || until >= new Date(row.windowTo)) return undefined
  const { seed, lot } = drawn()
  return { seed, facts: { until: until.toISOString(), lot }, due: { choose: until } }
}

export async function apply(cx: Cx, row: q.Row, input: Given<typeof api.apply>): Promise<Done> {
  checkAgainst(cx, row, 'apply')
  const of = await checkedGoing(cx, row, me(cx), input.helpers)
  await a.add(cx, { id: newId('application'), request: row.id, ...of })
  await tell(cx, 'request', row.id, [`team:${of.team}`])
  return { id: row.id }
}

export async function dropOut(cx: Cx, row: q.Row): Promise<Done> {
  checkAgainst(cx, row, 'drop-out')
  if (cx.hat.kind !== 'team') throw new Error('a team takes its own application back')
  await a.drop(cx, row.id, cx.hat.org)
  await tell(cx, 'request', row.id, [`team:${cx.hat.org}`])
  return { id: row.id }
}

/** Whether teams apply for it now: nobody claims it before the close. */
export const isApplying = (row: Pick<q.Row, 'dueAct'>): boolean => row.dueAct === 'choose'

/**
 * The hours that teams applied for are no longer these: they are told, whoever still wants it applies once more, and the time for that begins
 * anew. Others' applications are nobody's to read, so the clock's hat drops them.
 */
export async function applyAnew(cx: Cx, row: q.Row): Promise<{ choose: Date; tells: Tell[] }> {
  const tells = await tellApplied(cx, row, 'request.application-dropped')
  await wearing(cx, { kind: 'flow' }, () => a.drop(cx, row.id))
  return { choose: closeAt(cx, row), tells }
}

/** Leaders of teams that applied, when it comes to nothing before the close. */
export const tellApplied = async (cx: Cx, row: q.Row, code: string): Promise<Tell[]> => {
  const teams = await wearing(cx, { kind: 'flow' }, async () => (await a.standing(cx, row.id, dayOf(cx.now))).map(({ team }) => team))
  return tellLeaders(cx, teams, code)
}
