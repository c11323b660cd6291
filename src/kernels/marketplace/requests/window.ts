/** Windows 约定时间 and what hangs on them. */
import { addDays, dayOf, startOfDay } from '#platform/calendar.ts'
import { after, DAY, HOUR } from '#platform/clock.ts'
import type { Cx } from '#platform/cx.ts'
import type { Grant } from '#platform/journal.ts'
import { refusals } from '#platform/refuse.ts'
import { rulesAt } from '#kernels/marketplace/catalogue/index.ts'

const fail = refusals('request', { 'window-past': 400, 'window-long': 400 })

const AHEAD_DAYS = 90
const LONGEST_DAYS = 7
/** The team keeps its own request in sight so long after the window. */
const TEAM_SEES_DAYS = 366
const HELPER_UNTIL_DAYS = 1
/** What the naming of a helper gives. */
export const GOING = ['helper', 'visit'] as const

/** Refuses a window that is over, ends before it begins, is longer than a week or too far ahead. */
export function checkWindow(cx: Cx, window: { from: string; to: string }): void {
  const [from, to] = [new Date(window.from), new Date(window.to)]
  if (to <= cx.now || from >= to) throw fail('window-past', {}, 'window')
  if (to > after(from, LONGEST_DAYS * DAY) || to > after(cx.now, AHEAD_DAYS * DAY)) throw fail('window-long', { days: LONGEST_DAYS, ahead: AHEAD_DAYS }, 'window')
}

interface Window { windowFrom: string; windowTo: string }

/** Helpers know of it from the naming, and have door and phone from the evening before (18:00 in Shanghai); both to one day after. */
export const helperGrants = (cx: Cx, { windowFrom, windowTo }: Window, people: readonly string[]): Grant[] => {
  const evening = after(startOfDay(addDays(dayOf(new Date(windowFrom)), -1)), 18 * HOUR)
  const until = after(windowTo, HELPER_UNTIL_DAYS * DAY)
  return people.flatMap((holder) => [{ kind: 'helper' as const, holder, from: cx.now, until }, { kind: 'visit' as const, holder, from: evening, until }])
}

/** The team that has it keeps it in sight. */
export const teamGrant = (cx: Cx, { windowTo }: Pick<Window, 'windowTo'>, team: string): Grant => ({ kind: 'assigned', holder: team, from: cx.now, until: after(windowTo, TEAM_SEES_DAYS * DAY) })

/** When a claim lapses where nobody began. */
export const lapseAt = async (cx: Cx, row: { orgPath: string; windowTo: string }): Promise<Date> =>
  after(row.windowTo, (await rulesAt(cx.tx, row.orgPath)).graceHours * HOUR)

/** When the desk is alerted that a visit was begun and never reported. */
export async function unfinishedAt(cx: Cx, row: { orgPath: string; windowTo: string }): Promise<Date> {
  const { workHours } = await rulesAt(cx.tx, row.orgPath)
  return after(new Date(row.windowTo) > cx.now ? row.windowTo : cx.now, workHours * HOUR)
}
