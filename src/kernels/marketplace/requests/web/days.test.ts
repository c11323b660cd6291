import { expect, test } from 'vitest'
import { ahead, dayAt, instantAt, likelyVisit, noWhen, openFrom, spanOf, timeAt } from './days.ts'

// Wednesday 18 November 2026, 15:12 in Shanghai.
const now = Date.parse('2026-11-18T15:12:00+08:00')

test('days and times are those of Shanghai', () => {
  expect([dayAt(now), dayAt(now, 1), dayAt('2026-11-18T16:30:00Z'), timeAt(now)])
    .toEqual(['2026-11-18', '2026-11-19', '2026-11-19', '15:12'])
})

test('a window is there once day and times are', () => {
  expect(spanOf(noWhen)).toBeUndefined()
  expect(spanOf({ ...noWhen, day: '2026-11-21', part: 'morning' }))
    .toEqual({ from: '2026-11-21T09:00:00+08:00', to: '2026-11-21T11:00:00+08:00' })
  expect(spanOf({ day: '2026-11-21', part: 'own', from: '15:00', to: '14:00' })).toBeUndefined()
  expect(spanOf({ day: '2026-11-21', part: 'own', from: '15:00', to: '15:30' })?.to).toBe('2026-11-21T15:30:00+08:00')
})

test('a named window of today is offered until it begins', () => {
  expect([ahead('2026-11-18', 'afternoon', now), ahead('2026-11-18', 'evening', now), ahead('2026-11-19', 'morning', now)])
    .toEqual([false, true, true])
})

test('the sealed part opens at 18:00 of the evening before', () => {
  expect(openFrom('2026-11-21T09:00:00+08:00')).toBe('2026-11-20T18:00:00+08:00')
})

test.each([
  ['just begun, a quarter past midnight', '00:12', '00:10', '23:27–23:59 on 18'],
  ['just begun, half past midnight', '00:31', '00:30', '00:00–00:31 on 19'],
  ['at midnight', '00:00', '00:00', '23:15–23:59 on 18'],
  ['begun in the evening, reported at night', '00:20', '18T22:30', '22:30–23:59 on 18'],
  ['begun before midnight, reported in the small hours', '02:00', '18T23:30', '00:00–02:00 on 19'],
  ['begun days ago and forgotten', '10:00', '16T09:00', '09:00–09:45 on 16'],
])('a report across midnight is of one day: %s', (_, now, begun, said) => {
  const at = (time: string) => Date.parse(`2026-11-${time.includes('T') ? time : `19T${time}`}:00+08:00`)
  const window = { from: '2026-11-16T08:00:00+08:00', to: '2026-11-19T12:00:00+08:00' }
  const { day, from, to } = likelyVisit({ window, begun: new Date(at(begun)).toISOString(), now: at(now), minutes: 45 })
  expect(`${from}–${to} on ${day.slice(8)}`).toBe(said)
  expect(from < to && Date.parse(instantAt(day, to)) <= at(now)).toBe(true)
})

test('a report begins when the visit began and never ends in the future', () => {
  const window = { from: '2026-11-18T14:00:00+08:00', to: '2026-11-18T16:00:00+08:00' }
  const begun = '2026-11-18T14:05:00+08:00'
  expect(likelyVisit({ window, begun, now, minutes: 45 })).toEqual({ day: '2026-11-18', from: '14:05', to: '15:12' })
  expect(likelyVisit({ window, begun, now: now + 3_600_000 * 5, minutes: 45 }).to).toBe('16:00')
  expect(likelyVisit({ window, begun: undefined, now, minutes: 45 }).from).toBe('14:00')
  expect(likelyVisit({ window, begun: '2026-11-18T15:12:00+08:00', now, minutes: 45 }).from).toBe('14:27')
})
