/** When somebody was missed at the door, and when the resident waits too long. */
import { after, DAY } from '#platform/clock.ts'
import type { Cx } from '#platform/cx.ts'
import type { Done, Given } from '#platform/route.ts'
import { advance } from './advance.ts'
import { checkAgainst } from './against.ts'
import type * as api from './contract.ts'
import { terms } from './flow.ts'
import { addNote } from './note.ts'
import { backToHall } from './offer.ts'
import { tellDesk, tellEach, tellLeaders, tellResidents } from './parties.ts'
import * as q from './queries.ts'
import { checkWindow, GOING } from './window.ts'
import { movedTo } from './window-actions.ts'

/** "Nobody home", says whoever stood at the door or leads the team: the team keeps it, with a new appointment. */
export async function nobodyHome(cx: Cx, row: q.Row, { window, reason }: Given<typeof api.nobodyHome>): Promise<Done> {
  checkAgainst(cx, row, 'nobody-home')
  checkWindow(cx, window)
  const at = await advance(cx, row, { act: 'nobody-home', ...(await movedTo(cx, row, window)), facts: { ...window }, tells: tellResidents(row, 'request.nobody-home') })
  if (reason !== undefined) await addNote(cx, row, at.entry, { reason })
  return { id: row.id }
}

/** "Nobody came", says the resident's side: back to the hall. The team that had it may answer for some days, as long as no other has it. */
export async function nobodyCame(cx: Cx, row: q.Row, { window, reason }: Given<typeof api.nobodyCame>): Promise<Done> {
  checkAgainst(cx, row, 'nobody-came')
  if (window !== undefined) checkWindow(cx, window)
  const team = row.team ?? ''
  const { set, gives, due } = await backToHall(cx, row, window)
  const leaders = (await tellLeaders(cx, [team], 'request.nobody-came')).map(({ person }) => person)
  const helpers = (await q.helpers(cx.tx, row.id)).map(({ person }) => person).filter((person) => !leaders.includes(person))
  const at = await advance(cx, row, {
    act: 'nobody-came', set, due, gives: [...gives, { kind: 'reply', holder: team, from: cx.now, until: after(cx.now, terms.replyDays * DAY) }],
    ends: ['offered', 'assigned', ...GOING], facts: { offered: gives.length, team }, tells: [...tellEach(cx, leaders, 'request.nobody-came'), ...tellEach(cx, helpers, 'request.nobody-came-helper')],
  })
  if (reason !== undefined) await addNote(cx, row, at.entry, { reason })
  return { id: row.id }
}

/** The other side's word to it, for both sides and the desk. */
export async function reply(cx: Cx, row: q.Row, { words }: Given<typeof api.reply>): Promise<Done> {
  checkAgainst(cx, row, 'reply')
  const tells = cx.hat.kind === 'team' ? tellResidents(row, 'request.replied') : await tellLeaders(cx, [row.team ?? ''], 'request.replied')
  const at = await advance(cx, row, { act: 'reply', facts: { side: cx.hat.kind === 'team' ? 'team' : 'resident' }, tells })
  await addNote(cx, row, at.entry, { reason: words })
  return { id: row.id }
}

/** Reminds 催一下: the desk sees it first, and the team that has it hears of it. */
export async function remind(cx: Cx, row: q.Row): Promise<Done> {
  checkAgainst(cx, row, 'remind')
  const team = row.team === null ? [] : await tellLeaders(cx, [row.team], 'request.reminded')
  await advance(cx, row, { act: 'remind', set: { alert: row.alert ?? 'reminded' }, tells: [...(await tellDesk(cx, row, 'request.desk-reminded')), ...team] })
  return { id: row.id }
}
