import { expect, test } from 'vitest'
import { connect } from '#platform/connect.ts'
import { remind } from '#app/worker.ts'
import * as requests from '#kernels/marketplace/requests/contract.ts'
import { testSecrets } from '#tests/secrets.ts'
import { aWindow, community, world, type World } from '#tests/world.ts'
import * as api from './contract.ts'

const HOUR = 3_600_000

type Place = Awaited<ReturnType<typeof community>>

const reminding = (w: World) => {
  const { db, close } = connect(w.appUrl, 2)
  return { round: () => remind({ db, secrets: testSecrets, files: w.dataDir }, w.now), [Symbol.asyncDispose]: close }
}
const order = (w: World, at: Place, also: object = {}) =>
  w.ok(at.resident, requests.submit, { org: at.place.id, service: 'haircut', window: aWindow(w.now), premise: at.door, words: '想理个短发', ...also })
const claimed = async (w: World, at: Place, also: object = {}) => {
  const { id } = await order(w, at, also)
  await w.ok(at.desk, requests.accept, { id })
  await w.ok(at.teams[0]?.leader ?? at.desk, requests.claim, { id })
  return id
}
const lines = async (w: World, at: Place) => (await w.ok(at.desk, api.calls, {})).items.map(({ names, code, target }) => ({ names, code, target }))
const pass = async (w: World, hours: number) => w.to(new Date(w.now.getTime() + hours * HOUR))

test('what nobody has seen in time comes onto the list of the receiving desk; whoever called crosses it off', async () => {
  await using w = await world()
  await using worker = reminding(w)
  const at = await community(w)
  const elsewhere = await w.staff(await w.org({ under: at.county, name: '桐荫社区' }))
  const above = await w.staff(at.county)
  const id = await claimed(w, at)
  await worker.round()
  expect(await lines(w, at)).toEqual([])
  await pass(w, 12)
  await worker.round()
  await worker.round()
  expect(await lines(w, at)).toEqual([{ names: ['林思远'], code: 'request.claimed', target: id }])
  for (const office of [elsewhere, above]) expect((await w.ok(office, api.calls, {})).items).toEqual([])
  const [line] = (await w.ok(at.desk, api.calls, {})).items
  const asked = { id: line?.id ?? ('' as never) }
  for (const office of [elsewhere, above]) expect((await w.call(office, api.called, asked)).status).toBe(404)
  expect((await w.call(at.resident, api.calls, {})).status).toBe(403)
  // The number opens by the look of the request, and that is in the journal.
  expect((await w.ok(at.desk, requests.look, { id })).phone).toBe(at.resident.phone)
  expect((await w.owner.query(`select from command where name = 'request.look' and target = $1`, [id])).rowCount).toBe(1)
  expect(await w.ok(at.desk, api.called, asked)).toEqual({ waiting: 0 })
  expect(await w.call(at.desk, api.called, asked)).toMatchObject({ status: 409, code: 'call.over' })
  await worker.round()
  expect(await lines(w, at)).toEqual([])
})

test('two who call at the same time: one crosses it off, the other is told', async () => {
  await using w = await world()
  await using worker = reminding(w)
  const at = await community(w)
  await claimed(w, at)
  await pass(w, 12)
  await worker.round()
  const second = await w.staff(at.place)
  const [line] = (await w.ok(at.desk, api.calls, {})).items
  const replies = await Promise.all([at.desk, second].map((who) => w.call(who, api.called, { id: line?.id ?? ('' as never) })))
  expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409])
})

test('who has seen it, on either side, needs no call, and a line goes when the request moves on', async () => {
  await using w = await world()
  await using worker = reminding(w)
  const at = await community(w)
  const served = await w.person({ name: '王秀英' })
  const [seen, moves] = [await claimed(w, at, { forOther: { name: '王秀英', phone: served.phone } }), await claimed(w, at)]
  const [notice] = (await w.ok(served, api.list, {})).items
  await pass(w, 12)
  await worker.round()
  expect((await lines(w, at)).map(({ target, names }) => [target, names.toSorted()])).toEqual([[seen, ['林思远', '王秀英']], [moves, ['林思远']]])
  await w.ok(served, api.see, { upTo: notice?.id ?? '' })
  await worker.round()
  expect((await lines(w, at)).map(({ target }) => target)).toEqual([moves])
  await w.ok(at.resident, requests.withdraw, { id: moves, reason: '自己理好了' })
  await worker.round()
  expect(await lines(w, at)).toEqual([])
})

test('a call stays while the request goes on, until something newer is worth a call or it is over', async () => {
  await using w = await world()
  await using worker = reminding(w)
  const at = await community(w)
  const leader = at.teams[0]?.leader ?? at.desk
  const id = await claimed(w, at)
  await pass(w, 12)
  await worker.round()
  await w.to(aWindow(w.now).from)
  await w.ok(leader, requests.begin, { id }, { hat: 'me', purpose: 'visit' })
  await worker.round()
  expect(await lines(w, at)).toMatchObject([{ code: 'request.claimed' }])
  await pass(w, 1)
  await w.ok(leader, requests.finish, { id, visits: [{ person: leader.id, from: new Date(w.now.getTime() - HOUR).toISOString() as never, to: w.now.toISOString() as never }] })
  await worker.round()
  expect(await lines(w, at)).toEqual([])
  await pass(w, 48)
  await worker.round()
  expect(await lines(w, at)).toMatchObject([{ code: 'request.finished' }])
  await w.ok(at.resident, requests.confirm, { id, stars: 5 })
  await worker.round()
  expect(await lines(w, at)).toEqual([])
})

test('who has no account is on the list at once, without a name, and only for what concerns whoever is visited', async () => {
  await using w = await world()
  await using worker = reminding(w)
  const at = await community(w)
  const id = await order(w, at, { forOther: { name: '外婆', phone: '154 0090 0001' } }).then((made) => made.id)
  await w.ok(at.desk, requests.accept, { id })
  await worker.round()
  expect(await lines(w, at)).toEqual([])
  await w.ok(at.teams[0]?.leader ?? at.desk, requests.claim, { id })
  await worker.round()
  expect(await lines(w, at)).toEqual([{ names: [], code: 'request.claimed', target: id }])
  expect(JSON.stringify(await w.ok(at.desk, api.calls, {}))).not.toContain('外婆')
  // The granddaughter sees it; her grandmother still has to be told.
  const [notice] = (await w.ok(at.resident, api.list, {})).items
  await w.ok(at.resident, api.see, { upTo: notice?.id ?? '' })
  await worker.round()
  expect(await lines(w, at)).toHaveLength(1)
})

test('after a week a call would surprise more than help', async () => {
  await using w = await world()
  await using worker = reminding(w)
  const at = await community(w)
  const { id } = await order(w, at)
  await w.ok(at.desk, requests.decline, { id, reason: '这几天停水', next: '下周一起再点一次' })
  await pass(w, 24)
  await worker.round()
  expect(await lines(w, at)).toEqual([{ names: ['林思远'], code: 'request.declined', target: id }])
  await pass(w, 24 * 6)
  expect(await lines(w, at)).toEqual([])
})
