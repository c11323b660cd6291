/** To whom a request is offered 发单, until when, and when the desk is alerted that nobody takes it. */
import { after, DAY, HOUR } from '#platform/clock.ts'
import type { Cx } from '#platform/cx.ts'
import type { Grant } from '#platform/journal.ts'
import { offered, teamsFor, type Place } from './fit.ts'
import { terms } from './flow.ts'
import { offeredTo } from './parties.ts'
import type * as q from './queries.ts'

/** Offers to every team that fits, from now until the window ends. `first` is the team that may claim before the others. */
export async function offers(cx: Cx, at: Place, until: Date, first?: string): Promise<Grant[]> {
  const later = after(cx.now, Math.min(terms.sameTeamHours * HOUR, Math.max(0, (until.getTime() - cx.now.getTime()) / 2)))
  const fits = (await teamsFor(cx, at)).filter(offered)
  const known = fits.some((fit) => fit.team.id === first)
  return fits.map((fit) => ({ kind: 'offered', holder: fit.team.id, from: known && fit.team.id !== first ? later : cx.now, until }))
}

/** Offers that go on until another time: to whoever has one now, and to teams that fit by now. */
export async function offersUntil(cx: Cx, row: q.Row, until: Date): Promise<Grant[]> {
  const fits = (await teamsFor(cx, row)).filter(offered).map((fit) => fit.team.id)
  return [...new Set<string>([...(await offeredTo(cx, row)), ...fits])].map((holder) => ({ kind: 'offered', holder, from: cx.now, until }))
}

/** Offers to these teams beside those that have one already. */
export const offersTo = (cx: Cx, row: q.Row, teams: readonly string[]): Grant[] =>
  teams.map((holder) => ({ kind: 'offered', holder, from: cx.now, until: new Date(row.windowTo) }))

/** When the desk is alerted that nobody claims it: after half of the promised hours, at the latest when the window begins; once it has begun, when it ends. */
export function unclaimedAt(cx: Cx, row: Pick<q.Row, 'promiseHours' | 'windowFrom' | 'windowTo'>, window: { from: Date | string; to: Date | string } = { from: row.windowFrom, to: row.windowTo }): Date {
  const [begin, last] = [new Date(window.from), new Date(window.to)]
  const end = begin > cx.now ? begin : last
  // Without a promise, and with its hours over, the desk is asked again a day later.
  const half = after(cx.now, ((row.promiseHours ?? 48) * HOUR) / 2)
  return end > cx.now && (row.promiseHours === null || end < half) ? end : half
}

/** The next day with the same hours that is not over yet. */
const sameHoursLater = (row: q.Row, now: Date): { from: Date; to: Date } => {
  const days = Math.max(1, Math.ceil((now.getTime() - new Date(row.windowFrom).getTime()) / DAY))
  return { from: after(row.windowFrom, days * DAY), to: after(row.windowTo, days * DAY) }
}

/** What a request needs that goes back to the hall: its hours ahead, nobody's, offered anew, the desk's alert set. */
export async function backToHall(cx: Cx, row: q.Row, window?: { from: string; to: string }) {
  const { from, to } = window === undefined ? sameHoursLater(row, cx.now) : { from: new Date(window.from), to: new Date(window.to) }
  return { set: { team: null, window_from: from, window_to: to }, gives: await offers(cx, row, to), due: { unclaimed: unclaimedAt(cx, row, { from, to }) } }
}
