/** The bulletin's outline: several ways to tell each thing, of which the figures choose one. Two months never read the same by accident. */
import { ref } from '../../shape.ts'

const figure = (key: string) => ref(`counts.${key}`)
const before = (key: string) => ({ before: figure(key) })
const when = (key: string, is: string) => ({ figure: figure(key), is })

const submitted = 'requests.submitted'
const accepted = 'requests.accepted'
const declined = 'requests.declined'
const claimed = 'requests.claimed'
const confirmed = 'requests.confirmed'
const closed = 'requests.closed'
const reopened = 'requests.reopened'
const [minutes, points, teams, people] = ['hours.minutes', 'points.earned', 'teams.served', 'people.served'] as const

/** A number beside the one before, where there is one to compare with. */
const compared = (key: string, said: string) => {
  const both = { figures: [figure(key), before(key)] }
  return [
    { zh: `${said}{0}件，继{before}的{1}件之后继续增加。`, ...both, when: [when(key, 'rises-again')] },
    { zh: `${said}由{before}的{1}件继续增加到{0}件。`, ...both, when: [when(key, 'rises-again')] },
    { zh: `${said}{0}件，比{before}的{1}件继续减少。`, ...both, when: [when(key, 'falls-again')] },
    { zh: `${said}由{before}的{1}件继续减少到{0}件。`, ...both, when: [when(key, 'falls-again')] },
    { zh: `${said}{0}件，比{before}的{1}件有所增加。`, ...both, when: [when(key, 'rises')] },
    { zh: `${said}由{before}的{1}件增加到{0}件。`, ...both, when: [when(key, 'rises')] },
    { zh: `${said}{0}件，比{before}的{1}件有所减少。`, ...both, when: [when(key, 'falls')] },
    { zh: `${said}由{before}的{1}件减少到{0}件。`, ...both, when: [when(key, 'falls')] },
    { zh: `${said}{0}件，与{before}持平。`, figures: [figure(key)], when: [when(key, 'same')] },
    { zh: `${said}{0}件。`, figures: [figure(key)], when: [when(key, 'some')] },
  ]
}

export const title = [
  { zh: '{span}点单服务情况', when: [when(submitted, 'none'), when(confirmed, 'none')] },
  { zh: '居民第一次点单 邻里小事有人办', when: [when(submitted, 'first'), when(confirmed, 'some')] },
  { zh: '点单持续增加 邻里接着帮', when: [when(submitted, 'rises-again'), when(confirmed, 'some')] },
  { zh: '开口的居民多了 上门的队伍没停', when: [when(submitted, 'rises-again'), when(confirmed, 'some')] },
  { zh: '居民点单多起来 队伍上门接着办', when: [when(submitted, 'rises'), when(confirmed, 'some')] },
  { zh: '点单回升 回音不断', when: [when(submitted, 'rises'), when(confirmed, 'some')] },
  { zh: '点单有回落 服务不断线', when: [when(submitted, 'falls'), when(confirmed, 'some')] },
  { zh: '单子少了些 上门照旧走', when: [when(submitted, 'falls'), when(confirmed, 'some')] },
  { zh: '居民点单有人接 邻里小事有人办', when: [] },
  { zh: '居民开口有回音 队伍上门有着落', when: [] },
]

const steady = '{span}，{org}坚持居民点单、社区收单、平台发单、队伍抢单'
const joined = '{span}，{org}把点单、收单、发单、抢单连成一条线'
const lead = {
  either: [
    { zh: '{span}，{org}没有收到居民点单，服务菜单照常开放。', when: [when(submitted, 'none')] },
    { zh: '{span}，{org}居民第一次在平台上点单。从点单、收单到发单、抢单，一步一条记录，办没办好由居民说了算。', when: [when(submitted, 'first')] },
    { zh: `${steady}，点单量连续上升，办没办好由居民说了算。`, when: [when(submitted, 'rises-again')] },
    { zh: `${joined}，点单量接连上升，结果请居民来评。`, when: [when(submitted, 'rises-again')] },
    { zh: `${steady}，点单量比{before}上升，办没办好由居民说了算。`, when: [when(submitted, 'rises')] },
    { zh: `${joined}，点单量高于{before}，结果请居民来评。`, when: [when(submitted, 'rises')] },
    { zh: `${steady}，点单量比{before}回落，办没办好仍由居民说了算。`, when: [when(submitted, 'falls')] },
    { zh: `${joined}，点单量低于{before}，结果仍请居民来评。`, when: [when(submitted, 'falls')] },
    { zh: `${steady}，办没办好由居民说了算。` },
    { zh: `${joined}，结果请居民来评。` },
  ],
}

const answered = { figures: [figure(accepted), figure(declined)], when: [when(accepted, 'some'), when(declined, 'some')] }
const orders = [
  {
    either: [
      { heading: '点单开了头', when: [when(submitted, 'first')] },
      { heading: '点单持续增加，收单跟得上', when: [when(submitted, 'rises-again'), when(accepted, 'rises')] },
      { heading: '需求在增加，点单有回音', when: [when(submitted, 'rises'), when(accepted, 'some')] },
      { heading: '点单变多，有人来应', when: [when(submitted, 'rises'), when(accepted, 'some')] },
      { heading: '点单有回音' },
      { heading: '开口有人应' },
    ],
  },
  { either: [{ zh: '居民首次点单，共{0}件。', figures: [figure(submitted)], when: [when(submitted, 'first')] }, ...compared(submitted, '居民点单')] },
  {
    either: [
      { zh: '社区收单{0}件；说明原因、指明去处后退单{1}件。', ...answered },
      { zh: '社区收单{0}件，另有{1}件说明原因、指明去处后退单。', ...answered },
      { zh: '社区收单{0}件，没有一件退单。', figures: [figure(accepted)], when: [when(accepted, 'some')] },
      { zh: '社区说明原因、指明去处后退单{0}件，没有收单。', figures: [figure(declined)], when: [when(declined, 'some')] },
      { zh: '社区还没有收单。', when: [when(submitted, 'some')] },
    ],
  },
]

const served = { figures: [figure(teams), figure(people)], when: [when(teams, 'some'), when(people, 'some')] }
const teamwork = [
  { either: [{ heading: '第一次有队伍抢单', when: [when(claimed, 'first')] }, { heading: '抢单有队伍' }, { heading: '上门有队伍' }] },
  { either: [...compared(claimed, '平台按技能、距离和手上单数发单，志愿队伍抢单'), { zh: '平台按技能、距离和手上单数发单，还没有队伍抢单。', when: [when(accepted, 'some')] }] },
  { either: [{ zh: '{0}支队伍上门，服务居民{1}人。', ...served }, { zh: '上门的队伍有{0}支，服务居民{1}人。', ...served }] },
]

const hours = { figures: [figure(minutes), before(minutes), figure(points)], apart: true }
const alone = { figures: [figure(minutes), figure(points)], when: [when(minutes, 'some'), when(points, 'some')], apart: true }
const results = [
  { either: [{ heading: '办结看居民' }, { heading: '好不好居民说' }] },
  {
    either: [
      { zh: '居民首次确认办好，共{0}件。', figures: [figure(confirmed)], when: [when(confirmed, 'first')] },
      ...compared(confirmed, '居民确认办好'),
      { zh: '还没有居民确认办好的点单。', when: [when(submitted, 'some')] },
    ],
  },
  { either: [{ zh: '其中，{lead}办好的最多。', leads: figure(confirmed) }, { zh: '办好最多的是{lead}。', leads: figure(confirmed) }] },
  { zh: '居民没有回音、到期办结{0}件。', figures: [figure(closed)], when: [when(closed, 'some')] },
  {
    either: [
      { zh: '回访未解决{0}件，已重新发单。', figures: [figure(reopened)], when: [when(reopened, 'some')] },
      { zh: '回访没有一件未解决。', when: [when(confirmed, 'some')] },
    ],
  },
  {
    either: [
      { zh: '志愿服务时长{0}分钟，比{before}的{1}分钟有所增加；发放积分{2}分。每一笔都连着居民的确认。', ...hours, when: [when(minutes, 'rises'), when(points, 'some')] },
      { zh: '志愿服务时长由{before}的{1}分钟增加到{0}分钟，发放积分{2}分，笔笔连着居民的确认。', ...hours, when: [when(minutes, 'rises'), when(points, 'some')] },
      { zh: '志愿服务时长{0}分钟，{before}为{1}分钟；发放积分{2}分。每一笔都连着居民的确认。', ...hours, when: [when(minutes, 'falls'), when(points, 'some')] },
      { zh: '志愿服务时长{0}分钟，发放积分{1}分，每一笔都连着居民的确认。', ...alone },
      { zh: '志愿服务时长{0}分钟，发放积分{1}分，笔笔连着居民的确认。', ...alone },
      { zh: '志愿服务时长{0}分钟，每一笔都连着居民的确认。', figures: [figure(minutes)], when: [when(minutes, 'some')], apart: true },
    ],
  },
]

export const outline = [lead, ...orders, ...teamwork, ...results]
