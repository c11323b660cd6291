import { expect, test } from 'vitest'
import { z } from 'zod'
import { Binding, definitionOf, faultOf, namesOf, rounded, shownAs } from './binding.ts'
import { measure, rowsOf } from './measure.ts'

const counted = measure('things.moves', {
  from: rowsOf('thing'), counts: 'things', class: 2, filter: { move: z.array(z.enum(['take', 'give'])), kind: z.array(z.string()) },
  how: { zh: '期内{move}的东西，一件一次', en: 'things that were {move} in the span, each once' },
  words: { move: { take: { zh: '取走', en: 'taken' }, give: { zh: '送出', en: 'given' } } },
})

const bound = (more: object = {}) => Binding.parse({ zh: '东西', unit: '件', of: 'things.moves', ...more })

test('a sum is rounded once, half away from zero', () => {
  const hours = { per: 60, digits: 1 }
  expect([rounded(12_480n, hours), rounded(90n, hours), rounded(93n, hours), rounded(-93n, hours), rounded(7n, undefined)]).toEqual([208, 1.5, 1.6, -1.6, 7])
  expect(shownAs(1942, undefined)).toBe('1,942')
  expect(shownAs(208, hours)).toBe('208.0')
})

test('the definition says the filter in words of both languages', () => {
  expect(definitionOf(bound({ where: { move: ['take', 'give'] } }), counted)).toEqual({
    zh: '期内取走或送出的东西，一件一次', en: 'things that were taken or given in the span, each once',
  })
  expect(definitionOf(bound({ zh: '伞', en: 'Umbrellas', where: { move: ['take'], kind: ['umbrella'] } }), counted)).toEqual({
    zh: '期内取走的东西，一件一次（只数伞）', en: 'things that were taken in the span, each once (Umbrellas only)',
  })
})

test('a binding to an unknown measure, filter or value is told', () => {
  expect(faultOf(bound(), undefined)).toEqual({ key: 'things.moves' })
  expect(faultOf(bound({ where: { colour: ['red'] } }), counted)).toEqual({ key: 'things.moves', filter: 'colour' })
  expect(faultOf(bound({ where: { move: ['lose'] } }), counted)).toEqual({ key: 'things.moves', filter: 'move' })
  expect(faultOf(bound({ where: { move: ['take'] } }), counted)).toBeUndefined()
})

test('a unit may be one word or one a language', () => {
  expect(namesOf(bound())).toEqual({ name: { zh: '东西', en: '东西' }, unit: { zh: '件', en: '件' } })
  expect(namesOf(bound({ en: 'Things', unit: { zh: '件', en: 'pieces' } })).unit).toEqual({ zh: '件', en: 'pieces' })
})
