import { expect, test } from 'vitest'
import {
  agoText, codeText, dayText, deadline, distanceText, durationText, hoursText, maskPhone, momentText, windowText,
} from './format.ts'

// Wednesday 18 November 2026, 15:12 in Shanghai.
const now = Date.parse('2026-11-18T15:12:00+08:00')
const zh = { now, language: 'zh' } as const
const en = { now, language: 'en' } as const

test('a window says the day as people say it and how far it is', () => {
  expect(windowText('2026-11-21T09:00:00+08:00', '2026-11-21T11:00:00+08:00', zh)).toBe('周六 9:00–11:00 · 3 天后')
  expect(windowText('2026-11-21T01:00:00Z', '2026-11-21T03:00:00Z', en)).toBe('Sat 9:00–11:00 · in 3 days')
  expect(windowText('2026-11-18T14:00:00+08:00', '2026-11-18T17:00:00+08:00', zh)).toBe('今天 14:00–17:00')
  expect(windowText('2026-11-19T23:00:00+08:00', '2026-11-20T01:00:00+08:00', zh)).toBe('明天 23:00 – 周五 1:00')
  expect(windowText('2026-11-28T09:00:00+08:00', '2026-11-28T11:00:00+08:00', zh)).toBe('11月28日 周六 9:00–11:00 · 10 天后')
})

test('a day is counted on the Shanghai calendar', () => {
  expect(dayText('2026-11-18T16:30:00Z', now, 'zh')).toBe('明天')
  expect(momentText('2026-11-17T09:05:00+08:00', now, 'zh')).toBe('昨天 9:05')
  expect(dayText('2026-11-14T09:00:00+08:00', now, 'zh')).toBe('11月14日')
  expect(dayText('2026-12-05T09:00:00+08:00', now, 'zh')).toBe('12月5日 周六')
  expect(dayText('2026-12-05T09:00:00+08:00', now, 'en')).toBe('Sat 5 Dec')
  expect(dayText('2025-12-31T09:00:00+08:00', now, 'zh')).toBe('2025年12月31日')
})

test('a deadline has a lamp and words', () => {
  expect(deadline('2026-11-18T17:30:00+08:00', zh)).toEqual({ lamp: 'soon', text: '剩 2:18' })
  expect(deadline('2026-11-19T00:30:00+08:00', zh)).toEqual({ lamp: 'ok', text: '剩 9 小时' })
  expect(deadline('2026-11-18T14:12:00+08:00', zh)).toEqual({ lamp: 'late', text: '超 1 小时' })
  expect(deadline('2026-11-21T15:12:00+08:00', en)).toEqual({ lamp: 'ok', text: '3 d left' })
})

test('lengths, distances, phones and codes', () => {
  expect([durationText(45, 'zh'), durationText(138, 'zh'), durationText(120, 'zh'), durationText(4560, 'zh')])
    .toEqual(['45 分钟', '2 小时 18 分', '2 小时', '3 天 4 小时'])
  expect(hoursText(6720, 'zh')).toBe('112.0 小时')
  expect([distanceText(423, 'zh'), distanceText(1234, 'zh')]).toEqual(['420 米', '1.2 公里'])
  expect([maskPhone('13812345678'), maskPhone('+8613812345678'), maskPhone('12355')]).toEqual(['138****5678', '138****5678', '***55'])
  expect(codeText('482913')).toBe('482 913')
  expect([agoText(now - 20_000, now, 'zh'), agoText(now - 300_000, now, 'zh')]).toEqual(['刚刚', '5 分钟前'])
})
