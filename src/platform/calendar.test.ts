import notices from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addDays,
  addWorkingDays,
  addWorkingHours,
  carriedYears,
  dayOf,
  daysBetween,
  formatMoment,
  formatWindow,
  monthOf,
  startOfDay,
  workingDay,
} from './calendar.ts'
import { Day } from './contract.ts'

const day = (text: string) => Day.parse(text)
/** An instant by Shanghai's clock, `2026-11-18 15:12`. */
const at = (text: string) => new Date(`${text.replace(' ', 'T')}:00+08:00`)
const anyDay = fc.date({ min: at('2000-01-01 00:00'), max: at('2060-12-31 00:00'), noInvalidDate: true }).map(dayOf)

test('a day begins at midnight in Shanghai, whatever the zone of the machine', () => {
  expect(dayOf(new Date('2026-11-17T15:59:59.999Z'))).toBe('2026-11-17')
  expect(dayOf(new Date('2026-11-17T16:00:00Z'))).toBe('2026-11-18')
  expect(startOfDay(day('2026-11-18')).toISOString()).toBe('2026-11-17T16:00:00.000Z')
  expect(monthOf(day('2026-11-18'))).toBe('2026-11')
  expect(() => dayOf(new Date(Number.NaN))).toThrow(RangeError)
})

test('leap days and turns of the year', () => {
  expect(addDays(day('2028-02-28'), 1)).toBe('2028-02-29')
  expect(addDays(day('2026-02-28'), 1)).toBe('2026-03-01')
  expect(addDays(day('2026-12-31'), 1)).toBe('2027-01-01')
  expect(addDays(day('2026-01-01'), -1)).toBe('2025-12-31')
  expect(daysBetween(day('2027-01-01'), day('2026-12-25'))).toBe(-7)
})

test('adding and counting are each other’s inverse', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -9_000, max: 9_000 }), (from, days) => {
      expect(daysBetween(from, addDays(from, days))).toBe(days)
      expect(dayOf(startOfDay(from))).toBe(from)
    }),
  )
})

test('carries every year from 2004 to 2026 without a gap', () => {
  expect(carriedYears()).toEqual({ first: 2004, last: 2026 })
  for (let year = 2004; year <= 2026; year += 1) {
    const holidays = Object.keys(notices.holidays).filter((on) => on.startsWith(`${year}-`))
    expect(holidays.length, `${year}`).toBeGreaterThanOrEqual(18)
  }
  expect(Object.keys({ ...notices.holidays, ...notices.workdays }).filter((on) => on >= '2027')).toEqual([])
})

test('no notice ever reached further back than 29 December', () => {
  const late = Object.keys({ ...notices.holidays, ...notices.workdays }).filter((on) => on.slice(5, 7) === '12')
  expect(late.map((on) => on.slice(5)).toSorted()[0]).toBe('12-29')
})

test.each([
  ['2026-11-18', true, 'a Wednesday'],
  ['2026-11-21', false, 'a Saturday'],
  ['2025-10-01', false, 'National Day'],
  ['2025-09-28', true, 'a Sunday that makes up for National Day'],
  ['2026-02-17', false, 'the first day of the Spring Festival'],
  ['2026-10-10', true, 'a Saturday that makes up for National Day'],
])('%s: %s, %s', (on, working) => {
  expect(workingDay(day(on))).toEqual({ working, provisional: false })
})

test('what no notice has settled is provisional', () => {
  expect(workingDay(day('2027-01-01'))).toEqual({ working: true, provisional: true })
  expect(workingDay(day('2003-10-01')).provisional).toBe(true)
  expect(workingDay(day('2026-12-28')).provisional).toBe(false)
  expect(workingDay(day('2026-12-29')).provisional).toBe(true)
})

test('working days: the first day does not count, the last counts until 24:00', () => {
  expect(addWorkingDays(day('2026-11-18'), 3)).toEqual({
    at: at('2026-11-24 00:00'),
    on: '2026-11-23',
    provisional: false,
  })
  // Over National Day 2025: 1 to 8 October free, 28 September and 11 October worked.
  expect(addWorkingDays(day('2025-09-26'), 1).on).toBe('2025-09-28')
  expect(addWorkingDays(day('2025-09-30'), 3).on).toBe('2025-10-11')
  expect(addWorkingDays(day('2026-11-21'), 0).on).toBe('2026-11-23')
  expect(addWorkingDays(day('2026-11-18'), 0).on).toBe('2026-11-18')
})

test('a deadline that touches 2027 is provisional, one that ends before is not', () => {
  expect(addWorkingDays(day('2026-12-21'), 5)).toMatchObject({ on: '2026-12-28', provisional: false })
  expect(addWorkingDays(day('2026-12-21'), 9)).toMatchObject({ on: '2027-01-01', provisional: true })
  expect(addWorkingHours(at('2026-12-28 09:00'), 4).provisional).toBe(false)
  expect(addWorkingHours(at('2026-12-31 16:30'), 2)).toEqual({ at: at('2027-01-01 09:30'), provisional: true })
  expect(addWorkingDays(day('2030-05-06'), 1).provisional).toBe(true)
})

test('working hours run while the desk is open', () => {
  expect(addWorkingHours(at('2026-11-18 15:12'), 2).at).toEqual(at('2026-11-18 17:12'))
  expect(addWorkingHours(at('2026-11-18 15:30'), 2).at).toEqual(at('2026-11-18 17:30'))
  expect(addWorkingHours(at('2026-11-18 15:30'), 3).at).toEqual(at('2026-11-19 09:30'))
  expect(addWorkingHours(at('2026-11-18 03:00'), 1).at).toEqual(at('2026-11-18 09:30'))
  expect(addWorkingHours(at('2026-11-20 22:00'), 1).at).toEqual(at('2026-11-23 09:30'))
  expect(addWorkingHours(at('2025-09-30 17:00'), 1).at).toEqual(at('2025-10-09 09:00'))
  expect(addWorkingHours(at('2026-11-21 10:00'), 0).at).toEqual(at('2026-11-23 08:30'))
  expect(addWorkingHours(at('2026-11-18 15:30'), 1.5).at).toEqual(at('2026-11-18 17:00'))
  expect(addWorkingHours(at('2026-11-18 11:00'), 2, { opens: 540, closes: 720 }).at).toEqual(at('2026-11-19 10:00'))
})

test('more time never ends earlier, and a deadline always lies on a working day', () => {
  const hours = fc.integer({ min: 0, max: 300 })
  fc.assert(
    fc.property(
      fc.date({ min: at('2024-01-01 00:00'), max: at('2026-12-31 00:00'), noInvalidDate: true }),
      hours,
      (from, n) => {
        const { at: end } = addWorkingHours(from, n)
        expect(end.getTime()).toBeGreaterThanOrEqual(from.getTime())
        expect(end.getTime()).toBeLessThanOrEqual(addWorkingHours(from, n + 1).at.getTime())
        expect(workingDay(dayOf(end)).working).toBe(true)
      },
    ),
  )
})

test('amounts that are no deadline are refused', () => {
  for (const amount of [-1, Number.NaN, Number.POSITIVE_INFINITY, 1e9]) {
    expect(() => addWorkingDays(day('2026-11-18'), amount)).toThrow(RangeError)
    expect(() => addWorkingHours(at('2026-11-18 09:00'), amount)).toThrow(RangeError)
  }
  expect(() => addWorkingHours(at('2026-11-18 09:00'), 1, { opens: 600, closes: 600 })).toThrow(RangeError)
})

const now = at('2026-11-18 15:12')
test.each([
  ['2026-11-21 09:00–11:00', '周六 9:00–11:00 · 3 天后', 'Sat 9:00–11:00 · in 3 days'],
  ['2026-11-18 17:30–19:00', '今天 17:30–19:00 · 2 小时后', 'Today 17:30–19:00 · in 2 hours'],
  ['2026-11-18 15:13–16:00', '今天 15:13–16:00 · 1 分钟后', 'Today 15:13–16:00 · in 1 minute'],
  ['2026-11-18 15:00–16:00', '今天 15:00–16:00 · 正在进行', 'Today 15:00–16:00 · now'],
  ['2026-11-18 09:00–11:00', '今天 9:00–11:00 · 已过', 'Today 9:00–11:00 · over'],
  ['2026-11-19 00:00–01:05', '周四 0:00–1:05 · 明天', 'Thu 0:00–1:05 · tomorrow'],
  ['2026-11-20 14:00–17:00', '周五 14:00–17:00 · 后天', 'Fri 14:00–17:00 · in 2 days'],
  ['2026-11-24 14:00–17:00', '周二 14:00–17:00 · 6 天后', 'Tue 14:00–17:00 · in 6 days'],
  ['2026-11-25 14:00–17:00', '11月25日 周三 14:00–17:00 · 7 天后', 'Wed 25 Nov 14:00–17:00 · in 7 days'],
  ['2027-01-02 09:00–11:00', '2027年1月2日 周六 9:00–11:00 · 45 天后', 'Sat 2 Jan 2027 9:00–11:00 · in 45 days'],
  ['2026-11-17 09:00–11:00', '11月17日 周二 9:00–11:00 · 昨天', 'Tue 17 Nov 9:00–11:00 · yesterday'],
  ['2026-11-13 09:00–11:00', '11月13日 周五 9:00–11:00 · 5 天前', 'Fri 13 Nov 9:00–11:00 · 5 days ago'],
  ['2026-11-21 22:00–2026-11-22 06:00', '周六 22:00 – 周日 6:00 · 3 天后', 'Sat 22:00 – Sun 6:00 · in 3 days'],
])('%s', (span, zh, en) => {
  const [from = '', to = ''] = span.split('–')
  const window = { from: at(from), to: at(to.length > 5 ? to : `${from.slice(0, 10)} ${to}`) }
  expect(formatWindow(window, now, 'zh')).toBe(zh)
  expect(formatWindow(window, now, 'en')).toBe(en)
})

test('one instant', () => {
  expect(formatMoment(at('2026-11-18 17:30'), now, 'zh')).toBe('今天 17:30')
  expect(formatMoment(at('2026-12-05 17:30'), now, 'en')).toBe('Sat 5 Dec 17:30')
})
