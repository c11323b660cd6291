import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import {
  add,
  compare,
  formatHours,
  formatQuantity,
  fromWire,
  quantity,
  QuantityWire,
  subtract,
  toWire,
} from './quantity.ts'
import type { Quantity, Unit } from './quantity.ts'

const units: readonly Unit[] = ['minutes', 'fen', 'pieces', 'points:coin', 'points:hangzhou-governance/coin']
const amount = fc.bigInt({ min: -(2n ** 62n), max: 2n ** 62n })

test('adding and subtracting undo each other, comparing agrees with subtracting', () => {
  fc.assert(
    fc.property(fc.constantFrom(...units), amount, amount, (unit, x, y) => {
      const [a, b] = [quantity(unit, x), quantity(unit, y)]
      expect(subtract(add(a, b), b)).toEqual(a)
      expect(add(a, b)).toEqual(add(b, a))
      expect(Math.sign(compare(a, b))).toBe(Number(x > y) - Number(x < y))
    }),
  )
})

test('no two units mix, two currencies neither', () => {
  for (const a of units) {
    for (const b of units.filter((unit) => unit !== a)) {
      const [x, y]: [Quantity, Quantity] = [quantity(a, 1), quantity(b, 1)]
      for (const verb of [add, subtract, compare]) expect(() => verb(x, y)).toThrow(TypeError)
    }
  }
  // @ts-expect-error what is written down is already caught by the compiler
  expect(() => add(quantity('minutes', 1), quantity('fen', 1))).toThrow(TypeError)
})

test('fractions, unsafe numbers, unknown units and overflow are refused', () => {
  for (const wrong of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 2n ** 63n, -(2n ** 63n)]) {
    expect(() => quantity('minutes', wrong)).toThrow(RangeError)
  }
  expect(() => add(quantity('fen', 2n ** 63n - 1n), quantity('fen', 1))).toThrow(RangeError)
  // @ts-expect-error hours are told, never kept
  expect(() => quantity('hours', 1)).toThrow(TypeError)
  expect(() => quantity('points:', 1)).toThrow(TypeError)
})

test('there and back through JSON is the same', () => {
  fc.assert(
    fc.property(fc.constantFrom(...units), amount, (unit, x) => {
      const there: unknown = JSON.parse(JSON.stringify(toWire(quantity(unit, x))))
      expect(fromWire(QuantityWire.parse(there))).toEqual(quantity(unit, x))
    }),
  )
})

test.each([
  { unit: 'minutes', amount: 60 },
  { unit: 'minutes', amount: '1.5' },
  { unit: 'minutes', amount: '' },
  { unit: 'minutes', amount: '-0' },
  { unit: 'minutes', amount: '007' },
  { unit: 'minutes', amount: '1e3' },
  { unit: 'minutes', amount: ' 1' },
  { unit: 'minutes', amount: '١' },
  { unit: 'hours', amount: '1' },
  { unit: 'points:', amount: '1' },
  { unit: 'points:Coin', amount: '1' },
  { unit: 'fen' },
  { unit: 'fen', amount: '9223372036854775808' },
  { unit: 'fen', amount: '-9223372036854775808' },
])('%o is refused', (wire) => {
  expect(QuantityWire.safeParse(wire).success).toBe(false)
})

test('the shape has a JSON schema, so that the published description can show it', () => {
  expect(z.toJSONSchema(QuantityWire)).toMatchObject({ required: ['unit', 'amount'] })
})

test.each([
  [quantity('minutes', 12_480), '12,480 分钟', '12,480 minutes'],
  [quantity('minutes', 1), '1 分钟', '1 minute'],
  [quantity('minutes', -1_000), '-1,000 分钟', '-1,000 minutes'],
  [quantity('pieces', 999), '999 件', '999 pieces'],
  [quantity('points:coin', 1_234_567), '1,234,567 积分', '1,234,567 points'],
  [quantity('fen', 120_050), '1,200.50 元', 'CNY 1,200.50'],
  [quantity('fen', 5), '0.05 元', 'CNY 0.05'],
  [quantity('fen', -5), '-0.05 元', 'CNY -0.05'],
  [quantity('fen', 2n ** 63n - 1n), '92,233,720,368,547,758.07 元', 'CNY 92,233,720,368,547,758.07'],
])('%o', (q, zh, en) => {
  expect(formatQuantity(q, 'zh')).toBe(zh)
  expect(formatQuantity(q, 'en')).toBe(en)
})

test('a currency has its own word', () => {
  expect(formatQuantity(quantity('points:coin', 14), 'zh', '益币')).toBe('14 益币')
})

test.each([
  [12_480, '208 小时', '208 hours'],
  [90, '1 小时 30 分钟', '1 hour 30 minutes'],
  [45, '45 分钟', '45 minutes'],
  [0, '0 分钟', '0 minutes'],
  [-61, '-1 小时 1 分钟', '-1 hour 1 minute'],
  [6_000_000, '100,000 小时', '100,000 hours'],
])('%d minutes as hours', (minutes, zh, en) => {
  expect(formatHours(quantity('minutes', minutes), 'zh')).toBe(zh)
  expect(formatHours(quantity('minutes', minutes), 'en')).toBe(en)
})
