/** One request of the demo as it happens: who does what at which time. What comes when is in `story.ts`. */
import { addDays, dayOf } from '#platform/calendar.ts'
import { after, MINUTE } from '#platform/clock.ts'
import { z } from 'zod'
import { id, type Id } from '#platform/contract.ts'
import * as concerns from '#kernels/marketplace/concerns/contract.ts'
import { apply } from '#kernels/marketplace/requests/apply/contract.ts'
import * as api from '#kernels/marketplace/requests/contract.ts'
import type { Chance } from './chance.ts'
import type { Crew } from './county.ts'
import { at as timeAt } from './hours.ts'
import { helpersOf, said, type Plan, type Window } from './plan.ts'
import { DECLINES, EDITS, NOT_SOLVED, RELEASES, UNSERVED, WITHDRAWALS } from './sayings.ts'
import { SaidNo, type Someone, type Stage } from './stage.ts'
import type { Event } from './timeline.ts'

/** So many teams apply where the service says so. */
const APPLICANTS = 3

const Made = z.object({ id: id('request') })
const Said = z.object({ id: id('concern') })

/** What happens to one request: each step is added with its time, and runs on what the steps before have left. */
export class Life {
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
      if (this.#crew !== undefined && helper !== undefined) await this.#begin(id, helper)
    })
    const from = this.#time
    const to = after(from, this.#plan.minutes * MINUTE)
    this.#step(after(to, this.#chance.between(1, 12) * MINUTE), async (id) => {
      if (this.#crew === undefined) return
      const visits = this.#helpers.map((helper) => ({ person: helper.id, from: from.toISOString(), to: to.toISOString() }))
      await this.#stage.act(this.#crew.leader, api.finish, { id, visits })
    })
  }

  /** Whose visits are paused does not go: the clock takes the claim back. */
  async #begin(id: Id<'request'>, helper: Someone): Promise<void> {
    try {
      await this.#stage.act({ ...helper, hat: 'me' }, api.begin, { id })
    } catch (error) {
      if (!(error instanceof SaidNo) || error.status !== 409) throw error
      this.#crew = undefined
    }
  }

  /** Whoever was visited says that something was wrong; the desk looks into it the next morning, if it has come that far. */
  wrong({ words, found }: NonNullable<Plan['wrong']>): void {
    const said: { id?: Id<'concern'> } = {}
    this.#step(after(this.now, 8 * MINUTE), async (id) => {
      if (this.#crew !== undefined) Object.assign(said, Said.parse(await this.#stage.act(this.#resident, concerns.raise, { id, words })))
    })
    if (found === undefined) return
    const { desk } = this.#plan.resident.community
    this.#step(timeAt(addDays(dayOf(this.now), 1), 9.5), async () => {
      if (said.id === undefined) return
      await this.#stage.act(desk, concerns.look, { id: said.id })
      await this.#stage.act(desk, concerns.lift, { id: said.id, words: found })
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
