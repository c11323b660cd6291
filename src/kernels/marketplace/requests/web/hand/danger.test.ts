import { expect, test } from 'vitest'
import { dangersIn, numbersOf } from './danger.ts'

test.each([
  ['我胸痛，想有人来看看', ['120']], ['妈妈晕 倒了', ['120']], ['家里有煤气味', ['119', '120']], ['厨房漏气', ['119', '120']], ['楼道着火了', ['119', '120']],
  ['我不想活了', ['12356', '12355', '120', '110']], ['他想轻生', ['12356', '12355', '120', '110']], ['隔壁在打人', ['110', '120']],
  ['I have chest pain', ['120']], ['I can’t breathe', ['120']], ['there is a gas leak', ['119', '120']], ['the kitchen is on fire', ['119', '120']],
  ['I want to die', ['12356', '12355', '120', '110']], ['someone with a knife', ['110', '120']], ['喝了农药，不想活', ['12356', '12355', '120', '110']],
])('%s: whom to call', (text, numbers) => {
  expect(numbersOf(dangersIn(text))).toEqual(numbers)
})

test.each(['想剪短一点，带推子来', '灯不亮了，像是开关坏了', '陪我去医院拿药', 'Please bring clippers', 'the lamp by the fireplace flickers', '教我用手机付款', ''])('%s: an ordinary order', (text) => {
  expect(dangersIn(text)).toEqual([])
})
