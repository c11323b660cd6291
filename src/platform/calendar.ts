/**
 * Days and windows in Asia/Shanghai, and deadlines on the Chinese working calendar. Pure: every function takes its
 * instants, none asks what time it is. The table of holidays is touched inside functions only, so a page that needs
 * none does not load it.
 */
import notices from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { Day } from './contract.ts'

type Lang = 'zh' | 'en'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
/** Asia/Shanghai is UTC+8 without summer time since September 1991, before anything that is recorded here. */
const ahead = 8 * hour

/** An instant whose UTC fields read as the clock on a wall in Shanghai. For reading fields only. */
const onTheWall = (instant: Date) => new Date(instant.getTime() + ahead)

/** The day in Shanghai on which `instant` falls. Throws RangeError when the instant is invalid. */
export const dayOf = (instant: Date): Day => Day.parse(onTheWall(instant).toISOString().slice(0, 10))

/** Its hour and minute there, as in `14:03`. */
export const timeOf = (instant: Date): string => onTheWall(instant).toISOString().slice(11, 16)

/** The first instant of `on` in Shanghai. */
export const startOfDay = (on: Day): Date => new Date(`${on}T00:00:00+08:00`)

/** The day that lies `days` after `on`, before it when negative. */
export const addDays = (on: Day, days: number): Day => dayOf(new Date(startOfDay(on).getTime() + days * day))

/** Whole days from `from` to `to`, negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((startOfDay(to).getTime() - startOfDay(from).getTime()) / day)

/** The month of a day, `YYYY-MM`. */
export const monthOf = (on: Day): string => on.slice(0, 7)

const holidays = (): Readonly<Record<string, string>> => notices.holidays
const makeUpDays = (): Readonly<Record<string, string>> => notices.workdays

/**
 * The years whose holidays are known: those whose National Day the State Council's yearly notice has set. Beyond them
 * the library would call every Monday to Friday a working day without saying that it guesses.
 */
export const carriedYears = (): { first: number; last: number } => {
  const years = Object.keys(holidays())
    .filter((on) => on.endsWith('-10-01'))
    .map((on) => Number(on.slice(0, 4)))
  return { first: Math.min(...years), last: Math.max(...years) }
}

/**
 * The days that are known for sure. The last days of December wait for the next year's notice, which may reach back (it
 * did to 29 December 2018).
 */
const carried = (): { from: string; until: string } => {
  const { first, last } = carriedYears()
  return { from: `${first}-01-01`, until: `${last}-12-28` }
}

const worksOn = (on: Day) => {
  if (makeUpDays()[on]) return true
  const weekday = onTheWall(startOfDay(on)).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !holidays()[on]
}

/** Whether people work on a day; `provisional` where no notice has said so yet and the weekday is all that is known. */
export const workingDay = (on: Day): { working: boolean; provisional: boolean } => {
  const { from, until } = carried()
  return { working: worksOn(on), provisional: on < from || on > until }
}

/**
 * A deadline. When `provisional`, some day on the way is not yet settled: keep the rule beside it and count again after
 * the next notice.
 */
export interface Deadline {
  at: Date
  provisional: boolean
}

/** Walks from `on` day by day until `take` answers an instant for a working day. */
const walk = (on: Day, take: (working: Day) => Date | undefined): Deadline => {
  const { from, until } = carried()
  for (let here = on; ; here = addDays(here, 1)) {
    const at = worksOn(here) ? take(here) : undefined
    if (at) return { at, provisional: on < from || here > until }
  }
}

/** A deadline is a promise to a person: ten years of working hours is no promise but a mistake. */
const longest = 2_600
const checked = (amount: number, most: number) => {
  if (!(amount >= 0 && amount <= most)) throw new RangeError(`a deadline of ${amount} is out of range`)
  return amount
}

/**
 * The end of the `days`-th working day after `from`; the day itself does not count (民法典 201), and `at` is its 24:00,
 * the first instant that is too late (203). `on` is that day. With 0 it is `from`, or the next working day.
 */
export const addWorkingDays = (from: Day, days: number): Deadline & { on: Day } => {
  let left = checked(days, longest)
  const begin = left === 0 ? from : addDays(from, 1)
  const { at, provisional } = walk(begin, (working) => {
    left -= 1
    return left <= 0 ? startOfDay(addDays(working, 1)) : undefined
  })
  return { at, on: addDays(dayOf(at), -1), provisional }
}

/** When a desk is open on a working day, minutes after midnight. */
export interface OfficeHours {
  opens: number
  closes: number
}
const usualHours: OfficeHours = { opens: 8.5 * 60, closes: 17.5 * 60 }

/**
 * The instant at which a desk that was asked at `from` has been open for `hours`. With 0 it is `from`, or the next
 * opening.
 */
export const addWorkingHours = (from: Date, hours: number, office: OfficeHours = usualHours): Deadline => {
  if (!(office.opens >= 0 && office.opens < office.closes && office.closes <= 24 * 60)) {
    throw new RangeError('a desk opens before it closes, within one day')
  }
  let left = checked(hours, longest * 8) * hour
  return walk(dayOf(from), (working) => {
    const midnight = startOfDay(working).getTime()
    const begin = Math.max(from.getTime(), midnight + office.opens * minute)
    const open = midnight + office.closes * minute - begin
    if (open > 0 && left <= open) return new Date(begin + left)
    left -= Math.max(0, open)
    return undefined
  })
}

const weekdays = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
}
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const time = (instant: Date) => {
  const wall = onTheWall(instant)
  return `${wall.getUTCHours()}:${String(wall.getUTCMinutes()).padStart(2, '0')}`
}

const weekday = (on: Day, lang: Lang) => weekdays[lang][onTheWall(startOfDay(on)).getUTCDay()] ?? ''

const date = (on: Day, today: Day, lang: Lang) => {
  const [year = 0, month = 0, dayOfMonth = 0] = on.split('-').map(Number)
  const other = on.slice(0, 4) !== today.slice(0, 4)
  if (lang === 'zh') return `${other ? `${year}年` : ''}${month}月${dayOfMonth}日`
  return `${dayOfMonth} ${months[month - 1] ?? ''}${other ? ` ${year}` : ''}`
}

/** The shortest name of a day that nobody can mistake: today, the weekday of the coming week, else date and weekday. */
const dayName = (on: Day, today: Day, lang: Lang) => {
  const off = daysBetween(today, on)
  if (off === 0) return lang === 'zh' ? '今天' : 'Today'
  if (off > 0 && off < 7) return weekday(on, lang)
  return lang === 'zh'
    ? `${date(on, today, lang)} ${weekday(on, lang)}`
    : `${weekday(on, lang)} ${date(on, today, lang)}`
}

const nearby = {
  zh: new Map([
    [-1, '昨天'],
    [1, '明天'],
    [2, '后天'],
  ]),
  en: new Map([
    [-1, 'yesterday'],
    [1, 'tomorrow'],
  ]),
}
const some = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`

const daysAway = (off: number, lang: Lang) => {
  const word = nearby[lang].get(off)
  if (word) return word
  if (lang === 'zh') return off > 0 ? `${off} 天后` : `${-off} 天前`
  return off > 0 ? `in ${some(off, 'day')}` : `${some(-off, 'day')} ago`
}

const soon = (wait: number, lang: Lang) => {
  const minutes = Math.max(1, Math.floor(wait / minute))
  const hours = Math.floor(minutes / 60)
  if (lang === 'zh') return hours > 0 ? `${hours} 小时后` : `${minutes} 分钟后`
  return hours > 0 ? `in ${some(hours, 'hour')}` : `in ${some(minutes, 'minute')}`
}

/** A span of time, for example the one that a resident asked for. `to` is its end. */
export interface TimeWindow {
  from: Date
  to: Date
}

const away = ({ from, to }: TimeWindow, now: Date, lang: Lang) => {
  if (now >= from && now < to) return lang === 'zh' ? '正在进行' : 'now'
  const off = daysBetween(dayOf(now), dayOf(from))
  if (off !== 0) return daysAway(off, lang)
  if (now < from) return soon(from.getTime() - now.getTime(), lang)
  return lang === 'zh' ? '已过' : 'over'
}

/** One instant in words: `今天 17:30`, `周六 9:00`, `12月5日 周六 9:00`. */
export const formatMoment = (at: Date, now: Date, lang: Lang): string =>
  `${dayName(dayOf(at), dayOf(now), lang)} ${time(at)}`

/**
 * A window in words with how far away it is: `周六 9:00–11:00 · 3 天后`, `Sat 9:00–11:00 · in 3 days`. Times are Shanghai's.
 */
export const formatWindow = (window: TimeWindow, now: Date, lang: Lang): string => {
  const { from, to } = window
  const end = dayOf(from) === dayOf(to) ? `–${time(to)}` : ` – ${formatMoment(to, now, lang)}`
  return `${formatMoment(from, now, lang)}${end} · ${away(window, now, lang)}`
}
