import { expect, test } from 'vitest'
import { capability } from '#kernels/insight/bulletins/capability.ts'
import { blocksOf, titleOf, type Says } from '#kernels/insight/bulletins/compose.ts'
import { paramsOf, resolve } from '../../install/resolve.ts'
import { hangzhouGovernance as practice } from './practice.ts'

const part = resolve(practice, paramsOf(practice, {})).find((one) => one.part === 'insight.bulletin')
const { outline, title } = capability.parse(part?.entries)

type Month = Record<string, Says>
const says = (now: number, before: number, ever = true, earlier = 0): Says => ({ now, before, earlier, ever })

/** The draft as it would be read aloud, with the numbers of a month in their places. */
function read(month: Month, span: string, also: { leaders?: Record<string, string>; turn?: number } = {}): string[] {
  const { leaders = {}, turn = 0 } = also
  const known = { turn, says: new Map(Object.entries(month)), leaders: new Map(Object.entries(leaders)), words: { org: '拱墅区', span, before: '上月' } }
  const shown = (key: string) => (key.endsWith('@before') ? month[key.slice(0, -7)]?.before : month[key]?.now)
  const lines = blocksOf(outline, known).map(({ runs }) => runs.map((run) => (typeof run === 'string' ? run : String(shown(run.figure)))).join(''))
  return [titleOf(title, known), ...lines]
}

const september: Month = {
  'requests.submitted': says(165, 0, false), 'requests.accepted': says(157, 0, false), 'requests.declined': says(5, 0, false), 'requests.claimed': says(152, 0, false),
  'requests.confirmed': says(129, 0, false), 'requests.closed': says(8, 0, false), 'requests.reopened': says(8, 0, false), 'hours.minutes': says(13536, 0, false),
  'points.earned': says(146, 0, false), 'teams.served': says(13, 0, false), 'people.served': says(88, 0, false),
}
const october: Month = {
  'requests.submitted': says(199, 165), 'requests.accepted': says(181, 157), 'requests.declined': says(0, 5), 'requests.claimed': says(152, 152),
  'requests.confirmed': says(121, 129), 'requests.closed': says(0, 8), 'requests.reopened': says(0, 8), 'hours.minutes': says(12000, 13536),
  'points.earned': says(140, 146), 'teams.served': says(12, 13), 'people.served': says(96, 88),
}
const none: Month = Object.fromEntries(Object.keys(october).map((key) => [key, says(0, 20)]))

test('the first month of all reads as a beginning', () => {
  expect(read(september, '2026年9月', { leaders: { 'requests.confirmed': '小河街道' } })).toEqual([
    '居民第一次点单 邻里小事有人办',
    '2026年9月，拱墅区居民第一次在平台上点单。从点单、收单到发单、抢单，一步一条记录，办没办好由居民说了算。',
    '一、点单开了头',
    '居民首次点单，共165件。社区收单157件；说明原因、指明去处后退单5件。',
    '二、第一次有队伍抢单',
    '平台按技能、距离和手上单数发单，志愿队伍抢单152件。13支队伍上门，服务居民88人。',
    '三、办结看居民',
    '居民首次确认办好，共129件。其中，小河街道办好的最多。居民没有回音、到期办结8件。回访未解决8件，已重新发单。',
    '志愿服务时长13536分钟，发放积分146分，每一笔都连着居民的确认。',
  ])
})

test('the next month is told by what changed, beside the number before', () => {
  expect(read(october, '2026年10月')).toEqual([
    '居民点单多起来 队伍上门接着办',
    '2026年10月，拱墅区坚持居民点单、社区收单、平台发单、队伍抢单，点单量比上月上升，办没办好由居民说了算。',
    '一、需求在增加，点单有回音',
    '居民点单199件，比上月的165件有所增加。社区收单181件，没有一件退单。',
    '二、抢单有队伍',
    '平台按技能、距离和手上单数发单，志愿队伍抢单152件，与上月持平。12支队伍上门，服务居民96人。',
    '三、办结看居民',
    '居民确认办好121件，比上月的129件有所减少。回访没有一件未解决。',
    '志愿服务时长12000分钟，上月为13536分钟；发放积分140分。每一笔都连着居民的确认。',
  ])
})

test('a month without anything is told in a sentence', () => {
  expect(read(none, '2026年11月')).toEqual(['2026年11月点单服务情况', '2026年11月，拱墅区没有收到居民点单，服务菜单照常开放。'])
})

const words = (month: Month, turn = 0): string[] => read(month, '', { turn }).map((line) => line.replaceAll(/\d/g, ''))

test('with other digits alone two months would read the same, and these do not', () => {
  const doubled = Object.fromEntries(Object.entries(october).map(([key, of]) => [key, says(of.now * 2, of.before * 2)]))
  expect(words(doubled)).toEqual(words(october))
  expect(new Set([september, october, none].map((month) => words(month).join(''))).size).toBe(3)
})

test('two months alike in their figures take turns, and a second rise is told as one', () => {
  const rising = Object.fromEntries(Object.entries(october).map(([key, of]) => [key, says(of.before * 2, of.before)]))
  const [a, b] = [words(rising, 0), words(rising, 1)]
  expect(a.filter((line) => b.includes(line))).toEqual([])
  const again = Object.fromEntries(Object.entries(rising).map(([key, of]) => [key, { ...of, earlier: 1 }]))
  expect(read(again, '2026年11月').slice(0, 4)).toEqual([
    '点单持续增加 邻里接着帮',
    '2026年11月，拱墅区坚持居民点单、社区收单、平台发单、队伍抢单，点单量连续上升，办没办好由居民说了算。',
    '一、点单持续增加，收单跟得上',
    '居民点单330件，继上月的165件之后继续增加。社区收单314件；说明原因、指明去处后退单10件。',
  ])
})

test('something is said of every figure that moved, in every way to say it', () => {
  const unsaid = (month: Month, turn: number) =>
    Object.keys(month).filter((key) => !read({ ...month, [key]: says(987654, month[key]?.before ?? 0, month[key]?.ever) }, '', { turn }).join('').includes('987654'))
  expect([0, 1].flatMap((turn) => [unsaid(september, turn), unsaid(october, turn)])).toEqual([[], [], [], []])
})
