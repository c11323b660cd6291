/** The days of a bulletin in words, and the days with which they are compared. Pure. */
import { addDays, daysBetween } from '#platform/calendar.ts'
import { Day } from '#platform/contract.ts'

/** First and last day, both included. */
export interface Span { from: Day; to: Day }

const date = (on: Day): { year: number; month: number; day: number } => {
  const [year = 0, month = 0, day = 0] = on.split('-').map(Number)
  return { year, month, day }
}

/** A span as a bulletin says it: `2026年9月`, `2026年9月1日至20日`, `2026年9月28日至10月3日`. */
export function spanWords({ from, to }: Span): string {
  const [a, b] = [date(from), date(to)]
  const whole = a.day === 1 && a.year === b.year && a.month === b.month && date(addDays(to, 1)).month !== b.month
  if (whole) return `${a.year}年${a.month}月`
  const first = `${a.year}年${a.month}月${a.day}日`
  if (daysBetween(from, to) === 0) return first
  if (a.year !== b.year) return `${first}至${b.year}年${b.month}月${b.day}日`
  return a.month === b.month ? `${first}至${b.day}日` : `${first}至${b.month}月${b.day}日`
}

const EPOCH = Day.parse('2000-01-01')

const firstOf = (on: Day): Day => Day.parse(`${on.slice(0, 7)}-01`)

/** How many whole months a span is; undefined where it begins or ends within one. */
function wholeMonths({ from, to }: Span): number | undefined {
  const next = addDays(to, 1)
  if (date(from).day !== 1 || date(next).day !== 1) return undefined
  return (date(next).year - date(from).year) * 12 + date(next).month - date(from).month
}

/** The span before: as many whole months, else as many days, up to the day before the first. */
export function spanBefore(span: Span): Span {
  const to = addDays(span.from, -1)
  const months = wholeMonths(span)
  if (months === undefined) return { from: addDays(to, -daysBetween(span.from, span.to)), to }
  let from = firstOf(to)
  for (let n = 1; n < months; n += 1) from = firstOf(addDays(from, -1))
  return { from, to }
}

/** Which span it is of its length, counted: the one behind it has the next number. */
export function turnOf(span: Span): number {
  const months = wholeMonths(span)
  if (months !== undefined) return Math.floor((date(span.from).year * 12 + date(span.from).month - 1) / months)
  return Math.floor(daysBetween(EPOCH, span.from) / (daysBetween(span.from, span.to) + 1))
}

/** How a sentence calls the span before: `上月`, `前3个月`, `前一天`, `前7天`. */
export function beforeWords(span: Span): string {
  const months = wholeMonths(span)
  if (months !== undefined) return months === 1 ? '上月' : `前${months}个月`
  const days = daysBetween(span.from, span.to) + 1
  return days === 1 ? '前一天' : `前${days}天`
}
