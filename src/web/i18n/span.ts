import { useMemo } from 'react'
import { Day } from '#platform/contract.ts'
import { dateText } from './format.ts'
import type { Language } from './language.ts'
import { useFormat } from './use-format.ts'

/** First and last day, both included. */
export interface Days { from: Day; to: Day }

const DAY = 86_400_000
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`)
const dayAt = (ms: number): Day => Day.parse(new Date(ms).toISOString().slice(0, 10))

/** The day of an instant (milliseconds) on the calendar of Shanghai. */
export const dayNow = (now: number): Day => dayAt(now + 8 * 3_600_000)

/** The day before. */
export const dayBefore = (day: Day): Day => dayAt(at(day) - DAY)

/** Every day of a span, in order. */
export const eachDay = ({ from, to }: Days): Day[] =>
  Array.from({ length: Math.max(0, Math.round((at(to) - at(from)) / DAY) + 1) }, (_none, n) => dayAt(at(from) + n * DAY))

const isWholeMonth = ({ from, to }: Days): boolean =>
  from.endsWith('-01') && from.slice(0, 7) === to.slice(0, 7) && dayAt(at(to) + DAY).slice(0, 7) !== to.slice(0, 7)

const months = { zh: 'zh-CN', en: 'en-GB' } as const

/** The month of a day: `9月`, `September`; with the year where it is not this one. */
export function monthText(day: string, now: number, language: Language): string {
  const same = day.slice(0, 4) === dayNow(now).slice(0, 4)
  if (same && language === 'zh') return `${Number(day.slice(5, 7))}月`
  return new Intl.DateTimeFormat(months[language], { timeZone: 'UTC', month: 'long', ...(!same && { year: 'numeric' as const }) }).format(at(day.slice(0, 10)))
}

/** A span as people say it: `9月`, `9月1日–9月20日`, `9月7日`; with the year where it is not this one. */
export function spanText({ from, to }: Days, now: number, language: Language): string {
  if (isWholeMonth({ from, to })) {
    return monthText(from, now, language)
  }
  const [first, last] = [dateText(from, now, language), dateText(to, now, language)]
  return first === last ? first : `${first}–${last}`
}

/** `spanText` in the reader's language at business time. */
export function useSpanText(): (span: Days) => string {
  const { now, language } = useFormat()
  return useMemo(() => (span: Days) => spanText(span, now, language), [now, language])
}
