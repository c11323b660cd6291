import { expect, test } from 'vitest'
import { dayInWords, mastheadType, titleLines } from './page.ts'
import { clean, settle } from './settle.ts'
import { sample } from './sample.fixture.ts'

test('words lose what cannot be printed and keep every script', () => {
  expect(clean('一\u0000二\r\n三\t四')).toBe('一二 三 四')
  expect(clean('\uD800x')).toBe('\uFFFDx')
  expect(clean('张\u202E三\u2066')).toBe('张三')
  expect(clean(' 𠮷田 👩‍👩‍👧 ')).toBe('𠮷田 👩‍👩‍👧')
})

test('days are written without leading zeros', () => {
  expect(dayInWords('2026-01-03')).toBe('2026年1月3日')
  expect(dayInWords('年底')).toBe('年底')
})

test('a title breaks at the author\'s spaces, and only when it must', () => {
  expect(titleLines('把问题办在门口 把青年聚在身边')).toEqual(['把问题办在门口 把青年聚在身边'])
  expect(titleLines('深化改革 深度下沉 团杭州市委打好基层治理协同战')).toEqual(['深化改革 深度下沉', '团杭州市委打好基层治理协同战'])
  expect(titleLines('')).toEqual([''])
})

test('a masthead fits on its line', () => {
  for (const letters of [2, 6, 9, 14]) {
    const { size, gap } = mastheadType(letters)
    expect(letters * (size + gap)).toBeLessThanOrEqual(443)
  }
})

test('a column of numbers is set to the right, and rows have as many cells as the head', () => {
  const { blocks } = settle({
    ...sample,
    blocks: [{ kind: 'table', head: ['组', '数'], rows: [[['一'], [{ key: 'k', shown: '1,942' }]], [['二'], ['98.1%'], ['多']]] }],
  })
  expect(blocks[1]).toMatchObject({ rows: [['一', '1,942'], ['二', '98.1%']], numeric: [false, true] })
})
