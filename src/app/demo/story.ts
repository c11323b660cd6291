/** One request of the demo, from order to its end: who does what at which time. What lies after the end of the season is left open. */
import { after, DAY, HOUR, MINUTE } from '#platform/clock.ts'
import { z } from 'zod'
import { id, type Id } from '#platform/contract.ts'
import { apply } from '#kernels/marketplace/requests/apply/contract.ts'
import * as api from '#kernels/marketplace/requests/contract.ts'
import type { Chance } from './chance.ts'
import type { Crew } from './county.ts'
import { answered, noticed, spoken, within } from './hours.ts'
import { DECLINES, EDITS, NOT_SOLVED, RELEASES, UNSERVED, WITHDRAWALS } from './sayings.ts'
import { helpersOf, later, said, type Fate, type Plan } from './plan.ts'
import { SaidNo, type Someone, type Stage } from './stage.ts'
import type { Event } from './timeline.ts'

/** Services for which teams apply, as the practice has it; so many do. */
const APPLIED = ['escort']
const APPLICANTS = 3
/** By then applications are closed, however many events the demo lets happen at one time. */
const CLOSED = 40 * MINUTE

type Window = Plan['window']
const Made = z.object({ id: id('request') })

/** What happens to one request: each step is added with its time, and runs on what the steps before have left. */
class Life {
  readonly events: Event[] = []
  readonly #stage: Stage
  readonly #chance: Chance
  readonly #plan: Plan
  #time: Date
  #id: Id<'request'> | undefined
  #crew: Crew | undefined
  #helpers: Someone[] = []
  /** Teams that applied, with whom they would send. */
  readonly #applied: { crew: Crew; helpers: Someone[] }[] = []

  constructor(stage: Stage, chance: Chance, plan: Plan) {
    this.#stage = stage
    this.#chance = chance
    this.#plan = plan
    this.#time = plan.submitted
  }

  get now(): Date {
    return this.#time
  }

  get #resident(): Someone {
    return this.#plan.resident.who
  }

  get #confirmer(): Someone {
    const { forOther } = this.#plan
    return forOther?.account ?? this.#resident
  }

  #step(at: Date, run: (id: Id<'request'>) => Promise<unknown>): void {
    // Nobody does the next thing before the one before it is done.
    this.#time = at > this.#time ? at : after(this.#time, MINUTE)
    this.events.push({ story: this, at: this.#time, run: () => (this.#id === undefined ? Promise.resolve() : run(this.#id)) })
  }

  submit(): void {
    const { resident, service, words, window, forOther, submitted } = this.#plan
    this.events.push({
      story: this,
      at: submitted,
      run: async () => {
        const other = forOther === undefined ? {} : { forOther: { name: forOther.name, phone: forOther.phone } }
        const made = await this.#stage.act(this.#resident, api.submit, {
          org: resident.community.id, service, words, premise: resident.home, window: said(window), ...other,
        })
        this.#id = Made.parse(made).id
      },
    })
  }

  /** The desk accepts; where teams apply, some do at once, and the clock decides. */
  accept(at: Date, applying: boolean): void {
    this.#step(at, async (id) => {
      await this.#stage.act(this.#plan.resident.community.desk, api.accept, { id })
      for (const crew of applying ? this.#plan.crews : []) if (this.#applied.length < APPLICANTS) await this.#tryApply(id, crew)
    })
  }

  async #tryApply(id: Id<'request'>, crew: Crew): Promise<void> {
    const helpers = helpersOf(crew, 0, false)
    if (await this.#allowed(crew, apply, { id, helpers: helpers.map((helper) => helper.id) })) this.#applied.push({ crew, helpers })
  }

  desk(at: Date, act: 'decline' | 'unserved' | 'edit', window?: Window): void {
    const { pick } = this.#chance
    const { desk } = this.#plan.resident.community
    const [no, sorry, put] = [pick(DECLINES), pick(UNSERVED), pick(EDITS)]
    this.#step(at, (id) => {
      if (act === 'decline') return this.#stage.act(desk, api.decline, { id, ...no })
      if (act === 'unserved') return this.#stage.act(desk, api.unserved, { id, ...sorry })
      return this.#stage.act(desk, api.edit, { id, note: put, ...(window === undefined ? {} : { window: said(window) }) })
    })
  }

  withdraw(at: Date): void {
    const reason = this.#chance.pick(WITHDRAWALS)
    this.#step(at, (id) => this.#stage.act(this.#resident, api.withdraw, { id, reason }))
  }

  /** The first of these teams that is offered it and has room takes it. */
  claim(at: Date, crews: readonly Crew[] = this.#plan.crews): void {
    const [both, first] = [this.#chance.maybe(0.25), this.#chance.next()]
    this.#step(at, async (id) => {
      if (await this.#chosen(id)) return
      for (const crew of crews) {
        const helpers = helpersOf(crew, first, both)
        const won = await this.#tryClaim(id, crew, helpers)
        if (won) return
      }
    })
  }

  /** Whether a team that applied has it by now. */
  async #chosen(id: Id<'request'>): Promise<boolean> {
    if (this.#applied.length === 0) return false
    const { team } = await this.#stage.call(this.#resident, api.show, { id })
    const won = this.#applied.splice(0).find(({ crew }) => crew.id === team?.id)
    if (won === undefined) return false
    this.#crew = won.crew
    this.#helpers = won.helpers
    return true
  }

  async #tryClaim(id: Id<'request'>, crew: Crew, helpers: Someone[]): Promise<boolean> {
    if (!(await this.#allowed(crew, api.claim, { id, helpers: helpers.map((helper) => helper.id) }))) return false
    this.#crew = crew
    this.#helpers = helpers
    return true
  }

  async #allowed(crew: Crew, asked: typeof api.claim | typeof apply, input: { id: Id<'request'>; helpers: Id<'person'>[] }): Promise<boolean> {
    try {
      await this.#stage.act(crew.leader, asked, input)
      return true
    } catch (error) {
      // Too far away, or too much at hand: the next team looks.
      if (error instanceof SaidNo && error.status < 500) return false
      throw error
    }
  }

  release(at: Date): void {
    const reason = this.#chance.pick(RELEASES)
    this.#step(at, async (id) => {
      if (this.#crew !== undefined) await this.#stage.act(this.#crew.leader, api.release, { id, reason })
      this.#crew = undefined
    })
  }

  /** The clock takes a claim back at which nobody began. */
  lapse(at: Date): void {
    this.#step(at, () => Promise.resolve((this.#crew = undefined)))
  }

  /** The visit: begun at the door, named by the leader afterwards. */
  visit(begins: Date): void {
    this.#step(begins, async (id) => {
      const [helper] = this.#helpers
      if (this.#crew !== undefined && helper !== undefined) await this.#stage.act({ ...helper, hat: 'me' }, api.begin, { id })
    })
    const from = this.#time
    const to = after(from, this.#plan.minutes * MINUTE)
    this.#step(after(to, this.#chance.between(1, 12) * MINUTE), async (id) => {
      if (this.#crew === undefined) return
      const visits = this.#helpers.map((helper) => ({ person: helper.id, from: from.toISOString(), to: to.toISOString() }))
      await this.#stage.act(this.#crew.leader, api.finish, { id, visits })
    })
  }

  confirm(at: Date, lowered = false): void {
    const minutes = Math.max(10, this.#plan.minutes - 20)
    this.#step(at, async (id) => {
      const [helper] = this.#helpers
      if (this.#crew === undefined || helper === undefined) return
      await this.#stage.act(this.#confirmer, api.confirm, {
        id, stars: this.#plan.stars, minutes: lowered && minutes < this.#plan.minutes ? [{ person: helper.id, minutes }] : [],
      })
    })
  }

  notSolved(at: Date, window: Window): void {
    const reason = this.#chance.pick(NOT_SOLVED)
    this.#step(at, async (id) => {
      if (this.#crew !== undefined) await this.#stage.act(this.#confirmer, api.notSolved, { id, reason, window: said(window) })
    })
  }

  /** The team that knows it comes again. */
  again(at: Date): void {
    this.#step(at, async (id) => {
      if (this.#crew !== undefined) await this.#tryClaim(id, this.#crew, this.#helpers)
    })
  }
}

/** Ends which no desk opened to teams. */
const unopened: readonly Fate[] = ['ignored', 'declined', 'withdrawn']

/** Ends before a team has it. Returns whether it is over. */
function beforeTeam(life: Life, plan: Plan, chance: Chance): boolean {
  const answer = answered(plan.submitted, chance)
  if (plan.fate === 'declined') life.desk(answer, 'decline')
  if (plan.fate === 'withdrawn') life.withdraw(after(plan.submitted, chance.between(3, 50) * MINUTE))
  if (unopened.includes(plan.fate)) return true
  if (plan.fate === 'edited') life.desk(answer, 'edit', later(plan.window, 1))
  life.accept(answer, APPLIED.includes(plan.service) && !['unserved', 'waiting'].includes(plan.fate))
  if (plan.fate === 'unserved') life.desk(within(after(plan.window.from, -16 * HOUR), 8.5, 17.5, chance), 'unserved')
  return plan.fate === 'unserved' || plan.fate === 'waiting'
}

/** Until the visit: returns the window in which it takes place; undefined where it does not. */
function toTheDoor(life: Life, plan: Plan, chance: Chance): Window | undefined {
  const window = plan.fate === 'edited' ? later(plan.window, 1) : plan.window
  life.claim(noticed(APPLIED.includes(plan.service) ? after(life.now, CLOSED) : life.now, chance))
  if (plan.fate === 'withdrawn-late') life.withdraw(after(life.now, chance.between(20, 300) * MINUTE))
  if (plan.fate === 'withdrawn-late') return undefined
  if (plan.fate === 'released') {
    life.release(after(life.now, chance.between(15, 90) * MINUTE))
    life.claim(noticed(life.now, chance), plan.crews.toReversed())
  }
  if (plan.fate !== 'lapsed') return window
  life.lapse(after(window.to, 121 * MINUTE))
  life.claim(within(after(life.now, 30 * MINUTE), 7.5, 21, chance), plan.crews.toReversed())
  return later(window, 1)
}

/** The events of one request, in order. */
export function storyOf(stage: Stage, chance: Chance, plan: Plan): Event[] {
  const life = new Life(stage, chance, plan)
  life.submit()
  if (beforeTeam(life, plan, chance)) return life.events
  const window = toTheDoor(life, plan, chance)
  if (window === undefined) return life.events
  life.visit(plan.begins ?? after(window.from, chance.between(0, 14) * MINUTE))
  if (plan.fate === 'silent') return life.events
  if (plan.fate === 'unsolved') {
    life.notSolved(spoken(life.now, chance), later(window, 4))
    life.again(noticed(life.now, chance))
    life.visit(after(later(window, 4).from, chance.between(0, 10) * MINUTE))
  }
  life.confirm(plan.fate === 'late' ? within(after(life.now, chance.between(8, 16) * DAY), 9, 20, chance) : spoken(life.now, chance), plan.fate === 'lowered')
  return life.events
}
