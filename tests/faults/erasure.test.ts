/** Fifty people of every kind leave. Whoever holds everything afterwards, an old backup too, reads nothing of them. */
import { generateSync } from 'otplib'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { phoneKey } from '#kernels/registry/people/index.ts'
import * as api from '#kernels/marketplace/requests/contract.ts'
import * as concerns from '#kernels/marketplace/concerns/contract.ts'
import * as ledger from '#kernels/ledger/contract.ts'
import * as mine from '#kernels/registry/my-data/contract.ts'
import * as signIn from '#kernels/registry/sign-in/contract.ts'
import { dumped, filesIn, keysIn, opened, sealedIn, storeFile } from './remains.ts'
import { overhear } from '../matrix/dry.ts'
import { testSecrets } from '../secrets.ts'
import { aWindow, community, world, type Someone, type World } from '../world.ts'

const LEAVE = 50
const STAY = 6

interface Human { who: Someone; order: string; canaries: string[] }

const word = (what: string, n: number): string => `${what}${n}${String((n * 7919 + 104729) % 1_000_003).padStart(7, '0')}`

let w: World
let ground: Awaited<ReturnType<typeof community>>
let log: string[]
let people: Human[]
let leavers: Human[]
let before: { sealed: Awaited<ReturnType<typeof sealedIn>>; keys: Awaited<ReturnType<typeof keysIn>>; minutes: string }

const codeFor = async (phone: string, id: string): Promise<string> => {
  const reply = await fetch(`${w.server.address}/dev/outbox.json?to=${encodeURIComponent(phone)}`)
  const { items } = (await reply.json()) as { items: { id: string; code: string }[] }
  return items.find((one) => one.id === id)?.code ?? ''
}

async function leave(who: Someone) {
  const { id } = await w.ok(who, mine.leaveCode, {})
  return w.ok(who, mine.confirm, { id, code: await codeFor(who.phone, id) })
}

/** Takes an order to where people leave it: waiting, declined, withdrawn, offered, or done. */
async function carryOn(n: number, human: Human, helper: Someone): Promise<void> {
  const { desk, teams: [team] } = ground
  if (team === undefined) throw new Error('no team')
  const at = { id: human.order as never }
  const reason = word('理由', n)
  const how = n % 5
  if (how === 1 || how === 2) human.canaries.push(reason)
  if (how === 1) await w.ok(desk, api.decline, { ...at, reason, next: reason })
  if (how === 2) await w.ok(human.who, api.withdraw, { ...at, reason })
  if (how >= 3) await w.ok(desk, api.accept, at)
  if (how < 4) return
  const helping = { ...helper, hat: 'me', purpose: 'visit' }
  await w.ok(team.leader, api.claim, { ...at, helpers: [helper.id] })
  await w.ok(desk, api.look, at)
  await w.ok(helping, api.begin, at)
  await w.ok(team.leader, api.finish, { ...at, visits: [{ person: helper.id, from: new Date(w.now.getTime() - 3_600_000).toISOString(), to: w.now.toISOString() }] })
  await w.ok(human.who, api.confirm, { ...at, stars: 5, minutes: [] })
}

/** Something was wrong at a visit: what is said of it lies with an officer. */
async function wrong(n: number, { who, order: id, canaries }: Human): Promise<void> {
  const words = word('不对', n)
  canaries.push(words)
  await w.ok(who, concerns.raise, { id: id as never, words })
}

async function order(n: number, who: Someone, photo: string | undefined) {
  const words = word('话', n)
  const whom = word('门上名', n)
  const number = `1530000${String(n).padStart(4, '0')}`
  const other = n % 7 === 6 ? { forOther: { name: whom, phone: number } } : {}
  const { id } = await w.ok(who, api.submit, { org: ground.place.id, service: 'haircut', window: aWindow(w.now, 1), premise: ground.door, words, ...other, ...(photo === undefined ? {} : { photo }) })
  return { id, canaries: [words, ...(n % 7 === 6 ? [whom, number] : []), ...(photo === undefined ? [] : [`photo of ${id}`])] }
}

async function make(n: number, photo: string): Promise<Human> {
  const name = word('人名', n)
  const who = await w.person({ name })
  const { id, canaries } = await order(n, who, n % 10 === 0 ? photo : undefined)
  if (n % 4 === 0) {
    const { secret } = await w.ok(who, signIn.enrol, {})
    const { token } = await w.ok(who, signIn.prove, { code: generateSync({ secret }) })
    who.token = token
    canaries.push(secret)
  }
  await w.ok(null, signIn.ask, { phone: who.phone })
  const phone = who.phone.slice(3)
  return { who, order: id, canaries: [name, phone, Buffer.from(phone).toString('hex'), phoneKey(testSecrets, who.phone).toString('hex'), ...canaries] }
}

/** Somebody who stays orders for somebody who leaves: name, phone and address of the latter lie under the former's key. */
async function orderedFor(stays: Someone, leaves: Human, n: number): Promise<void> {
  const name = word('代点名', n)
  await w.ok(stays, api.submit, { org: ground.place.id, service: 'errand', window: aWindow(w.now, 3), premise: ground.door, words: '', forOther: { name, phone: leaves.who.phone } })
  leaves.canaries.push(name)
}

/** A few at a time, in their order. */
async function inTurns<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const done: R[] = []
  for (let from = 0; from < all.length; from += 8) done.push(...(await Promise.all(all.slice(from, from + 8).map(work))))
  return done
}

beforeAll(async () => {
  process.env['LOG_LEVEL'] = 'trace'
  w = await world()
  log = overhear(w.server.app)
  ground = await community(w)
  const photo = (await sharp({ create: { width: 32, height: 32, channels: 3, background: '#1d39c4' } }).jpeg().toBuffer()).toString('base64')
  people = await inTurns(Array.from({ length: LEAVE + STAY }, (_, n) => n), (n) => make(n, photo))
  leavers = people.slice(0, LEAVE)
  const [team] = ground.teams
  // Those who go to the doors leave too.
  const helpers = leavers.slice(0, 5)
  for (const helper of helpers) if (team !== undefined) await w.office(helper.who, team, 'team.member')
  await w.to(aWindow(w.now, 1).from)
  for (const [n, human] of people.entries()) await carryOn(n, human, (helpers[(n + 1) % 5] ?? human).who)
  for (const [n, human] of people.entries()) if (n % 5 === 4) await wrong(n, human)
  for (const [n, human] of leavers.slice(0, 10).entries()) await orderedFor(people[LEAVE + (n % STAY)]?.who ?? ground.resident, human, n)
  const { rows } = await w.owner.query<{ sum: string }>('select sum(amount)::text as sum from posting')
  before = { sealed: await sealedIn(w), keys: await keysIn(w), minutes: rows[0]?.sum ?? '' }
  await inTurns(leavers, ({ who }) => leave(who))
}, 120_000)

afterAll(async () => w[Symbol.asyncDispose]())

const found = (texts: readonly string[], of: readonly Human[]): string[] => {
  const all = texts.join('\n')
  return of.flatMap(({ canaries }) => canaries).filter((canary) => all.includes(canary))
}

const everything = async (): Promise<string[]> => [await dumped(w), ...opened(w, await sealedIn(w), await keysIn(w)), ...filesIn(w).map((bytes) => bytes.toString('latin1'))]

test('before the days of grace are over everything can still be read by whoever holds the keys: the search sees', async () => {
  const texts = await everything()
  const missing = leavers.flatMap(({ canaries }) => canaries).filter((canary) => !texts.join('\n').includes(canary))
  // Neither the number as bytes nor the code's digest stands anywhere in the open.
  expect(missing.filter((canary) => !/^[0-9a-f]{22}$/.test(canary))).toEqual([])
})

test('afterwards nothing of them is readable: tables, index, files, what the keys open, other people’s copies, logs', async () => {
  const away = leavers.map(({ who }) => before.keys.get(who.id) ?? Buffer.alloc(0))
  const [kept] = people.slice(LEAVE)
  await w.to(new Date(w.now.getTime() + 7 * 86_400_000 + 60_000))
  expect(found(await everything(), leavers)).toEqual([])
  // The row is gone, its bytes are not yet: what the second step is for.
  expect(away.filter((wrapped) => wrapped.length > 0)).toHaveLength(LEAVE)
  const inStore = async () => {
    const file = await storeFile(w)
    return away.filter((wrapped) => file.includes(wrapped)).length
  }
  expect(await inStore()).toBeGreaterThan(0)
  await w.to(new Date(w.now.getTime() + 2 * 3_600_000))
  expect(await inStore()).toBe(0)
  const copies = await Promise.all(people.slice(LEAVE).flatMap(({ who }) => ['json', 'html'].map(async (as) =>
    (await fetch(`${w.server.address}/api/my/copy?as=${as}`, { headers: { authorization: `Bearer ${who.token}` } })).text())))
  expect(found(copies, leavers)).toEqual([])
  expect(copies.join('\n')).toContain(kept?.canaries[0] ?? 'nobody')
  const desk = await Promise.all(people.map(async ({ order: id }) => JSON.stringify((await w.call(ground.desk, api.show, { id: id as never })).body)))
  expect(found(desk, leavers)).toEqual([])
  expect(found(log, leavers)).toEqual([])
})

test('an old backup of the tables opens with no key that is left, and would with the keys of that day', () => {
  const sealed = before.sealed.filter(({ owner }) => owner !== null && leavers.some(({ who }) => who.id === owner))
  expect(sealed.length).toBeGreaterThan(2 * LEAVE)
  return keysIn(w).then((left) => {
    expect(opened(w, sealed, left)).toEqual([])
    // The control: the same deletion whose key step did nothing.
    expect(found(opened(w, sealed, before.keys), leavers).length).toBeGreaterThan(2 * LEAVE)
  })
})

test('the books stand as they stood, under a pseudonym; who stayed has everything', async () => {
  const { rows: [sum] } = await w.owner.query<{ sum: string }>('select sum(amount)::text as sum from posting')
  expect(sum?.sum).toBe(before.minutes)
  const { rows: names } = await w.owner.query<{ name: string; state: string }>('select distinct p.name, p.state from posting x join person p on p.id = x.person')
  expect(names.every(({ name, state }) => /^#[0-9A-F]{6}$/.test(name) && state === 'left')).toBe(true)
  for (const { who, order: id } of people.slice(LEAVE)) {
    expect((await w.ok(who, api.look, { id: id as never })).words).not.toBe('')
    await w.ok(who, ledger.show, {})
  }
})

test('whoever comes with the same number is a new person', async () => {
  const [first] = leavers
  if (first === undefined) throw new Error('nobody left')
  expect((await w.call(first.who, mine.show, {})).status).toBe(401)
  const { id } = await w.ok(null, signIn.ask, { phone: first.who.phone })
  const entered = await w.ok(null, signIn.enter, { id, code: await codeFor(first.who.phone, id) })
  expect(entered).toMatchObject({ fresh: true })
  expect(entered.person).not.toBe(first.who.id)
})
