import { addDays, dayOf } from '#platform/calendar.ts'
import type { Day } from '#platform/contract.ts'

/** The last day of a term; `until` is the first day after it. */
export const lastDayOf = (until: Day): Day => addDays(until, -1)

/** The first day after a term whose last day is told. */
export const untilOf = (last: Day): Day => addDays(last, 1)

/** The day that lies so many days from now, in Shanghai; `now` in milliseconds. */
export const dayIn = (now: number, days: number): Day => addDays(dayOf(new Date(now)), days)
