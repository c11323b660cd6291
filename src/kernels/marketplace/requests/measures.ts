/** What can be counted in requests, by the organisation whose desk received them. */
import { z } from 'zod'
import { measure, moves, stands } from '#platform/figure/measure.ts'
import { RequestState } from './contract.ts'
import { requestFlow } from './flow.ts'

const shown = { label: 'number', opens: '/desk/requests/:id' }

/** Distinct requests that made a move in the span: confirmed, then reopened counts once in each. */
const moved = measure('requests.moves', {
  from: moves(requestFlow),
  shown,
  counts: 'things',
  class: 2,
  filter: { move: z.array(z.enum(requestFlow.acts)).min(1), service: z.array(z.string()).min(1) },
  how: {
    zh: '期内{move}的点单，一单只算一次，按发生那天（北京时间）计入收单的社区',
    en: 'Requests that were {move} in the span, each counted once, on the day it happened (Beijing time), for the community whose desk received it',
  },
  words: {
    move: {
      submit: { zh: '居民提交', en: 'submitted' }, accept: { zh: '社区受理', en: 'accepted' }, decline: { zh: '社区退单', en: 'declined' },
      edit: { zh: '社区改过', en: 'edited' }, withdraw: { zh: '居民撤单', en: 'withdrawn' }, claim: { zh: '队伍抢到', en: 'claimed' },
      'name-helpers': { zh: '换过上门人', en: 'given other helpers' }, release: { zh: '队伍放回', en: 'released' }, lapse: { zh: '超时放回', en: 'taken back for lateness' },
      choose: { zh: '报名截止', en: 'closed to applications' },
      unclaimed: { zh: '到一半时限还没有队伍接', en: 'unclaimed at half of the promised time' }, widen: { zh: '社区扩大发单', en: 'offered more widely' },
      'ask-team': { zh: '社区点名请队伍', en: 'put to a team by name' }, explain: { zh: '社区说明进展', en: 'explained to the resident' },
      unfinished: { zh: '开始了没登记', en: 'begun and not reported' }, 'ask-leader': { zh: '社区催队长登记', en: 'asked about at the leader' }, 'hand-back': { zh: '社区收回重发', en: 'taken back by the desk' },
      'change-window': { zh: '居民改了时间', en: 'moved by the resident' }, 'propose-window': { zh: '有人提议改时间', en: 'proposed another time for' },
      'agree-window': { zh: '双方改好时间', en: 'moved by agreement' }, 'keep-window': { zh: '不改时间', en: 'kept at their time' },
      'nobody-home': { zh: '上门没人', en: 'found nobody home' }, 'nobody-came': { zh: '居民说没人来', en: 'reported as nobody came' }, reply: { zh: '对方回了话', en: 'replied to' }, remind: { zh: '居民催过', en: 'reminded of' },
      merge: { zh: '并入同一件事的另一单', en: 'merged into another' },
      unserved: { zh: '没能办成', en: 'ended unserved' }, begin: { zh: '上门开始', en: 'begun' }, finish: { zh: '做完待确认', en: 'finished' },
      confirm: { zh: '居民确认', en: 'confirmed' }, silence: { zh: '到期办结', en: 'closed by silence' }, 'not-solved': { zh: '居民说没解决而重开', en: 'reopened as not solved' },
    },
  },
})

/** Requests as they stand now, whatever the span. */
const standing = measure('requests.standing', {
  from: stands('request'),
  shown,
  counts: 'things',
  class: 2,
  filter: { state: z.array(RequestState).min(1), service: z.array(z.string()).min(1) },
  how: { zh: '现在{state}的点单', en: 'Requests that are {state} now' },
  words: {
    state: {
      submitted: { zh: '等社区受理', en: 'waiting for the desk' }, open: { zh: '等队伍来接', en: 'waiting for a team' }, declined: { zh: '已退单', en: 'declined' },
      withdrawn: { zh: '已撤单', en: 'withdrawn' }, claimed: { zh: '已有队伍', en: 'claimed' }, unserved: { zh: '没能办成', en: 'unserved' }, merged: { zh: '已并单', en: 'merged' },
      working: { zh: '正在做', en: 'under way' }, finished: { zh: '等居民确认', en: 'waiting to be confirmed' }, confirmed: { zh: '已确认', en: 'confirmed' }, closed: { zh: '到期办结', en: 'closed' },
    },
  },
})

/** The team that had the request when it was confirmed: the request may have gone to another since. */
const teams = measure('teams.served', {
  from: moves(requestFlow, ['confirm']),
  shown: { opens: '/desk/requests/:id' },
  distinct: { key: { fact: 'team', at: 'claim' }, as: 'org' },
  counts: 'things',
  class: 2,
  how: {
    zh: '期内居民确认过的点单是哪些队伍做的，一支队伍只算一次',
    en: 'Teams that did the requests confirmed in the span, each team once',
  },
})

/**
 * Those served, not those who ordered. Whoever has no account cannot be told from another without keeping more about them
 * than a count is worth, so each such request counts as one person of its own.
 */
const people = measure('people.served', {
  from: moves(requestFlow, ['confirm']),
  shown: { opens: '/desk/requests/:id' },
  distinct: { key: { column: 'served', or: 'id' }, as: 'person' },
  counts: 'persons',
  class: 2,
  how: {
    zh: '期内居民确认过的点单服务了哪些人（不是点单人），一人只算一次；没有账户的人，一单算一人',
    en: 'Persons served (not those who ordered) by requests confirmed in the span, each once; someone without an account counts once per request',
  },
})

export const measures = [moved, standing, teams, people]
