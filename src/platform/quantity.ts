/**
 * Quantities: a whole number of one unit, never a float, never mixed. Pure; shared by server and browser.
 * Mixing units is a fault of the program, not of a person, so it throws a plain TypeError and not a Refusal.
 */
import { z } from 'zod'

/**
 * Minutes of work, fen of CNY (a hundredth of a yuan), pieces of a thing, points of one named currency (`points:coin`).
 */
export const Unit = z.union([
  z.enum(['minutes', 'fen', 'pieces']),
  z.templateLiteral(['points:', z.string().regex(/^[a-z0-9][a-z0-9._/-]{0,99}$/)]),
])
export type Unit = z.infer<typeof Unit>

export interface Quantity<U extends Unit = Unit> {
  readonly unit: U
  readonly amount: bigint
}

/** The largest amount that the database's `bigint` holds, either way. */
const most = 9_223_372_036_854_775_807n

/**
 * A quantity of `amount` in `unit`. Throws RangeError on a fraction, an unsafe number or one beyond 64 bits, TypeError
 * on a unit that does not exist.
 */
export const quantity = <U extends Unit>(unit: U, amount: bigint | number): Quantity<U> => {
  if (!Unit.safeParse(unit).success) throw new TypeError(`no unit is called ${String(unit)}`)
  if (typeof amount === 'number' && !Number.isSafeInteger(amount)) throw new RangeError(`${amount} is no whole number`)
  const whole = BigInt(amount)
  if (whole > most || whole < -most) throw new RangeError(`${whole} is beyond 64 bits`)
  return { unit, amount: whole }
}

const same = (a: Quantity, b: Quantity) => {
  if (a.unit !== b.unit) throw new TypeError(`${a.unit} and ${b.unit} do not mix`)
}

/** The sum of two quantities of one unit. Throws TypeError on two units, RangeError beyond 64 bits. */
export const add = <U extends Unit>(a: Quantity<U>, b: Quantity<NoInfer<U>>): Quantity<U> => {
  same(a, b)
  return quantity(a.unit, a.amount + b.amount)
}

/** What is left of `a` without `b`; it may be negative. Throws like `add`. */
export const subtract = <U extends Unit>(a: Quantity<U>, b: Quantity<NoInfer<U>>): Quantity<U> => {
  same(a, b)
  return quantity(a.unit, a.amount - b.amount)
}

/** Negative when `a` is less than `b`, 0 when equal, positive when more. Throws TypeError on two units. */
export const compare = <U extends Unit>(a: Quantity<U>, b: Quantity<NoInfer<U>>): -1 | 0 | 1 => {
  same(a, b)
  if (a.amount === b.amount) return 0
  return a.amount < b.amount ? -1 : 1
}

/** A quantity on the wire: JSON has no big integers, so the amount is a string of digits. */
export const QuantityWire = z.object({
  unit: Unit,
  amount: z
    .string()
    .regex(/^(0|-?[1-9]\d{0,18})$/, { abort: true })
    .refine((text) => BigInt(text) <= most && BigInt(text) >= -most),
})
export type QuantityWire = z.infer<typeof QuantityWire>

/** For the wire. */
export const toWire = (q: Quantity): QuantityWire => ({ unit: q.unit, amount: String(q.amount) })

/** From the wire; what came is checked by `QuantityWire` at the door. */
export const fromWire = (wire: QuantityWire): Quantity => quantity(wire.unit, BigInt(wire.amount))

type Lang = 'zh' | 'en'

const grouped = (digits: string) => digits.replace(/\B(?=(\d{3})+$)/g, ',')
const signed = (amount: bigint, text: (size: bigint) => string) => (amount < 0n ? `-${text(-amount)}` : text(amount))
const number = (amount: bigint) => signed(amount, (size) => grouped(String(size)))

const yuan = (amount: bigint) =>
  signed(amount, (size) => `${grouped(String(size / 100n))}.${String(size % 100n).padStart(2, '0')}`)

type Words = readonly [zh: string, one: string, many: string]
const counted = (amount: bigint, [zh, one, many]: Words, lang: Lang) => {
  if (lang === 'zh') return `${number(amount)} ${zh}`
  return `${number(amount)} ${amount === 1n || amount === -1n ? one : many}`
}

const minuteWords: Words = ['分钟', 'minute', 'minutes']
const hourWords: Words = ['小时', 'hour', 'hours']
const pieceWords: Words = ['件', 'piece', 'pieces']
const pointWords: Words = ['积分', 'point', 'points']

/**
 * A quantity in words: `12,480 分钟`, `12,480 minutes`, `14 益币`, `1,200.50 元`. `name` is what a currency calls its
 * points.
 */
export const formatQuantity = (q: Quantity, lang: Lang, name?: string): string => {
  if (q.unit === 'minutes') return counted(q.amount, minuteWords, lang)
  if (q.unit === 'fen') return lang === 'zh' ? `${yuan(q.amount)} 元` : `CNY ${yuan(q.amount)}`
  if (q.unit === 'pieces') return counted(q.amount, pieceWords, lang)
  return name === undefined ? counted(q.amount, pointWords, lang) : `${number(q.amount)} ${name}`
}

/** Minutes as hours, exact: `208 小时`, `1 小时 30 分钟`, `45 minutes`. */
export const formatHours = (q: Quantity<'minutes'>, lang: Lang): string =>
  signed(q.amount, (size) => {
    const [hours, minutes] = [size / 60n, size % 60n]
    const parts = [
      hours > 0n ? counted(hours, hourWords, lang) : '',
      minutes > 0n || hours === 0n ? counted(minutes, minuteWords, lang) : '',
    ]
    return parts.filter(Boolean).join(' ')
  })
