import { expect, test } from 'vitest'
import { z } from 'zod'
import { generate } from 'otplib'
import { world, type Someone, type World } from '#tests/world.ts'
import { makePerson } from '#kernels/registry/people/index.ts'
import * as api from './contract.ts'

const Outbox = z.object({ items: z.array(z.object({ id: z.string(), to: z.string(), code: z.string() })), totp: z.string().nullable() })
const outbox = async (w: World, to: string) =>
  Outbox.parse(await (await fetch(`${w.server.address}/dev/outbox.json?to=${encodeURIComponent(to)}`)).json())

const PHONE = '154 0000 0001'
const E164 = '+8615400000001'

/** Asks for a code and reads it in the outbox. */
async function asked(w: World, phone = PHONE) {
  const { id } = await w.ok(null, api.ask, { phone })
  const { items } = await outbox(w, phone)
  return { id, code: items.find((item) => item.id === id)?.code ?? '' }
}

const other = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

const bearer = (token: string): Someone => ({ id: z.uuid().brand<'person'>().parse(crypto.randomUUID()), name: '', phone: '', token, hat: 'me' })

async function signedIn(w: World, phone = PHONE) {
  const entered = await w.ok(null, api.enter, await asked(w, phone))
  return { ...bearer(entered.token), id: entered.person, phone }
}

async function withFactor(w: World, who: Someone) {
  const { secret } = await w.ok(who, api.enrol, {})
  const { token } = await w.ok(who, api.prove, { code: await generate({ secret }) })
  return { who: { ...who, token }, secret }
}

test('a code signs in: who was unknown has an account, and the second time it is the same one', async () => {
  await using w = await world()
  const first = await w.ok(null, api.enter, await asked(w))
  expect(first).toMatchObject({ fresh: true, strong: false })
  const { me } = await w.ok(bearer(first.token), api.me, {})
  expect(me).toMatchObject({ id: first.person, name: '', phone: '154 **** 0001', adult: null, factor: 'none', offices: [], unseen: 0 })
  const again = await w.ok(null, api.enter, await asked(w, '+86 154-0000-0001'))
  expect(again).toMatchObject({ fresh: false, person: first.person })
  expect(again.token).not.toBe(first.token)
})

test('looking round needs no account', async () => {
  await using w = await world()
  expect(await w.ok(null, api.me, {})).toEqual({ me: null })
  expect((await w.call(null, api.sessions, {})).status).toBe(401)
})

test('only mobiles of +86', async () => {
  await using w = await world()
  for (const phone of ['12345', '+852 5123 4567', '+1 415 555 2671', '0571 8765 4321', '', 'x'.repeat(41), '１５４ ００００', '138001380000']) {
    const reply = await w.call(null, api.ask, { phone })
    expect(reply.status, phone).toBe(400)
  }
  for (const phone of ['138 0013 8000', '+8619912345678', '1540000 0002', '１５４００００００３３']) await w.ok(null, api.ask, { phone })
})

test('a wrong code is counted, the sixth try is dead even when it is right', async () => {
  await using w = await world()
  const { id, code } = await asked(w)
  for (const left of [4, 3, 2, 1, 0]) {
    const reply = await w.call(null, api.enter, { id, code: other(code) })
    expect(reply).toMatchObject({ status: 409, code: 'sign-in.code-wrong', facts: { left } })
  }
  expect(await w.call(null, api.enter, { id, code })).toMatchObject({ status: 409, code: 'sign-in.code-over' })
})

test('a code is good once, for its own request, for ten minutes', async () => {
  await using w = await world()
  const a = await asked(w)
  const b = await asked(w, '154 0000 0002')
  expect(await w.call(null, api.enter, { id: b.id, code: a.code })).toMatchObject(a.code === b.code ? { status: 200 } : { status: 409, code: 'sign-in.code-wrong' })
  await w.ok(null, api.enter, a)
  expect(await w.call(null, api.enter, a)).toMatchObject({ status: 409, code: 'sign-in.code-over' })
  const c = await asked(w)
  await w.owner.query(`update sign_in_code set until = now() where id = $1`, [c.id])
  expect(await w.call(null, api.enter, c)).toMatchObject({ status: 409, code: 'sign-in.code-over' })
  expect(await w.call(null, api.enter, { id: crypto.randomUUID(), code: '123456' })).toMatchObject({ status: 409, code: 'sign-in.code-over' })
})

test('a code is taken by one of many at once', async () => {
  await using w = await world()
  const code = await asked(w)
  const replies = await Promise.all(Array.from({ length: 6 }, () => w.call(null, api.enter, code)))
  expect(replies.filter((reply) => reply.status === 200)).toHaveLength(1)
})

test('a lost answer is given again by the same command, with the same token', async () => {
  await using w = await world()
  const code = await asked(w)
  const id = crypto.randomUUID()
  const first = await w.ok(null, api.enter, code, { id })
  expect(await w.ok(null, api.enter, code, { id })).toEqual(first)
  expect((await w.ok(bearer(first.token), api.sessions, {})).items).toHaveLength(1)
  const wrong = { id: code.id, code: other(code.code) }
  expect(await w.call(null, api.enter, wrong, { id })).toMatchObject({ status: 409, code: 'command.other' })
})

test('known and unknown numbers get the same answer', async () => {
  await using w = await world()
  await w.atDoor((cx) => makePerson(cx, { phone: PHONE, name: '周敏' }))
  const shape = ({ again }: { again: number }) => ({ again })
  const known = await w.call(null, api.ask, { phone: PHONE })
  const unknown = await w.call(null, api.ask, { phone: '154 0000 0009' })
  expect(known.status).toBe(unknown.status)
  expect(Object.keys(known.body)).toEqual(Object.keys(unknown.body))
  expect(shape(known.body)).toEqual(shape(unknown.body))
})

test('one number is asked for a few codes only, and its limit does not touch others', async () => {
  await using w = await world()
  for (let n = 0; n < 5; n += 1) await w.ok(null, api.ask, { phone: PHONE })
  expect(await w.call(null, api.ask, { phone: PHONE })).toMatchObject({ status: 429, code: 'sign-in.too-often', facts: { minutes: 10 } })
  const elsewhere = await w.another()
  expect(await w.call(null, api.ask, { phone: PHONE }, { at: elsewhere })).toMatchObject({ status: 429 })
  await w.ok(null, api.ask, { phone: '154 0000 0002' })
})

test('staff wear an office only with the second factor, and each login or step-up has a token of its own', async () => {
  await using w = await world()
  const place = await w.org()
  const plain = await signedIn(w)
  const desk = await w.office(plain, place, 'staff')
  expect(await w.call(desk, api.me, {})).toMatchObject({ status: 401, code: 'sign-in.second-factor' })
  const { who, secret } = await withFactor(w, plain)
  expect((await w.call(plain, api.sessions, {})).status).toBe(401)
  const { me } = await w.ok(who, api.me, {}, { hat: desk.hat })
  expect(me).toMatchObject({ strong: true, factor: 'on', offices: [{ hat: desk.hat, role: 'staff', org: { id: place.id } }] })
  // The code that proved the factor is used up; the outbox offers the next one.
  expect(await w.call(who, api.strengthen, { code: await generate({ secret }) })).toMatchObject({ status: 409, code: 'sign-in.factor-wrong' })
  const { totp } = await outbox(w, PHONE)
  const { token } = await w.ok(who, api.strengthen, { code: totp ?? '' })
  expect(token).not.toBe(who.token)
  expect((await w.call(who, api.sessions, {})).status).toBe(401)
  expect((await w.call(bearer(token), api.me, {}, { hat: desk.hat })).status).toBe(200)
})

test('the second factor cannot be guessed, nor begun anew once it is on', async () => {
  await using w = await world()
  const { who, secret } = await withFactor(w, await signedIn(w))
  expect(await w.call(who, api.enrol, {})).toMatchObject({ status: 409, code: 'sign-in.factor-on' })
  const wrong = other(await generate({ secret }))
  for (let n = 0; n < 10; n += 1) expect((await w.call(who, api.strengthen, { code: wrong })).code).toBe('sign-in.factor-wrong')
  expect(await w.call(who, api.strengthen, { code: wrong })).toMatchObject({ status: 429, code: 'sign-in.too-often' })
})

test('the outbox tells the second factor of the demo range alone', async () => {
  await using w = await world()
  const someone = await w.person()
  await withFactor(w, someone)
  expect((await outbox(w, someone.phone)).totp).toBeNull()
})

test('a hat must be one’s own, in its term, and of its kind', async () => {
  await using w = await world()
  const place = await w.org()
  const team = await w.team({ under: place, members: 1 })
  const desk = await w.staff(place)
  const stranger = await w.person()
  const none = { status: 403, code: 'may.no-office' }
  const wears = (who: Someone, hat: string) => w.call(who, api.me, {}, { hat })
  expect(await wears(stranger, desk.hat)).toMatchObject(none)
  expect(await wears(desk, desk.hat.replace('tree', 'team'))).toMatchObject(none)
  expect(await wears(team.leader, team.leader.hat.replace('team', 'tree'))).toMatchObject(none)
  for (const hat of ['flow', 'door', 'tree:', 'tree:x', `flow:${crypto.randomUUID()}`]) expect(await wears(desk, hat), hat).toMatchObject(none)
  const [member] = team.members
  const asMember = await w.office(member ?? stranger, team, 'team.member')
  expect(await wears(asMember, asMember.hat)).toMatchObject(none)
  const over = await w.office(desk, place, 'staff', { from: '2026-01-01', until: '2026-09-07' })
  expect(await wears(over, over.hat)).toMatchObject(none)
  const later = await w.office(desk, place, 'staff', { from: '2026-09-08' })
  expect(await wears(later, later.hat)).toMatchObject(none)
  expect((await wears(desk, desk.hat)).status).toBe(200)
})

test('sessions can be seen and ended one by one', async () => {
  await using w = await world()
  const here = await signedIn(w)
  const there = await signedIn(w)
  const { items } = await w.ok(here, api.sessions, {})
  expect(items.map((item) => item.here).toSorted()).toEqual([false, true])
  const foreign = await w.person()
  const other = items.find((item) => !item.here)
  expect((await w.call(foreign, api.end, { session: other?.id ?? '' })).status).toBe(404)
  await w.ok(here, api.end, { session: other?.id ?? '' })
  expect((await w.call(there, api.sessions, {})).status).toBe(401)
  await w.ok(here, api.leave, {})
  expect((await w.call(here, api.sessions, {})).status).toBe(401)
})

test('a browser gets its session as a cookie that no script reads', async () => {
  await using w = await world()
  const code = await asked(w)
  const reply = await fetch(`${w.server.address}/api/sign-in/sessions`, {
    method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }, body: JSON.stringify(code),
  })
  const cookie = reply.headers.get('set-cookie') ?? ''
  expect(cookie).toMatch(/^qq_session=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/)
  const me = await fetch(`${w.server.address}/api/me`, { headers: { cookie: cookie.split(';')[0] ?? '' } })
  expect(await me.json()).toMatchObject({ me: { phone: '154 **** 0001' } })
})

test('demo people sign in with one click, others do not', async () => {
  await using w = await world()
  await w.atDoor((cx) => makePerson(cx, { phone: PHONE, name: '周敏' }))
  const someone = await w.person()
  const click = (phone: string) => fetch(`${w.server.address}/dev/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ phone }) })
  const reply = await click(E164)
  expect(reply.headers.get('set-cookie')).toContain('HttpOnly')
  expect(await reply.json()).toMatchObject({ strong: true })
  expect((await click(someone.phone)).status).toBe(404)
  expect((await click('154 0000 7777')).status).toBe(404)
})

test('phone and codes stand nowhere in the open', async () => {
  await using w = await world()
  const { code } = await asked(w)
  await signedIn(w, '154 0000 0002')
  for (const table of ['sign_in_code', 'outbox', 'person_sealed', 'command', 'sign_in_limit', 'session']) {
    const { rows } = await w.owner.query(`select t::text as row from ${table} t`)
    const text = JSON.stringify(rows)
    expect(text, table).not.toContain('154000000')
    expect(text, table).not.toContain(code)
    expect(text, table).not.toContain(Buffer.from('15400000').toString('hex'))
  }
})
