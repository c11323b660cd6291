/** Spans of days: asked for, or by habit. */
import { addDays, dayOf, daysBetween } from '#platform/calendar.ts'
import { Day } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import { refusals } from '#platform/refuse.ts'
import type { Span } from './contract.ts'

const fail = refusals('figure', { span: 400 })

/** The longest span, in days: ten years, as long as the books are kept. */
const LONGEST = 3660

/** The asked span; this month to today unless told. Refuses `figure.span` where it ends before it begins or is endless. */
export function spanOf(cx: Cx, asked: { from?: Day | undefined; to?: Day | undefined }): Span {
  const today = dayOf(cx.now)
  const to = asked.to ?? today
  const from = asked.from ?? Day.parse(`${(to < today ? to : today).slice(0, 7)}-01`)
  const days = daysBetween(from, to)
  if (days < 0 || days > LONGEST) throw fail('span', {}, 'from')
  return { from, to }
}

/** The last `days` days, today included. */
export const lastDays = (cx: Cx, days: number): Span => {
  const to = dayOf(cx.now)
  return { from: addDays(to, 1 - days), to }
}
