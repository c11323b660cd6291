/** Quiet hours: the part of the day in which nothing but the inbox speaks. Minutes after midnight in Shanghai. */
import { dayOf, startOfDay } from '#platform/calendar.ts'
import { after, DAY, MINUTE } from '#platform/clock.ts'

/** `from` after `to` runs over midnight. */
export interface Quiet { from: number; to: number }

/** 21:30 to 8:00. */
export const usualQuiet: Quiet = { from: 21 * 60 + 30, to: 8 * 60 }

const within = ({ from, to }: Quiet, minute: number): boolean => (from < to ? minute >= from && minute < to : minute >= from || minute < to)

/** When it may speak again; null where it may now. */
export function quietUntil(quiet: Quiet | null, now: Date): Date | null {
  if (quiet === null) return null
  const midnight = startOfDay(dayOf(now))
  const minute = Math.floor((now.getTime() - midnight.getTime()) / MINUTE)
  if (!within(quiet, minute)) return null
  const end = after(midnight, quiet.to * MINUTE)
  return end > now ? end : after(end, DAY)
}

/** `07:05` as minutes; the contract let only such texts in. */
export const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
/** Minutes as `07:05`. */
export const clockOf = (minutes: number): string => [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')
