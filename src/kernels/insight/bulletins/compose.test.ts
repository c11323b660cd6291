import { expect, test } from 'vitest'
import { Day } from '#platform/contract.ts'
import { blocksOf, figuresIn, spanWords, typedCount } from './compose.ts'

const span = (from: string, to: string) => spanWords({ from: Day.parse(from), to: Day.parse(to) })

test('a span is said as short as it can be', () => {
  expect(span('2026-09-01', '2026-09-30')).toBe('2026年9月')
  expect(span('2028-02-01', '2028-02-29')).toBe('2028年2月')
  expect(span('2026-09-01', '2026-09-20')).toBe('2026年9月1日至20日')
  expect(span('2026-09-28', '2026-10-03')).toBe('2026年9月28日至10月3日')
  expect(span('2026-12-30', '2027-01-02')).toBe('2026年12月30日至2027年1月2日')
  expect(span('2026-09-07', '2026-09-07')).toBe('2026年9月7日')
})

test('an outline becomes headings and paragraphs whose numbers are figures', () => {
  const blocks = blocksOf([
    { heading: '一、点单' },
    { zh: '居民点单{0}件，社区收单{1}件。', figures: ['requests.submitted', 'requests.accepted'], apart: false },
    { zh: '确认{0}件。', figures: ['requests.confirmed'], apart: false },
    { zh: '另起一段。', figures: [], apart: true },
  ])
  expect(blocks).toEqual([
    { kind: 'heading', runs: ['一、点单'] },
    { kind: 'paragraph', runs: ['居民点单', { figure: 'requests.submitted' }, '件，社区收单', { figure: 'requests.accepted' }, '件。', '确认', { figure: 'requests.confirmed' }, '件。'] },
    { kind: 'paragraph', runs: ['另起一段。'] },
  ])
  expect(figuresIn({ blocks })).toEqual(['requests.submitted', 'requests.accepted', 'requests.confirmed'])
})

const typed = (...runs: (string | { figure: string })[]) => typedCount({ title: '标题', blocks: [{ kind: 'paragraph', runs }] })

test('a typed count is found, also with thousands, full width, 多 and 万', () => {
  expect(typed('走访企业126家')).toBe('126家')
  expect(typed('走访 1,260 户')).toBe('1,260 户')
  expect(typed('服务２０人')).toBe('２０人')
  expect(typed('服务5万多人次')).toBe('5万多人')
  expect(typed('好评97.8%')).toBe('97.8%')
})

test('dates, times, ordinals and phones are no counts, and a figure with its unit is none', () => {
  expect(typed('2026年9月18日9:00，第10次例会，拨打12355，3个月内')).toBeUndefined()
  expect(typed('居民点单', { figure: 'requests.submitted' }, '件')).toBeUndefined()
  expect(typed('共1', { figure: 'requests.submitted' }, '件')).toBeUndefined()
})
