import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clockOf, minutesOf, quietUntil, usualQuiet } from './quiet.ts'

const at = (clock: string, day = '2026-09-16') => new Date(`${day}T${clock}:00+08:00`)

test.each([
  ['21:29', null], ['21:30', '2026-09-17T08:00'], ['23:59', '2026-09-17T08:00'], ['00:00', '2026-09-16T08:00'], ['07:59', '2026-09-16T08:00'], ['08:00', null], ['12:00', null],
])('at %s it is quiet until %s', (now, until) => {
  expect(quietUntil(usualQuiet, at(now))).toEqual(until === null ? null : new Date(`${until}:00+08:00`))
})

test('quiet hours within one day, and none', () => {
  const noon = { from: minutesOf('12:00'), to: minutesOf('14:00') }
  expect(quietUntil(noon, at('13:00'))).toEqual(at('14:00'))
  expect(quietUntil(noon, at('14:00'))).toBeNull()
  expect(quietUntil(null, at('03:00'))).toBeNull()
})

test('whatever the hours, it ends within a day, and then speaks', () => {
  const minute = fc.integer({ min: 0, max: 1439 })
  fc.assert(fc.property(minute, minute, fc.integer({ min: 0, max: 1e6 }), (from, to, past) => {
    fc.pre(from !== to)
    const now = new Date(at('00:00').getTime() + past * 60_000)
    const until = quietUntil({ from, to }, now)
    if (until === null) return
    expect(until.getTime() - now.getTime()).toBeGreaterThan(0)
    expect(until.getTime() - now.getTime()).toBeLessThan(86_400_000)
    expect(quietUntil({ from, to }, until)).toBeNull()
  }))
})

test('a clock is read as it is written', () => {
  for (const clock of ['00:00', '07:05', '23:59']) expect(clockOf(minutesOf(clock))).toBe(clock)
})
