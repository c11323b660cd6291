import type { Language } from './language.ts'

/** All times are shown in the zone of the places, whatever the device believes. */
const zone = 'Asia/Shanghai'
const DAY = 86_400_000
/** China has kept UTC+8 without summer time since 1992. */
const OFFSET = 8 * 3_600_000

/** An instant: ISO text as it comes from the server, or milliseconds. */
export type At = string | number

const ms = (at: At): number => (typeof at === 'number' ? at : Date.parse(at))
/** Days since the epoch on the Shanghai calendar. */
const dayOf = (at: At): number => Math.floor((ms(at) + OFFSET) / DAY)
const yearOf = (at: At): number => new Date(ms(at) + OFFSET).getUTCFullYear()

const locale = { zh: 'zh-CN', en: 'en-GB' } as const
const made = new Map<string, Intl.DateTimeFormat>()

function dates(language: Language, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${name}`
  const format = made.get(key) ?? new Intl.DateTimeFormat(locale[language], { timeZone: zone, ...options })
  made.set(key, format)
  return format
}

/** `9:00`. */
export function hourText(at: At): string {
  const date = new Date(ms(at) + OFFSET)
  return `${date.getUTCHours()}:${String(date.getUTCMinutes()).padStart(2, '0')}`
}

/** `周六`, `Sat`. */
export const weekdayText = (at: At, language: Language): string =>
  dates(language, 'weekday', { weekday: 'short' }).format(ms(at))

/** `11月28日`, with the year where it is not this one. */
export function dateText(at: At, now: number, language: Language): string {
  const same = yearOf(at) === yearOf(now)
  const year = same ? {} : { year: 'numeric' as const }
  const month = language === 'zh' ? ('long' as const) : ('short' as const)
  return dates(language, same ? 'date' : 'fullDate', { ...year, month, day: 'numeric' }).format(ms(at))
}

const near: Readonly<Record<Language, Readonly<Record<number, string>>>> = {
  zh: { [-1]: '昨天', 0: '今天', 1: '明天' },
  en: { [-1]: 'yesterday', 0: 'today', 1: 'tomorrow' },
}

/** `11月28日 周六`, `Sat 28 Nov`. */
export function datedText(at: At, now: number, language: Language): string {
  const parts = [dateText(at, now, language), weekdayText(at, language)]
  return (language === 'zh' ? parts : parts.toReversed()).join(' ')
}

/** The same text as a sentence or a label begins. */
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** The day as people say it: `今天`, `明天`, `周六`, then `11月28日 周六`. */
export function dayText(at: At, now: number, language: Language): string {
  const away = dayOf(at) - dayOf(now)
  const said = near[language][away]
  if (said !== undefined) return said
  if (away > 1 && away < 7) return weekdayText(at, language)
  return away > 0 ? datedText(at, now, language) : dateText(at, now, language)
}

/** One moment: `今天 17:30`, `周六 9:00`. */
export const momentText = (at: At, now: number, language: Language): string =>
  `${dayText(at, now, language)} ${hourText(at)}`

function inDays(at: At, now: number, language: Language): string {
  const away = dayOf(at) - dayOf(now)
  if (away < 2) return ''
  return language === 'zh' ? ` · ${away} 天后` : ` · in ${away} days`
}

/** A window of time: `周六 9:00–11:00 · 3 天后`; over midnight both days are named. */
export function windowText(from: At, to: At, { now, language }: { now: number; language: Language }): string {
  const start = momentText(from, now, language)
  const end = dayOf(from) === dayOf(to) ? `–${hourText(to)}` : ` – ${momentText(to, now, language)}`
  return start + end + inDays(from, now, language)
}

const parts = (minutes: number) => ({ days: Math.floor(minutes / 1440), hours: Math.floor((minutes % 1440) / 60), rest: Math.round(minutes % 60) })

/** A length in minutes: `45 分钟`, `2 小时 18 分`, `3 天 4 小时`. */
export function durationText(minutes: number, language: Language): string {
  const { days, hours, rest } = parts(Math.max(0, Math.round(minutes)))
  const [d, h, m, alone] = language === 'zh' ? [' 天', ' 小时', ' 分', ' 分钟'] : [' d', ' h', ' min', ' min']
  if (days > 0) return hours > 0 ? `${days}${d} ${hours}${h}` : `${days}${d}`
  if (hours > 0) return rest > 0 ? `${hours}${h} ${rest}${m}` : `${hours}${h}`
  return `${rest}${alone}`
}

/** Credited time: `112.0 小时`, from minutes. */
export function hoursText(minutes: number, language: Language): string {
  const hours = numberText(minutes / 60, 1, 1)
  return language === 'zh' ? `${hours} 小时` : `${hours} h`
}

/** How a deadline stands: a lamp's state and `剩 2:18`, `剩 9 小时`, `超 1 天`. `soon` is minutes before it (240 unless told). */
export function deadline(at: At, { now, language, soon = 240 }: { now: number; language: Language; soon?: number }) {
  const left = Math.ceil((ms(at) - now) / 60_000)
  const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`
  const coarse = (minutes: number) =>
    durationText(minutes >= 2880 ? minutes - (minutes % 1440) : minutes - (minutes % 60), language)
  if (left <= 0) {
    const late = -left < 60 ? durationText(-left, language) : coarse(-left)
    return { lamp: 'late' as const, text: language === 'zh' ? `超 ${late}` : `${late} over` }
  }
  const text = left <= soon ? clock : coarse(left)
  return { lamp: left <= soon ? ('soon' as const) : ('ok' as const), text: language === 'zh' ? `剩 ${text}` : `${text} left` }
}

/** How long ago: `刚刚`, `5 分钟前`, then the moment. */
export function agoText(at: At, now: number, language: Language): string {
  const minutes = Math.floor((now - ms(at)) / 60_000)
  if (minutes < 1) return language === 'zh' ? '刚刚' : 'just now'
  if (minutes < 60) return language === 'zh' ? `${minutes} 分钟前` : `${minutes} min ago`
  return momentText(at, now, language)
}

/** A number with thousands marks; `digits` after the point at most, `least` at least. */
export const numberText = (value: number | bigint, digits = 0, least = 0): string =>
  new Intl.NumberFormat('en-US', { maximumFractionDigits: digits, minimumFractionDigits: least }).format(value)

/** A number with its unit: `1,306 件`. */
export const countText = (value: number | bigint, unit: string): string => `${numberText(value)} ${unit}`

/** Names in a row: `沈若溪、陈一帆`, `Anna, Ben`. */
export const listText = (names: readonly (string | number)[], language: Language): string => names.join(language === 'zh' ? '、' : ', ')

/** Metres as people say them: `420 米`, `1.2 公里`. */
export function distanceText(metres: number, language: Language): string {
  if (metres < 1000) return `${Math.round(metres / 10) * 10}${language === 'zh' ? ' 米' : ' m'}`
  return `${numberText(metres / 1000, 1)}${language === 'zh' ? ' 公里' : ' km'}`
}

/** `138****5678`. Text that is no mainland number keeps its two last characters only. */
export const maskPhone = (phone: string): string =>
  /^(\+?86)?1\d{10}$/.test(phone) ? phone.slice(-11).replace(/^(\d{3})\d{4}/, '$1****') : phone.replace(/.(?=.{2})/gu, '*')

/** Six digits in two groups: `482 913`. */
export const codeText = (code: string): string => code.replace(/(.{3})(?=.)/g, '$1 ')
