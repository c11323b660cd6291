import { fromWire, type QuantityWire } from '#platform/quantity.ts'
import { numberText } from '#web/i18n/format.ts'
import type { Language } from '#web/i18n/language.ts'

/** Minutes as hours, exact to the minute and without days: `41 小时 9 分`, `45 分`, `0 小时`. */
function hoursText(amount: bigint, language: Language): string {
  const [hour, minute] = language === 'zh' ? ['小时', '分'] : ['h', 'min']
  const [hours, rest] = [amount / 60n, amount % 60n]
  const parts = [...(hours > 0n || rest === 0n ? [`${numberText(hours)} ${hour}`] : []), ...(rest > 0n ? [`${rest} ${minute}`] : [])]
  return parts.join(' ')
}

/** Minutes as exact hours, points as a bare number: what they are called stands beside it. For amounts that are not negative. */
export function amountText(wire: QuantityWire, language: Language): string {
  const { unit, amount } = fromWire(wire)
  return unit === 'minutes' ? hoursText(amount, language) : numberText(amount)
}

/** With its sign: `+30`, `−10`, `0`. */
export function changeText(wire: QuantityWire, language: Language): string {
  if (isNone(wire)) return amountText(wire, language)
  const negative = wire.amount.startsWith('-')
  return `${negative ? '−' : '+'}${amountText({ ...wire, amount: wire.amount.replace('-', '') }, language)}`
}

/** Whether there is nothing. */
export const isNone = (wire: QuantityWire): boolean => wire.amount === '0'

/** The month of a day `YYYY-MM-DD`, with the year where it is not that of `now` (ms): `11月`, `November 2025`. */
export function monthText(day: string, now: number, language: Language): string {
  const year = new Date(now + 8 * 3_600_000).getUTCFullYear() === Number(day.slice(0, 4)) ? {} : { year: 'numeric' as const }
  const [locale, month] = language === 'zh' ? (['zh-CN', 'short'] as const) : (['en-GB', 'long'] as const)
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month, ...year }).format(Date.parse(day))
}
