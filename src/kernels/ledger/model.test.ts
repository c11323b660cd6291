/** The books against an oracle: thousands of commands, many at once, and three ways of breaking the books that it must notice. */
import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { world, type Place, type Someone, type World } from '#tests/world.ts'
import { Books } from './books.fixture.ts'
import { currencyEntries, earnEntries } from './capability.ts'
import * as api from './contract.ts'
import { coinsOf, explain, minutesOf, nothing, PAYS, type Ask, type Ended, type Kind, type Outcome, type State } from './oracle.fixture.ts'
import type * as queries from './queries.ts'

const broken = vi.hoisted(() => ({ lock: false }))
vi.mock('./queries.ts', async (original) => {
  const real = await original<typeof queries>()
  return {
    ...real,
    lockHolders: (...given: Parameters<typeof real.lockHolders>) => (broken.lock ? Promise.resolve() : real.lockHolders(...given)),
    // A busy machine: between reading a balance and acting on it, time passes.
    balances: async (...given: Parameters<typeof real.balances>) => {
      const rows = await real.balances(...given)
      await setTimeout(4)
      return rows
    },
  }
})

const PEOPLE = 3
const kinds = ['minutes', 'earn', 'reverse', 'spend', 'repeat'] as const

/** What fast-check draws: it is read against what stands when its turn comes. */
const Drawn = fc.record({
  kind: fc.oneof(...kinds.map((kind, at) => ({ weight: [3, 6, 5, 6, 3][at] ?? 1, arbitrary: fc.constant(kind) }))),
  pick: fc.nat(), desk: fc.nat(PAYS.length - 1), person: fc.nat(PEOPLE - 1), amount: fc.integer({ min: 1, max: 8 }),
  shares: fc.array(fc.record({ person: fc.nat(PEOPLE - 1), minutes: fc.integer({ min: 0, max: 260 }) }), { minLength: 1, maxLength: 3 }),
  excluded: fc.array(fc.nat(PEOPLE - 1), { maxLength: 1 }),
})
type Drawn = typeof Drawn extends fc.Arbitrary<infer T> ? T : never

/** Mostly one at a time, every fourth time some at once. */
const some = (least: number, most: number) => fc.array(Drawn, { minLength: least, maxLength: most })
const Turn = fc.oneof({ weight: 3, arbitrary: some(1, 1) }, { weight: 1, arbitrary: some(4, 5) })
const turns = (count: number) => fc.array(Turn, { minLength: count, maxLength: count })

interface Scene { w: World; books: Books; desks: readonly Place[]; units: readonly `points:${string}`[]; team: Place }

async function scene(w: World, books: Books): Promise<Scene> {
  const team = await w.org({ kind: 'team', name: '晨光义剪队' })
  const desks: Place[] = []
  for (const give of PAYS) {
    const county = await w.org({ kind: 'county' })
    await w.set(county, 'ledger.currency', currencyEntries('coin', { zh: '益币', en: 'coins' }))
    await w.set(county, 'ledger.earn', earnEntries('reward', { on: 'service.done', per: 'hour', give, currency: 'coin' }))
    desks.push(county)
  }
  return { w, books, team, desks, units: desks.map((desk) => `points:${desk.id}/coin` as const) }
}

const one = <T>(items: readonly T[], drawn: Drawn): T | undefined => items[drawn.pick % Math.max(1, items.length)]

/** Some people whose books nobody else touches, and how often each kind was accepted there. */
class Play {
  readonly #at: Scene
  readonly #people: readonly Someone[]
  #state: State = nothing
  readonly #asked: Ask[] = []
  readonly #confirmed = new Set<string>()
  readonly #open = new Set<string>()
  readonly accepted = new Map<Kind | 'at once', number>()

  constructor(at: Scene, people: readonly Someone[]) {
    this.#at = at
    this.#people = people
  }

  /** A record that nobody in this turn is busy with. */
  #free(records: ReadonlySet<string>, drawn: Drawn, batch: readonly Ask[]): string | undefined {
    const taken = new Set(batch.flatMap((ask) => ('record' in ask ? [ask.record] : [])))
    return one([...records].filter((record) => !taken.has(record)), drawn)
  }

  #spend(drawn: Drawn): Ask {
    // Often all that is there, so that what is given is gone when it is to be taken back.
    const all = this.#state.balances.get(coinsOf(drawn.person, drawn.desk)) ?? 0
    return { kind: 'spend', id: randomUUID(), person: drawn.person, desk: drawn.desk, amount: drawn.amount > 4 && all > 0 ? all : drawn.amount }
  }

  #work(drawn: Drawn, batch: readonly Ask[]): Ask {
    const record = (drawn.pick % 2 === 0 ? this.#free(this.#open, drawn, batch) : undefined) ?? randomUUID()
    const kind = drawn.kind === 'minutes' ? 'minutes' : 'earn'
    return { kind, id: randomUUID(), record, desk: drawn.desk, shares: drawn.shares, excluded: drawn.excluded }
  }

  /** What is asked. Where there is nothing yet to turn round or to repeat, work is confirmed. */
  #read(drawn: Drawn, batch: readonly Ask[]): Ask {
    if (drawn.kind === 'spend') return this.#spend(drawn)
    const record = drawn.kind === 'reverse' ? this.#free(this.#confirmed, drawn, batch) : undefined
    if (record !== undefined) return { kind: 'reverse', id: randomUUID(), record }
    const first = batch.filter((ask) => ask.kind !== 'repeat')
    const of = drawn.kind === 'repeat' ? one(first.length > 0 ? first : this.#asked, drawn) : undefined
    return of === undefined ? this.#work(drawn, batch) : { kind: 'repeat', id: of.id, of }
  }

  async #send(ask: Exclude<Ask, { kind: 'repeat' }>): Promise<unknown> {
    const { books, desks, units, team } = this.#at
    const asked = { command: ask.id, content: JSON.stringify(ask) }
    if (ask.kind === 'reverse') return books.reopen(asked, ask.record)
    const site = { team, desk: desks[ask.desk] ?? team }
    const person = (at: number) => this.#people[at]?.id ?? ''
    if (ask.kind === 'spend') return books.spend(asked, { person: person(ask.person), unit: units[ask.desk] ?? 'points:none', amount: BigInt(ask.amount), site })
    const shares = ask.shares.map((share) => ({ ...share, person: person(share.person) }))
    const work = { record: ask.record, shares, site: { ...site, excluded: ask.excluded.map(person) } }
    return books.confirm(asked, ask.kind === 'earn' ? { ...work, service: 'haircut' } : work)
  }

  async #outcome(ask: Ask): Promise<Outcome> {
    try {
      const said = await this.#send(ask.kind === 'repeat' ? ask.of as Exclude<Ask, { kind: 'repeat' }> : ask)
      return JSON.stringify(said, Object.keys(Object(said)).toSorted())
    } catch (error) {
      const { constraint, message } = error as { constraint?: string; message: string }
      return constraint === 'account_no_overdraft' && ask.kind !== 'reverse' ? 'refused' : `fault: ${message}`
    }
  }

  async #balances(): Promise<Map<string, number>> {
    const rows = await this.#at.books.balances(this.#people.map((person) => person.id))
    return new Map(rows.map(({ person, unit, balance }) => {
      const who = this.#people.findIndex((one) => one.id === person)
      return [unit === 'minutes' ? minutesOf(who) : coinsOf(who, this.#at.units.findIndex((one) => one === unit)), balance]
    }))
  }

  #count({ ask, outcome }: Ended[number], atOnce: boolean): void {
    if (outcome === 'refused') return
    for (const key of [ask.kind, ...(atOnce ? (['at once'] as const) : [])]) this.accepted.set(key, (this.accepted.get(key) ?? 0) + 1)
    if (ask.kind !== 'repeat') this.#asked.push(ask)
    if (!('record' in ask)) return
    const [to, from] = ask.kind === 'reverse' ? [this.#open, this.#confirmed] : [this.#confirmed, this.#open]
    from.delete(ask.record)
    to.add(ask.record)
  }

  /** Sends what was drawn, at once where it is several, and finds an order that explains what happened. */
  async turn(drawn: readonly Drawn[]): Promise<void> {
    const batch: Ask[] = []
    for (const one of drawn) batch.push(this.#read(one, batch))
    const outcomes = await Promise.all(batch.map((ask) => this.#outcome(ask)))
    const ended = batch.map((ask, n) => ({ ask, outcome: outcomes[n] ?? '' }))
    const next = explain(this.#state, ended, await this.#balances())
    if (next === undefined) throw new Error(`no order explains ${JSON.stringify(ended)}`)
    this.#state = next
    for (const one of ended) this.#count(one, ended.length > 1)
  }

  /** At the end: what was posted adds up to what stands, and each passbook shows it. */
  async close(): Promise<void> {
    const { w, books, units } = this.#at
    expect(await books.unbalanced(this.#people.map((person) => person.id))).toBe(0)
    for (const [at, person] of this.#people.entries()) {
      const book = await w.ok(person, api.show, {})
      expect(Number(book.credit.amount)).toBe(this.#state.balances.get(minutesOf(at)) ?? 0)
      for (const [desk, unit] of units.entries()) {
        const held = book.currencies.find((one) => one.book === unit)?.balance.amount ?? '0'
        expect(Number(held)).toBe(this.#state.balances.get(coinsOf(at, desk)) ?? 0)
      }
    }
  }
}

async function play(at: Scene, drawn: readonly (readonly Drawn[])[]): Promise<Play> {
  const people: Someone[] = []
  for (let n = 0; n < PEOPLE; n += 1) people.push(await at.w.person())
  const one = new Play(at, people)
  for (const turn of drawn) await one.turn(turn)
  await one.close()
  return one
}

const ROUNDS = 5
/** Groups of people who act at the same time, so that they meet in what they share: desks, issuers, the journal. */
const GROUPS = 3
const TURNS = 240

test('the books do what the oracle says, through five thousand accepted commands of which a fifth run at once', async () => {
  await using w = await world()
  await using books = await Books.open(w, 10)
  const at = await scene(w, books)
  const sums = new Map<string, number>()
  const property = fc.asyncProperty(fc.array(turns(TURNS), { minLength: GROUPS, maxLength: GROUPS }), async (groups) => {
    const played = await Promise.all(groups.map((drawn) => play(at, drawn)))
    for (const one of played) for (const [key, count] of one.accepted) sums.set(key, (sums.get(key) ?? 0) + count)
  })
  await fc.assert(property, { numRuns: ROUNDS, endOnFailure: true })
  const all = kinds.reduce((sum, kind) => sum + (sums.get(kind) ?? 0), 0)
  expect(all).toBeGreaterThanOrEqual(5000)
  for (const kind of kinds) expect(sums.get(kind) ?? 0, kind).toBeGreaterThanOrEqual(all * 0.05)
  expect(sums.get('at once') ?? 0).toBeGreaterThanOrEqual(all * 0.2)
}, 300_000)

/** Plays on broken books until the oracle notices; answers what it said. */
async function noticed(w: World): Promise<string> {
  await using books = await Books.open(w)
  const at = await scene(w, books)
  const property = fc.asyncProperty(turns(200), async (drawn) => void (await play(at, drawn)))
  const run = await fc.check(property, { numRuns: 5, endOnFailure: true })
  return run.failed ? String(run.errorInstance) : 'nothing was noticed'
}

test('without the overdraft check the oracle notices', async () => {
  await using w = await world()
  await w.owner.query('alter table account drop constraint account_no_overdraft')
  expect(await noticed(w)).toMatch(/no order explains .*"spend"/)
})

test('without the idempotency check the oracle notices', async () => {
  await using w = await world()
  await w.owner.query('alter table command drop constraint command_pkey')
  expect(await noticed(w)).toMatch(/no order explains .*"repeat"/)
})

test('without the lock on the holders the oracle notices', async () => {
  await using w = await world()
  broken.lock = true
  try {
    expect(await noticed(w)).toMatch(/no order explains/)
  } finally {
    broken.lock = false
  }
})
