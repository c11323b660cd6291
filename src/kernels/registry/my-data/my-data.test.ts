import { expect, test } from 'vitest'
import { aWindow, community, world, type Someone, type World } from '#tests/world.ts'
import * as requests from '#kernels/marketplace/requests/contract.ts'
import * as consents from '#kernels/registry/consents/contract.ts'
import * as notices from '#kernels/registry/notices/contract.ts'
import * as people from '#kernels/registry/people/contract.ts'
import * as signIn from '#kernels/registry/sign-in/contract.ts'
import * as api from './contract.ts'

const DAY = 86_400_000

async function codeFor(w: World, phone: string, id: string): Promise<string> {
  const reply = await fetch(`${w.server.address}/dev/outbox.json?to=${encodeURIComponent(phone)}`)
  const { items } = (await reply.json()) as { items: { id: string; code: string }[] }
  return items.find((one) => one.id === id)?.code ?? ''
}

const other = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
const later = (w: World, days: number) => w.to(new Date(w.now.getTime() + days * DAY))

async function asked(w: World, who: Someone) {
  const { id } = await w.ok(who, api.leaveCode, {})
  return { id, code: await codeFor(w, who.phone, id) }
}
const leave = async (w: World, who: Someone) => w.ok(who, api.confirm, await asked(w, who))

async function copyOf(w: World, who: Someone, as: 'json' | 'html', language = 'zh') {
  const reply = await fetch(`${w.server.address}/api/my/copy?as=${as}&language=${language}`, { headers: { authorization: `Bearer ${who.token}` } })
  return { reply, text: await reply.text() }
}

/** An order that a team has claimed. */
async function claimed(w: World) {
  const c = await community(w)
  const [team] = c.teams
  const helper = team?.members[0]
  if (team === undefined || helper === undefined) throw new Error('no team')
  const order = { org: c.place.id, service: 'haircut', window: aWindow(w.now), premise: c.door, words: '门口有狗，先打电话' }
  const { id, number } = await w.ok(c.resident, requests.submit, order)
  await w.ok(c.desk, requests.accept, { id })
  await w.ok(team.leader, requests.claim, { id, helpers: [helper.id] })
  return { ...c, team, helper, id, number, order }
}

test('a new number is taken by its code; the old one is nobody’s then', async () => {
  await using w = await world()
  const [who, neighbour] = [await w.person(), await w.person()]
  const fresh = '+8615400009911'
  const { id } = await w.ok(who, api.phoneCode, { phone: fresh })
  const code = await codeFor(w, fresh, id)
  expect(await w.call(who, api.phone, { id, code: other(code) })).toMatchObject({ status: 409, code: 'sign-in.code-wrong', facts: { left: 4 } })
  // Flow A's code is worth nothing in flow B.
  expect(await w.call(null, signIn.enter, { id, code })).toMatchObject({ status: 409, code: 'sign-in.code-wrong' })
  expect(await w.ok(who, api.phone, { id, code })).toEqual({ phone: '154 **** 9911' })
  expect(await w.call(who, api.phone, { id, code })).toMatchObject({ status: 409, code: 'sign-in.code-over' })
  const back = await w.ok(null, signIn.ask, { phone: fresh })
  expect(await w.ok(null, signIn.enter, { id: back.id, code: await codeFor(w, fresh, back.id) })).toMatchObject({ person: who.id, fresh: false })
  const old = await w.ok(null, signIn.ask, { phone: who.phone })
  expect(await w.ok(null, signIn.enter, { id: old.id, code: await codeFor(w, who.phone, old.id) })).toMatchObject({ fresh: true })
  for (const [phone, refusal] of [[neighbour.phone, 'me.phone-taken'], [fresh, 'me.phone-same']] as const) {
    const again = await w.ok(who, api.phoneCode, { phone })
    expect(await w.call(who, api.phone, { id: again.id, code: await codeFor(w, phone, again.id) })).toMatchObject({ status: 409, code: refusal })
  }
  expect((await w.call(who, api.phoneCode, { phone: '110' })).code).toBe('phone.wrong')
  expect((await w.call(null, api.phoneCode, { phone: fresh })).status).toBe(401)
})

test('a correction shows everywhere at once, and rewrites nothing that was done', async () => {
  await using w = await world()
  const { resident, desk, id } = await claimed(w)
  const before = await w.ok(desk, requests.show, { id })
  await w.ok(resident, people.name, { name: '林远' })
  const after = await w.ok(desk, requests.show, { id })
  expect(after).toEqual({ ...before, orderer: { id: resident.id, name: '林远' }, timeline: before.timeline.map((step) => (step.by === '林思远' ? { ...step, by: '林远' } : step)) })
  // What was asked for at the door stays as it was asked for.
  expect(await w.ok(desk, requests.look, { id })).toMatchObject({ name: '林思远', phone: resident.phone })
})

test('a copy holds all of mine, of every kind, and nothing of others', async () => {
  await using w = await world()
  const { resident, desk, helper, team, id, number } = await claimed(w)
  await w.ok(desk, requests.look, { id })
  const { text, reply } = await copyOf(w, resident, 'json')
  expect(reply.headers.get('content-disposition')).toContain('.json')
  const copy = JSON.parse(text) as Record<string, Record<string, unknown>[]>
  expect(copy['account']).toMatchObject([{ name: '林思远', phone: resident.phone, year: 1990 }])
  expect(copy['orders']).toMatchObject([{ number, state: 'claimed', words: '门口有狗，先打电话', address: '桂苑 6 幢 302', phone: resident.phone }])
  expect(copy['looks']).toMatchObject([{ role: 'staff', org: '柳溪社区', name: null, purpose: 'dispatch', number }])
  expect(copy['notices']?.map((one) => one['code'])).toContain('request.claimed')
  expect(copy['deeds']?.map((one) => one['name'])).toEqual(['request.submit'])
  expect(copy['sessions']).toHaveLength(1)
  expect((JSON.parse((await copyOf(w, helper, 'json')).text) as typeof copy)['visits']).toMatchObject([{ number, team: team.name }])
  for (const stranger of [helper, team.leader, await w.person()]) expect((await copyOf(w, stranger, 'json')).text).not.toMatch(/门口有狗|桂苑|302/)
  for (const language of ['zh', 'en']) {
    const readable = (await copyOf(w, resident, 'html', language)).text
    expect(readable).toContain('门口有狗')
    expect(readable.match(/\b(my|role|state|notice|consent)\.[a-z][\w.-]+/g)).toBeNull()
  }
  expect((await copyOf(w, { ...resident, token: 'x' }, 'json')).reply.status).toBe(401)
})

test('words that would be markup are only words', async () => {
  await using w = await world()
  const who = await w.person()
  await w.ok(who, people.name, { name: '<script>alert(1)</script>' })
  const { text } = await copyOf(w, who, 'html')
  expect(text).not.toContain('<script>')
  expect(text).toContain('&lt;script&gt;')
})

test('who looked: an office by role and organisation, a person by name, each with day, order and purpose', async () => {
  await using w = await world()
  const { resident, desk, helper, id, number, order } = await claimed(w)
  await w.ok(desk, requests.look, { id })
  await w.to(order.window.from)
  await w.ok({ ...helper, hat: 'me' }, requests.look, { id }, { purpose: 'visit' })
  const { items, fields } = await w.ok(resident, api.kind, { kind: 'looks' })
  expect(Object.keys(fields)).toEqual(['at', 'role', 'org', 'name', 'purpose', 'number'])
  expect(items).toMatchObject([
    { name: helper.name, org: null, purpose: 'visit', number }, { role: 'staff', org: '柳溪社区', name: null, purpose: 'dispatch', number },
  ])
  const first = await w.ok(resident, api.kind, { kind: 'looks', limit: 1 })
  expect((await w.ok(resident, api.kind, { kind: 'looks', limit: 1, after: first.next ?? '' })).items).toMatchObject([{ role: 'staff' }])
  expect((await w.ok(helper, api.kind, { kind: 'looks' }, { hat: 'me' })).items).toEqual([])
  expect((await w.call(resident, api.kind, { kind: 'nothing' })).status).toBe(404)
})

async function comesBack(w: World, who: Someone): Promise<Someone> {
  const { id } = await w.ok(null, signIn.ask, { phone: who.phone })
  const { token } = await w.ok(null, signIn.enter, { id, code: await codeFor(w, who.phone, id) })
  return { ...who, token }
}

test('without the notice nobody orders or claims; what is under way is finished; a new consent begins anew', async () => {
  await using w = await world()
  const { resident, team, desk, order, id } = await claimed(w)
  const { version } = await w.ok(null, consents.text, { purpose: 'notice' })
  for (const who of [resident, { ...team.leader, hat: 'me' }]) {
    await w.ok(who, consents.give, { purpose: 'notice', version })
    await w.ok(who, consents.end, { purpose: 'notice' })
    expect((await w.call(who, api.show, {})).status).toBe(401)
  }
  const again = await comesBack(w, resident)
  expect(await w.call(again, requests.submit, order)).toMatchObject({ status: 403, code: 'may.year-of-birth' })
  expect(await w.call(again, people.year, { year: 1990 })).toMatchObject({ status: 409, code: 'consent.first' })
  const leader = { ...(await comesBack(w, team.leader)), hat: team.leader.hat }
  const next = await w.ok(await w.person(), requests.submit, order)
  await w.ok(desk, requests.accept, { id: next.id })
  expect(await w.call(leader, requests.claim, { id: next.id })).toMatchObject({ status: 403, code: 'may.year-of-birth' })
  expect((await w.ok(again, requests.show, { id })).state).toBe('claimed')
  await w.ok(again, requests.withdraw, { id, reason: '不用来了' })
  await w.ok(again, consents.give, { purpose: 'notice', version })
  await w.ok(again, people.year, { year: 1991 })
  await w.ok(again, requests.submit, order)
  expect((await w.ok(again, consents.list, {})).items.map(({ ended }) => ended === null)).toEqual([true, false])
})

test('who is too young does not grow up by taking a consent back', async () => {
  await using w = await world()
  const minor = await w.person({ yearOfBirth: 2011 })
  const { version } = await w.ok(null, consents.text, { purpose: 'notice' })
  await w.ok(minor, consents.give, { purpose: 'notice', version })
  await w.ok(minor, consents.end, { purpose: 'notice' })
  const again = await comesBack(w, minor)
  await w.ok(again, consents.give, { purpose: 'notice', version })
  expect(await w.call(again, people.year, { year: 1990 })).toMatchObject({ status: 409, code: 'me.year-set' })
})

test('only named open things come before leaving, each with its next step', async () => {
  await using w = await world()
  const { resident, helper, team, id, number } = await claimed(w)
  const admin = await w.office(await w.person(), await w.org({ kind: 'city', name: '临江市' }), 'admin')
  const holdsOf = async (who: Someone) => (await w.ok({ ...who, hat: 'me' }, api.show, {})).holds
  expect(await holdsOf(resident)).toEqual([{ code: 'coming', facts: { number }, to: { page: 'request', id } }])
  expect(await holdsOf(helper)).toEqual([{ code: 'helping', facts: { number }, to: { page: 'request', id } }])
  expect(await holdsOf(team.leader)).toEqual([{ code: 'leading', facts: { team: team.name }, to: { page: 'team' } }])
  expect(await holdsOf(admin)).toEqual([{ code: 'last-admin', facts: { org: '临江市' }, to: { page: 'profile' } }])
  const code = await asked(w, resident)
  expect(await w.call(resident, api.confirm, code)).toMatchObject({ status: 409, code: 'deletion.open', facts: { count: 1 } })
  await w.ok(resident, requests.withdraw, { id, reason: '搬家' })
  expect(await w.ok(resident, api.confirm, code)).toMatchObject({ state: 'waiting' })
  expect(await holdsOf(helper)).toEqual([])
})

test('it is confirmed by a code of its own, waits seven days, and can be taken back', async () => {
  await using w = await world()
  const { resident, place, door } = await community(w)
  const { id: foreign } = await w.ok(null, signIn.ask, { phone: resident.phone })
  expect(await w.call(resident, api.confirm, { id: foreign, code: await codeFor(w, resident.phone, foreign) })).toMatchObject({ status: 409, code: 'sign-in.code-wrong' })
  const code = await asked(w, resident)
  expect(await w.call(resident, api.confirm, { ...code, code: other(code.code) })).toMatchObject({ status: 409, code: 'sign-in.code-wrong' })
  const wish = await w.ok(resident, api.confirm, code)
  expect(new Date(wish.until).getTime() - w.now.getTime()).toBe(7 * DAY)
  expect(await w.call(resident, api.leaveCode, {})).toMatchObject({ status: 409, code: 'deletion.waiting' })
  const order = { org: place.id, service: 'haircut', window: aWindow(w.now, 20), premise: door }
  const { id } = await w.ok(resident, requests.submit, order)
  expect((await w.call(await w.person(), api.takeBack, { id: wish.id })).status).toBe(404)
  await later(w, 6)
  expect(await w.ok(resident, api.takeBack, { id: wish.id })).toMatchObject({ state: 'kept' })
  expect(await w.call(resident, api.takeBack, { id: wish.id })).toMatchObject({ status: 409, code: 'deletion.state' })
  await later(w, 9)
  expect((await w.ok(resident, requests.show, { id })).state).toBe('submitted')
  expect((await w.ok(resident, api.show, {})).deletion).toBeNull()
  await expect(w.owner.query(`update deletion set until = created + interval '16 days'`)).rejects.toThrow('deletion_until')
})

test('when the days are over: signed out, open orders withdrawn in her name, roles ended, those who counted on her told', async () => {
  await using w = await world()
  const { resident, desk, team, helper, place, door, order, id } = await claimed(w)
  await w.ok(resident, requests.withdraw, { id, reason: '搬家' })
  const neighbour = await w.person({ name: '邻居' })
  const forHer = await w.ok(neighbour, requests.submit, { ...order, window: aWindow(w.now, 20), forOther: { name: '林思远', phone: resident.phone } })
  await leave(w, resident)
  await leave(w, { ...helper, hat: 'me' })
  const open = await w.ok(resident, requests.submit, { org: place.id, service: 'errand', window: aWindow(w.now, 20), premise: door })
  await w.ok(desk, requests.accept, { id: open.id })
  await w.ok(team.leader, requests.claim, { id: open.id, helpers: [helper.id] })
  await later(w, 7)
  for (const gone of [resident, helper]) expect((await w.call({ ...gone, hat: 'me' }, api.show, {})).status).toBe(401)
  const seen = await w.ok(desk, requests.show, { id: open.id })
  expect(seen).toMatchObject({ state: 'withdrawn', orderer: { name: expect.stringMatching(/^#[0-9A-F]{6}$/) } })
  expect(seen.timeline.at(-1)).toMatchObject({ act: 'withdraw', by: seen.orderer?.name })
  expect(await w.call(desk, requests.look, { id: open.id })).toMatchObject({ status: 409, code: 'request.erased' })
  // What the neighbour ordered for her is the neighbour's; her name, phone and address are not in it any more.
  expect(await w.ok(neighbour, requests.look, { id: forHer.id })).toMatchObject({ name: '', phone: '', address: '', words: order.words })
  expect((await w.ok(neighbour, notices.list, {})).items.map(({ code }) => code)).toContain('request.served-left')
  const { rows } = await w.owner.query<{ until: string }>('select until_day::text as until from appointment where person = $1', [helper.id])
  expect(rows.every(({ until }) => until <= '2026-09-14')).toBe(true)
})
