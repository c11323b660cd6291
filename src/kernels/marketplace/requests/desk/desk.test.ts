/** What a desk finds by the blind index of places, whom it calls back from above, what it says often. */
import { expect, test } from 'vitest'
import type { Id } from '#platform/contract.ts'
import * as consents from '#kernels/registry/consents/contract.ts'
import * as myData from '#kernels/registry/my-data/contract.ts'
import * as premises from '#kernels/registry/premises/contract.ts'
import { aWindow, community, visited, world, type Someone, type World } from '#tests/world.ts'
import * as requests from '../contract.ts'
import * as api from './contract.ts'

type Scene = Awaited<ReturnType<typeof community>>
const dispatch = { purpose: 'dispatch' }
const phoneOf = (n: number): string => `154001${String(n).padStart(5, '0')}`

async function byPhone(w: World, at: Scene, n: number, more: object = {}) {
  const { version } = await w.ok(null, consents.text, { purpose: 'notice' })
  return w.ok(at.desk, api.orderByPhone, { phone: phoneOf(n), name: `王奶奶${n}`, service: 'errand', window: aWindow(w.now), premise: at.door, words: '', agreed: version, ...more })
}

/** Another door of the community: estate, building, door. */
async function door(w: World, at: Scene, ...names: readonly string[]): Promise<Id<'premise'>> {
  await w.ok(at.desk, premises.addMany, { org: at.place.id, lines: [names.join(',')] })
  let parent: Id<'premise'> | undefined
  for (const name of names) parent = (await w.ok(null, premises.list, { org: at.place.id, ...(parent !== undefined && { parent }) })).items.find((one) => one.name === name)?.id
  if (parent === undefined) throw new Error(`${names.join(' ')} is nowhere`)
  return parent
}

const found = async (w: World, who: Someone, premise: Id<'premise'>) => (await w.ok(who, api.findAt, { premise })).items

test('a clerk finds who is known at a door or in a building, masked, and orders for the one who calls; the journal keeps neither place nor person', async () => {
  await using w = await world()
  const at = await community(w)
  const next = await door(w, at, '桂苑', '6 幢', '303')
  await byPhone(w, at, 1)
  await byPhone(w, at, 2, { premise: next })
  await w.ok(at.resident, requests.submit, { org: at.place.id, service: 'errand', window: aWindow(w.now), premise: next, forOther: { name: '没有账户的人', phone: phoneOf(9) } })
  expect(await found(w, at.desk, at.door)).toMatchObject([{ name: '王**', phone: '154 **** 0001', agreed: true }])
  const building = (await w.ok(null, premises.list, { org: at.place.id, parent: (await w.ok(null, premises.list, { org: at.place.id })).items[0]?.id })).items[0]!.id
  const both = await found(w, at.desk, building)
  expect(both.map(({ phone }) => phone)).toEqual(['154 **** 0002', '154 **** 0001'])
  const { phone: _phone, ...without } = { phone: '', service: 'errand', window: aWindow(w.now), premise: next, name: '王奶奶', words: '' }
  const made = await w.ok(at.desk, api.orderByPhone, { ...without, person: both[1]!.person })
  expect(made).toMatchObject({ byPhone: true, orderer: { id: both[1]!.person, name: '王奶奶1' } })
  expect((await w.ok(at.desk, requests.look, { id: made.id })).phone).toBe(`+86${phoneOf(1)}`)
  // She was last served next door, so her old door knows nobody.
  expect(await found(w, at.desk, at.door)).toEqual([])
  const { rows } = await w.owner.query(`select verdict::text, target from command where name = 'request.find-at'`)
  expect(rows).toEqual(Array.from({ length: 3 }, () => ({ verdict: '{"done": {}}', target: null })))
  const { rows: kept } = await w.owner.query(`select string_agg(p::text, '') as text from request_place p`)
  for (const plain of [at.door, next, both[0]!.person]) expect(kept[0].text).not.toContain(plain)
})

test('nobody looks for people at doors of others, and nobody but the desk that dispatches; a clerk orders for nobody whom the desk never served', async () => {
  await using w = await world()
  const at = await community(w)
  await byPhone(w, at, 1)
  const [known] = await found(w, at.desk, at.door)
  const place = await w.org({ under: at.county, name: '荷塘社区' })
  const other = await w.staff(place)
  expect(await w.call(other, api.findAt, { premise: at.door })).toMatchObject({ status: 400, code: 'request.place' })
  expect(await w.call(at.desk, api.findAt, { premise: at.door }, { purpose: 'visit' })).toMatchObject({ status: 403, code: 'may.purpose' })
  expect((await w.call(await w.staff(at.county), api.findAt, { premise: at.door })).status).toBe(403)
  const theirs = { service: 'errand', window: aWindow(w.now), premise: await w.door(place), name: '王奶奶', words: '' }
  expect(await w.call(other, api.orderByPhone, { ...theirs, person: known!.person })).toMatchObject({ status: 400, code: 'request.caller' })
  expect(await w.call(at.desk, api.orderByPhone, { ...theirs, premise: at.door, person: at.resident.id })).toMatchObject({ status: 400, code: 'request.caller' })
  expect(await w.call(at.desk, api.orderByPhone, { ...theirs, premise: at.door })).toMatchObject({ status: 400, code: 'phone.wrong' })
})

test('who leaves is found at no door any more', async () => {
  await using w = await world()
  const at = await community(w)
  await w.ok(at.resident, requests.submit, { org: at.place.id, service: 'errand', window: aWindow(w.now), premise: at.door })
  expect(await found(w, at.desk, at.door)).toMatchObject([{ person: at.resident.id }])
  const { id } = await w.ok(at.resident, myData.leaveCode, {})
  const outbox = await (await fetch(`${w.server.address}/dev/outbox.json?to=${encodeURIComponent(at.resident.phone)}`)).json() as { items: { id: string; code: string }[] }
  await w.ok(at.resident, myData.confirm, { id, code: outbox.items.find((one) => one.id === id)?.code ?? '' })
  await w.to(new Date(w.now.getTime() + 20 * 86_400_000))
  expect(await found(w, at.desk, at.door)).toEqual([])
  expect((await w.owner.query('select from request_place')).rowCount).toBe(0)
})

test('where a desk has one clerk alone, staff directly above see whom to call, have the number and not the door, and record what was said', async () => {
  await using w = await world()
  const at = await community(w)
  const above = await w.staff(at.county)
  const { id } = await byPhone(w, at, 1)
  expect(await w.call(above, api.ring, { id })).toMatchObject({ status: 409, code: 'request.not-called' })
  const { leader } = await visited(w, at, id)
  expect((await w.call(at.desk, requests.confirm, { id, stars: 5 })).code).toBe('may.second-person')
  const list = (await w.ok(above, requests.inbox, { due: 'call' })).items
  expect(list).toMatchObject([{ id, may: { confirm: 'ok', 'not-solved': 'ok', ring: 'ok', look: 'may.no-office' } }])
  expect(await w.ok(above, api.ring, { id })).toEqual({ name: '王奶奶1', phone: `+86${phoneOf(1)}` })
  expect((await w.call(above, requests.look, { id })).status).toBe(403)
  expect((await w.call(above, api.ring, { id }, { purpose: 'visit' })).code).toBe('may.purpose')
  const command = crypto.randomUUID()
  await w.ok(above, api.ring, { id }, { id: command })
  expect((await w.call(above, api.ring, { id }, { id: command })).code).toBe('request.look-again')
  const done = await w.ok(above, requests.confirm, { id, stars: 4, minutes: [{ person: leader.id, minutes: 60 }] })
  expect(done).toMatchObject({ state: 'confirmed', visits: [] })
  const { rows } = await w.owner.query(`select grade, amount::int as amount from posting where unit = 'minutes'`)
  expect(rows).toEqual([{ grade: 'B', amount: 60 }])
})

test('whoever is of the team, or entered it, reviews it from above as little as at the desk, and reads so on the list', async () => {
  await using w = await world()
  const at = await community(w)
  const [member, clerk] = [await w.office(at.teams[0]!.members[0]!, at.county, 'staff'), await w.office(at.desk, at.county, 'staff')]
  const { id } = await byPhone(w, at, 1)
  await visited(w, at, id)
  expect((await w.ok(member, requests.inbox, { due: 'call' }, dispatch)).items[0]?.may).toMatchObject({ confirm: 'request.took-part', 'not-solved': 'request.took-part', ring: 'request.took-part' })
  for (const run of [() => w.call(member, requests.confirm, { id, stars: 5 }, dispatch), () => w.call(member, requests.notSolved, { id, reason: '没修好', window: aWindow(w.now) }, dispatch), () => w.call(member, api.ring, { id }, dispatch)]) {
    expect(await run()).toMatchObject({ status: 409, code: 'request.took-part' })
  }
  expect((await w.call(clerk, requests.confirm, { id, stars: 5 }, dispatch)).code).toBe('may.second-person')
  expect((await w.call(clerk, api.ring, { id }, dispatch)).code).toBe('may.second-person')
})

test('today’s visits come in the order of a walk, with the building and without the door', async () => {
  await using w = await world()
  const at = await community(w)
  const lines = [['桂苑', '10 幢', '101'], ['桂苑', '6 幢', '303'], ['荷苑']] as const
  const doors = [await door(w, at, ...lines[0]), at.door, await door(w, at, ...lines[1]), await door(w, at, ...lines[2])]
  const window = (from: number) => ({ from: `2026-09-09T${String(from).padStart(2, '0')}:00:00+08:00`, to: `2026-09-09T${String(from + 2).padStart(2, '0')}:00:00+08:00` })
  for (const [n, premise] of doors.entries()) {
    const { id } = await w.ok(at.resident, requests.submit, { org: at.place.id, service: 'errand', window: window(13 + n), premise })
    await w.ok(at.desk, requests.accept, { id })
    await w.ok(at.teams[0]!.leader, requests.claim, { id })
  }
  expect((await w.ok(at.desk, api.rounds, {})).items).toEqual([])
  await w.to('2026-09-09T08:00:00+08:00')
  const { items } = await w.ok(at.desk, api.rounds, {})
  expect(items.map(({ request, building }) => [request.estate.name, building, request.window.from.slice(11, 13), request.team?.name])).toEqual([
    ['桂苑', '6 幢', '06', '晨光义剪队'], ['桂苑', '6 幢', '07', '晨光义剪队'], ['桂苑', '10 幢', '05', '晨光义剪队'], ['荷苑', null, '08', '晨光义剪队'],
  ])
  for (const secret of ['101', '302', '303']) expect(JSON.stringify(items.map(({ building }) => building))).not.toContain(secret)
  expect((await w.ok(await w.staff(at.county), api.rounds, {})).items).toEqual([])
  expect((await w.call(await w.staff(at.place, 'leader'), api.rounds, {})).status).toBe(403)
  expect((await w.call(at.desk, api.rounds, {}, { purpose: 'visit' })).code).toBe('may.purpose')
})

test('a desk keeps its own replies: its staff alone, thirty at most, and nobody writes over a list not seen', async () => {
  await using w = await world()
  const at = await community(w)
  const colleague = await w.staff(at.place)
  const reply = { to: 'decline' as const, reason: '周三不收单', next: '周四再点' }
  expect(await w.ok(at.desk, api.replies, {})).toEqual({ items: null, version: 0 })
  expect(await w.ok(at.desk, api.saveReplies, { items: [reply], version: 0 })).toEqual({ items: [reply], version: 1 })
  expect(await w.call(colleague, api.saveReplies, { items: [], version: 0 })).toMatchObject({ status: 409, code: 'replies.changed' })
  expect(await w.ok(colleague, api.saveReplies, { items: [], version: 1 })).toEqual({ items: [], version: 2 })
  const twice = await Promise.all([at.desk, colleague].map((who) => w.call(who, api.saveReplies, { items: [{ ...reply, reason: who.id }], version: 2 })))
  expect(twice.map(({ status }) => status).toSorted()).toEqual([200, 409])
  for (const items of [Array.from({ length: 31 }, () => reply), [{ ...reply, reason: '长'.repeat(301) }], [{ ...reply, next: ' ' }]]) {
    expect((await w.call(at.desk, api.saveReplies, { items, version: 3 })).code).toBe('input')
  }
  expect((await w.ok(await w.staff(await w.org({ under: at.county, name: '荷塘社区' })), api.replies, {})).items).toBeNull()
  expect((await w.call(await w.staff(at.place, 'editor'), api.saveReplies, { items: [], version: 3 })).status).toBe(403)
  expect((await w.call(at.resident, api.replies, {})).status).toBe(404)
})
