import { expect, test } from 'vitest'
import { countReport } from './suites.ts'
import { holds, summary } from './table.ts'

const one = (status: string, fullName = 'a test') => ({ fullName, status })
const report = (...files: { status: string; assertionResults: ReturnType<typeof one>[] }[]) =>
  JSON.stringify({ testResults: files })

test('tests that were left out are counted, but for what says where present', () => {
  const tests = [one('passed'), one('pending'), one('todo'), one('skipped', 'reads it with unzip, where present')]
  expect(countReport(report({ status: 'passed', assertionResults: tests }))).toEqual({
    passed: 1,
    failed: 0,
    skipped: 2,
  })
})

test('a file that broke before its first test has failed', () => {
  expect(countReport(report({ status: 'failed', assertionResults: [] }))).toEqual({ passed: 0, failed: 1, skipped: 0 })
})

const outcome = { kind: 'pure', ran: 3, passed: 3, failed: 0, skipped: 0, seconds: 1, note: '' }

test.each([
  ['ran nothing', { ran: 0, passed: 0 }, '0 passed, 1 failed'],
  ['left a test out', { skipped: 1 }, '3 passed, 1 failed'],
  ['has a failure', { passed: 2, failed: 1 }, '2 passed, 1 failed'],
])('a kind that %s does not hold, and the last line says so', (_, change, last) => {
  expect(holds({ ...outcome, ...change })).toBe(false)
  expect(
    summary([{ ...outcome, ...change }])
      .split('\n')
      .at(-1),
  ).toBe(last)
})

test('the last line of a run that holds stands alone', () => {
  expect(
    summary([outcome, { ...outcome, kind: 'module' }])
      .split('\n')
      .at(-1),
  ).toBe('6 passed, 0 failed')
})
