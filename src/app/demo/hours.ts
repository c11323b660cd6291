/** Hours at which people do things. All days are Shanghai's. */
import { addDays, dayOf } from '#platform/calendar.ts'
import { after, HOUR, MINUTE } from '#platform/clock.ts'
import type { Day } from '#platform/contract.ts'
import type { Chance } from './chance.ts'

/** A time of a day, in hours: 9.5 is half past nine in the morning in Shanghai. */
export const at = (day: Day, hours: number): Date => after(`${day}T00:00:00+08:00`, Math.round(hours * 60) * MINUTE)
/** Hours since midnight in Shanghai. */
export const hoursOf = (time: Date): number => (time.getTime() - at(dayOf(time), 0).getTime()) / HOUR

/** The last moment up to `now` at which people are about, to the minute: between ten in the morning and eight in the evening. */
export function lastAwake(now: Date): Date {
  const [day, hours] = [dayOf(now), hoursOf(now)]
  if (hours >= 20) return at(day, 20)
  return hours < 10 ? at(addDays(day, -1), 20) : new Date(Math.floor(now.getTime() / MINUTE) * MINUTE)
}

/** `time` if it lies between these hours, else some minutes after the next opening. */
export function within(time: Date, open: number, close: number, chance: Chance): Date {
  const hours = hoursOf(time)
  if (hours >= open && hours <= close) return time
  const day = hours > close ? addDays(dayOf(time), 1) : dayOf(time)
  return after(at(day, open), chance.between(2, 75) * MINUTE)
}

/** `time`, or the evening before it where people sleep. */
export function awake(time: Date): Date {
  const [day, hours] = [dayOf(time), hoursOf(time)]
  if (hours < 7.5) return at(addDays(day, -1), 19 + hours / 4)
  return hours > 21.5 ? at(day, 21.4) : time
}

/** When a desk answers what came at `time`. */
export const answered = (time: Date, chance: Chance): Date => within(after(time, chance.between(8, 170) * MINUTE), 8.5, 17.5, chance)
/** When a team looks into the hall after `time`. */
export const noticed = (time: Date, chance: Chance): Date => within(after(time, chance.between(4, 200) * MINUTE), 7.5, 21.5, chance)
/** When the one served speaks after `time`: mostly the same day. */
export const spoken = (time: Date, chance: Chance): Date =>
  within(after(time, (chance.maybe(0.7) ? chance.between(12, 240) : chance.between(600, 3600)) * MINUTE), 8, 21.5, chance)

const STARTS = [9, 9, 9.5, 10, 14, 14, 14.5, 15, 16, 18.5]
/** Two hours of a day. */
export function aWindow(day: Day, chance: Chance): { from: Date; to: Date } {
  const from = at(day, chance.pick(STARTS))
  return { from, to: after(from, 2 * HOUR) }
}
