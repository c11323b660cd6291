import { expect, test } from 'vitest'
import { Day } from '#platform/contract.ts'
import { capability } from './capability.ts'
import { blocksOf, figuresIn, ordinal, titleOf, typedCount, type Known, type Says } from './compose.ts'
import { beforeWords, spanBefore, spanWords, turnOf } from './span.ts'

const span = (from: string, to: string) => spanWords({ from: Day.parse(from), to: Day.parse(to) })

test('a span is said as short as it can be', () => {
  expect(span('2026-09-01', '2026-09-30')).toBe('2026年9月')
  expect(span('2028-02-01', '2028-02-29')).toBe('2028年2月')
  expect(span('2026-09-01', '2026-09-20')).toBe('2026年9月1日至20日')
  expect(span('2026-09-28', '2026-10-03')).toBe('2026年9月28日至10月3日')
  expect(span('2026-12-30', '2027-01-02')).toBe('2026年12月30日至2027年1月2日')
  expect(span('2026-09-07', '2026-09-07')).toBe('2026年9月7日')
})

const days = (from: string, to: string) => ({ from: Day.parse(from), to: Day.parse(to) })

test('the span before is as many whole months, else as many days', () => {
  const before = (from: string, to: string) => [spanBefore(days(from, to)), beforeWords(days(from, to))]
  expect(before('2026-10-01', '2026-10-31')).toEqual([{ from: '2026-09-01', to: '2026-09-30' }, '上月'])
  expect(before('2027-01-01', '2027-03-31')).toEqual([{ from: '2026-10-01', to: '2026-12-31' }, '前3个月'])
  expect(before('2026-10-01', '2026-10-20')).toEqual([{ from: '2026-09-11', to: '2026-09-30' }, '前20天'])
  expect(before('2026-10-12', '2026-10-12')).toEqual([{ from: '2026-10-11', to: '2026-10-11' }, '前一天'])
})

const known = (says: Record<string, Says> = {}, leaders: Record<string, string> = {}, turn = 0): Known => ({
  turn, says: new Map(Object.entries(says)), leaders: new Map(Object.entries(leaders)), words: { org: '拱墅区', span: '2026年10月', before: '上月' },
})
const outlineOf = (outline: unknown[]) => capability.parse({ outline }).outline
const saidOf = (outline: unknown[], of: Known) =>
  blocksOf(outlineOf(outline), of).map(({ runs }) => runs.map((run) => (typeof run === 'string' ? run : `[${run.figure}]`)).join(''))

test('an outline becomes counted headings and paragraphs whose numbers are figures', () => {
  const blocks = blocksOf(outlineOf([
    { heading: '点单' },
    { zh: '{span}，{org}居民点单{0}件，社区收单{1}件。', figures: ['requests.submitted', 'requests.accepted'] },
    { zh: '确认{0}件。', figures: ['requests.confirmed'] },
    { zh: '另起一段。', apart: true },
  ]), known())
  expect(blocks).toEqual([
    { kind: 'heading', runs: ['一、点单'] },
    { kind: 'paragraph', runs: ['2026年10月，拱墅区居民点单', { figure: 'requests.submitted' }, '件，社区收单', { figure: 'requests.accepted' }, '件。', '确认', { figure: 'requests.confirmed' }, '件。'] },
    { kind: 'paragraph', runs: ['另起一段。'] },
  ])
  expect(figuresIn({ blocks })).toEqual(['requests.submitted', 'requests.accepted', 'requests.confirmed'])
  expect([1, 10, 12, 20, 21].map(ordinal)).toEqual(['一', '十', '十二', '二十', '二十一'])
})

test('of several ways the figures choose one', () => {
  const way = (is: string) => ({ zh: `${is}{0}`, figures: ['a'], when: [{ figure: 'a', is }] })
  const ways = ['none', 'first', 'rises-again', 'falls-again', 'rises', 'falls', 'same', 'some'].map(way)
  const said = (now: number, before: number, ever = true, earlier = 0) => saidOf([{ either: ways }], known({ a: { now, before, earlier, ever } }))
  expect(said(0, 5)).toEqual(['none[a]'])
  expect(said(3, 0, false)).toEqual(['first[a]'])
  expect(said(3, 2)).toEqual(['rises[a]'])
  expect(said(2, 3)).toEqual(['falls[a]'])
  expect(said(3, 3)).toEqual(['same[a]'])
  expect([said(3, 2, true, 1), said(3, 2, true, 2), said(1, 2, true, 3), said(1, 2, true, 2)].flat()).toEqual(['rises-again[a]', 'rises[a]', 'falls-again[a]', 'falls[a]'])
  expect(said(3, 0)).toEqual(['some[a]'])
  expect(saidOf([{ zh: '{0}件，{before}{1}件。', figures: ['a', { before: 'a' }] }], known())).toEqual(['[a]件，上月[a@before]件。'])
})

test('ways that ask for the same take turns from span to span', () => {
  const outline = [{ either: [{ zh: '甲。' }, { zh: '乙。' }, { zh: '丙。', when: [{ figure: 'a', is: 'some' }] }] }]
  expect([0, 1, 2].map((turn) => saidOf(outline, known({}, {}, turn)))).toEqual([['甲。'], ['乙。'], ['甲。']])
  const turn = (from: string, to: string) => turnOf(days(from, to))
  expect(turn('2027-01-01', '2027-01-31') - turn('2026-12-01', '2026-12-31')).toBe(1)
  expect(turn('2026-10-08', '2026-10-14') - turn('2026-10-01', '2026-10-07')).toBe(1)
})

test('nothing is said of what nobody knows, and a heading without a sentence goes', () => {
  const outline = [
    { heading: '甲' }, { zh: '有。', when: [{ figure: 'a', is: 'some' }] },
    { heading: '乙' }, { zh: '{lead}最多。', leads: 'b' },
  ]
  expect(saidOf(outline, known({}, { b: '小河街道' }))).toEqual(['一、乙', '小河街道最多。'])
  expect(saidOf(outline, known({ a: { now: 1, before: 0, earlier: 0, ever: true } }))).toEqual(['一、甲', '有。'])
  expect(saidOf(outline, known())).toEqual([])
})

test('the title is the first whose figures bear it', () => {
  const title = capability.parse({ outline: [{ zh: '句。' }], title: [{ zh: '{span}没有点单', when: [{ figure: 'a', is: 'none' }] }, { zh: '有人接' }] }).title
  expect(titleOf(title, known({ a: { now: 0, before: 0, earlier: 0, ever: false } }))).toBe('2026年10月没有点单')
  expect(titleOf(title, known({ a: { now: 1, before: 0, earlier: 0, ever: false } }))).toBe('有人接')
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
