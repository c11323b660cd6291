/** Days and windows of time as a person picks them. All in Shanghai, whatever the device believes. */

/** An instant: ISO text as it comes from the server, or milliseconds. */
type At = string | number

const DAY = 86_400_000
/** China has kept UTC+8 without summer time since 1992. */
const OFFSET = 8 * 3_600_000

const wall = (at: At): string => new Date((typeof at === 'number' ? at : Date.parse(at)) + OFFSET).toISOString()

/** `YYYY-MM-DD`, so many days after the day of `at`. */
export const dayAt = (at: At, after = 0): string =>
  wall((typeof at === 'number' ? at : Date.parse(at)) + after * DAY).slice(0, 10)

/** `HH:MM` on the wall. */
export const timeAt = (at: At): string => wall(at).slice(11, 16)

/** The instant of a day and a time on the wall, ISO 8601. */
export const instantAt = (day: string, time: string): string => `${day}T${time}:00+08:00`

/** From when to when, ISO 8601. */
export interface Span {
  from: string
  to: string
}

/** The windows that people know by a name. */
export const parts = {
  morning: { from: '09:00', to: '11:00' },
  afternoon: { from: '14:00', to: '17:00' },
  evening: { from: '18:00', to: '20:00' },
} as const
export type Part = keyof typeof parts

/** A time half picked: a day, and a named window or one's own times. */
export interface When {
  day: string
  part: Part | 'own' | ''
  from: string
  to: string
}

/** Nothing picked yet. */
export const noWhen: When = { day: '', part: '', from: '', to: '' }

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text)
const isTime = (text: string) => /^\d{2}:\d{2}$/.test(text)

/** The window that was picked; undefined as long as something is missing or ends before it begins. */
export function spanOf(when: When): Span | undefined {
  const times = when.part === 'own' ? when : when.part === '' ? undefined : parts[when.part]
  if (!times || !isDay(when.day) || !isTime(times.from) || !isTime(times.to) || times.from >= times.to) return undefined
  return { from: instantAt(when.day, times.from), to: instantAt(when.day, times.to) }
}

/** Whether a named window of a day still lies ahead. */
export const ahead = (day: string, part: Part, now: number): boolean => Date.parse(instantAt(day, parts[part].from)) > now

/** When sealed parts open to the people who go there: 18:00 of the evening before. They close one day after the window. */
export const openFrom = (windowFrom: string): string => instantAt(dayAt(windowFrom, -1), '18:00')

/** When they close again, in milliseconds. */
export const openUntil = (windowTo: string): number => Date.parse(windowTo) + DAY

const MINUTE = 60_000

/** A report is of one day: of a visit across midnight, the longer part. Instants in milliseconds, a day apart at most. */
function onOneDay(from: number, to: number): { day: string; from: string; to: string } {
  const midnight = Date.parse(instantAt(dayAt(to), '00:00'))
  const [first, last] = from >= midnight ? [from, to] : to - midnight >= midnight - from ? [midnight, to] : [from, midnight - MINUTE]
  return { day: dayAt(first), from: timeAt(first), to: timeAt(last) }
}

/**
 * What the leader most likely reports: from when the visit began (else the window's start) until now or the window's end, whichever is
 * earlier; as long as the service takes where that is no time at all, or days. Always of one day.
 */
export function likelyVisit(given: { window: Span; begun: string | undefined; now: number; minutes: number }): { day: string; from: string; to: string } {
  const end = Math.min(given.now, Date.parse(given.window.to))
  const begun = Date.parse(given.begun ?? given.window.from)
  const to = Math.max(end, Math.min(begun, given.now))
  const long = given.minutes * MINUTE
  if (to - begun < 5 * MINUTE) return onOneDay(to - long, to)
  // Whoever forgot to report for days did not work for days.
  return onOneDay(begun, to - begun > DAY ? begun + long : to)
}
