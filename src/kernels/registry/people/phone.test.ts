import { expect, test } from 'vitest'
import { isDemoPhone, maskedPhone, phoneOf } from './phone.ts'

test.each([
  ['13800138000', '+8613800138000'], ['+86 199 1234 5678', '+8619912345678'], ['0086 138-0013-8000', '+8613800138000'],
  ['１３８００１３８０００', '+8613800138000'], ['154 0000 0001', '+8615400000001'],
])('%s is %s', (text, e164) => expect(phoneOf(text)).toBe(e164))

test.each(['', '110', '057187654321', '+85251234567', '+14155552671', '1380013800', '138001380001', '15411111111', 'phone', '13800138000 ext 5'])(
  '%s is no mobile of +86', (text) => expect(() => phoneOf(text)).toThrow('phone.wrong'),
)

test('the demo range is no operator’s', () => {
  expect(isDemoPhone('+8615400123456')).toBe(true)
  expect(isDemoPhone('+8615500123456')).toBe(false)
  expect(maskedPhone('+8613800138000')).toBe('138 **** 8000')
})
