/** The events of one request of a replay, day by day. */
import type { Id } from '#platform/contract.ts'
import { apply } from '#kernels/marketplace/requests/apply/contract.ts'
import * as api from '#kernels/marketplace/requests/contract.ts'
import type { Actor, Actors, Event } from './actors.ts'
import { dayOf, timeOn, type Community, type Team } from './ground.ts'
import type { Course } from './plan.ts'

/** Who takes part in one request. */
export interface Parts { course: Course; resident: Actor; /** Who orders, where it is not the one served. */ orderer?: Actor; community: Community; teams: Team[]; service: string; /** Whether teams apply for it before one has it. */ applies: boolean; silenceDays: number }

// One day of a request. The longest visit that counts fits between begin and finish.
const [SUBMIT, ACCEPT, APPLY, CLAIM, BEGIN, FINISH, CONFIRM, NOT_SOLVED] = [7, 7.2, 7.21, 7.4, 8, 20.2, 20.4, 20.6]
const WINDOW_HOURS = 2
/** The longest visit that a day has room for, in minutes. */
export const LONGEST_VISIT = (FINISH - BEGIN) * 60 - 12

const MINUTE = 60_000
const REASON = { reason: '这件事做不了', next: '请打社区电话' }

/** The events of one request that begins `day` days after `start`, and on which day (counted likewise) its last one lies. */
export function eventsOf(on: Actors, parts: Parts, start: Date, day: number): { events: Event[]; last: number } {
  const { course, resident, community, service } = parts
  const events: Event[] = []
  let id: Id<'request'> | undefined
  const story = {}
  const at = (on: number, hours: number) => timeOn(dayOf(start, on), hours)
  const window = (on: number) => ({ from: at(on, BEGIN).toISOString(), to: at(on, BEGIN + WINDOW_HOURS).toISOString() })
  const step = (when: Date, run: (of: Id<'request'>) => Promise<unknown>) =>
    events.push({ story, at: when, run: () => (id === undefined ? Promise.reject(new Error('a request was never ordered')) : run(id)) })

  const visit = (on_: number, team: Team, applies: boolean): void => {
    const helpers = team.people.slice(0, course.visits.length)
    const [first] = helpers
    // Where teams apply, the clock claims at the close.
    step(at(on_, applies ? APPLY : CLAIM), (of) => on.call(team.leader, applies ? apply : api.claim, { id: of, helpers: helpers.map((one) => one.id) }))
    if (course.end === 'claimed' || first === undefined) return
    step(at(on_, BEGIN), (of) => on.call({ ...first, hat: 'me' }, api.begin, { id: of }))
    const from = at(on_, BEGIN)
    const visits = helpers.map((helper, n) => ({
      person: helper.id, from: from.toISOString(), to: new Date(from.getTime() + Math.max(1, course.visits[n] ?? 0) * MINUTE).toISOString(),
    }))
    step(at(on_, FINISH), (of) => on.call(team.leader, api.finish, { id: of, visits }))
  }
  const confirm = (on_: number, team: Team): void => {
    const minutes = team.people.slice(0, course.visits.length).map((one, n) => ({ person: one.id, minutes: course.visits[n] ?? 0 })).filter((one) => one.minutes === 0)
    step(at(on_, CONFIRM), (of) => on.call(resident, api.confirm, { id: of, stars: 5, minutes }))
  }

  events.push({
    story, at: at(day, SUBMIT), run: async () => {
      const order = { org: community.id, service, window: window(day), premise: community.home, words: '演练' }
      const other = parts.orderer === undefined ? {} : { forOther: { name: resident.name, phone: resident.phone } }
      id = (await on.call(parts.orderer ?? resident, api.submit, { ...order, ...other })).id
    },
  })
  if (course.end === 'declined') step(at(day, ACCEPT), (of) => on.call(community.desk, api.decline, { id: of, ...REASON }))
  if (course.end === 'submitted' || course.end === 'declined') return { events, last: day }
  step(at(day, ACCEPT), (of) => on.call(community.desk, api.accept, { id: of }))
  if (course.end === 'open') return { events, last: day }

  let now = day
  for (let turn = 0; turn <= course.again; turn += 1) {
    const team = parts.teams[turn] ?? parts.teams[0]
    if (team === undefined) throw new Error('a claim needs a team')
    if (course.end === 'left' && turn === course.again) break
    visit(now, team, parts.applies && turn === 0)
    if (course.end === 'confirmed') {
      if (course.late && turn === 0) now += parts.silenceDays + 1
      confirm(now, team)
    }
    if (turn < course.again) {
      const next = now + 1
      step(at(now, NOT_SOLVED), (of) => on.call(resident, api.notSolved, { id: of, reason: '又坏了', window: window(next) }))
      now = next
    }
  }
  return { events, last: now }
}
