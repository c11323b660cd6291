import { expect, test } from 'vitest'
import { fewestOf, hiddenAmong, isFew } from './small.ts'

const cell = (key: string, persons: number | null) => ({ key, persons })
const hidden = (...cells: ReturnType<typeof cell>[]) => [...hiddenAmong(cells, 10)].toSorted()

test('few persons are few, none and things are not', () => {
  expect([isFew(9, 10), isFew(1, 10), isFew(10, 10), isFew(0, 10), isFew(null, 10)]).toEqual([true, true, false, false, false])
  expect([fewestOf(1), fewestOf(2), fewestOf(3)]).toEqual([10, 10, 20])
})

test('nothing is hidden where every cell is large or empty', () => {
  expect(hidden(cell('a', 12), cell('b', 0), cell('c', 40))).toEqual([])
  expect(hidden(cell('a', null), cell('b', null))).toEqual([])
})

test('a single small cell takes the next smallest with it, so that the sum does not tell', () => {
  expect(hidden(cell('a', 3), cell('b', 30), cell('c', 12))).toEqual(['a', 'c'])
})

test('small cells that together are still few take one more', () => {
  expect(hidden(cell('a', 2), cell('b', 3), cell('c', 50), cell('d', 20))).toEqual(['a', 'b', 'd'])
})

test('small cells that together are many hide each other', () => {
  expect(hidden(cell('a', 6), cell('b', 7), cell('c', 50))).toEqual(['a', 'b'])
})

test('an only cell is hidden alone: its sum is the owner\'s', () => {
  expect(hidden(cell('a', 4), cell('b', 0))).toEqual(['a'])
})
