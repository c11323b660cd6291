import { expect, test } from 'vitest'
import * as requests from '#kernels/marketplace/requests/contract.ts'
import * as notices from '#kernels/registry/notices/contract.ts'
import { aWindow, community, visited, world, type Someone, type World } from '#tests/world.ts'
import * as api from './contract.ts'

const lamp = { zh: '修楼道灯', en: 'Hallway lamp', icon: 'lightbulb', minutes: 45, promiseHours: 72, skill: null, shared: true }
const codesOf = async (w: World, who: Someone) => (await w.ok(who, notices.list, {}, { hat: 'me' })).items.map(({ code }) => code)

async function scene(w: World) {
  const at = await community(w)
  await w.set(at.county, 'marketplace.catalogue', { 'services.lamp': lamp })
  const order = (service: string, who = at.resident) => w.ok(who, requests.submit, { org: at.place.id, service, window: aWindow(w.now), premise: at.door, words: '三楼的灯' })
  return { ...at, order, neighbour: await w.person({ name: '邻居' }) }
}

test('a shared service shows what is there already, never by whom; a personal one shows nothing', async () => {
  await using w = await world()
  const at = await scene(w)
  const [one] = [await at.order('lamp'), await at.order('errand')]
  const { items } = await w.ok(at.neighbour, api.nearby, { premise: at.door, service: 'lamp' })
  expect(items).toMatchObject([{ id: one.id, estate: '桂苑', state: 'submitted', supporters: 0, mine: null }])
  for (const secret of [at.resident.name, at.resident.id, '三楼', '302']) expect(JSON.stringify(items)).not.toContain(secret)
  expect((await w.ok(at.neighbour, api.nearby, { premise: at.door, service: 'errand' })).items).toEqual([])
  expect((await w.ok(at.resident, api.nearby, { premise: at.door, service: 'lamp' })).items[0]?.mine).toBe('ordered')
  const elsewhere = await w.door(at.place, { estate: '荷苑' })
  expect((await w.ok(at.neighbour, api.nearby, { premise: elsewhere, service: 'lamp' })).items).toEqual([])
  expect((await w.call(null, api.nearby, { premise: at.door, service: 'lamp' })).status).toBe(401)
})

test('"me too" counts each neighbour once, opens nothing, and is told when it is done', async () => {
  await using w = await world()
  const at = await scene(w)
  const { id } = await at.order('lamp')
  expect(await w.ok(at.neighbour, api.add, { id })).toMatchObject({ supporters: 1, mine: 'supported' })
  expect((await w.call(at.neighbour, api.add, { id })).code).toBe('support.twice')
  expect((await w.call(at.resident, api.add, { id })).code).toBe('support.twice')
  expect((await w.call(at.neighbour, requests.show, { id })).status).toBe(404)
  expect((await w.ok(at.desk, requests.show, { id })).supporters).toBe(1)
  await visited(w, at, id)
  expect(await codesOf(w, at.neighbour)).toEqual([])
  await w.ok(at.resident, requests.confirm, { id, stars: 5 })
  expect(await codesOf(w, at.neighbour)).toEqual(['request.shared-done'])
  expect((await w.call(at.neighbour, api.add, { id })).status).toBe(404)
})

test('a personal request is supported by nobody, and answers like an absent one; whoever waits for a withdrawn one is told', async () => {
  await using w = await world()
  const at = await scene(w)
  const [shared, personal] = [await at.order('lamp'), await at.order('errand')]
  expect((await w.call(at.neighbour, api.add, { id: personal.id })).status).toBe(404)
  await w.ok(at.neighbour, api.add, { id: shared.id })
  await w.ok(at.resident, requests.withdraw, { id: shared.id })
  expect(await codesOf(w, at.neighbour)).toEqual(['request.shared-over'])
})

test('where two shared requests are merged, whoever needs either waits for the one that stays', async () => {
  await using w = await world()
  const at = await scene(w)
  const [other, orderer] = [await w.person({ name: '二楼' }), at.resident]
  const [stays, goes] = [await at.order('lamp'), await at.order('lamp', other)]
  await w.ok(at.neighbour, api.add, { id: goes.id })
  await w.ok(at.desk, requests.merge, { id: goes.id, into: stays.id })
  expect((await w.ok(orderer, requests.show, { id: stays.id })).supporters).toBe(2)
  await w.ok(orderer, requests.withdraw, { id: stays.id })
  for (const who of [at.neighbour, other]) expect(await codesOf(w, who)).toContain('request.shared-over')
})

test('done is said once, by silence or by word; whoever was told so hears that it is opened again, and when it is done at last', async () => {
  await using w = await world()
  const at = await scene(w)
  const { id } = await at.order('lamp')
  await w.ok(at.neighbour, api.add, { id })
  await visited(w, at, id)
  await w.ok(at.resident, requests.notSolved, { id, reason: '还是不亮', window: aWindow(w.now) })
  // Nobody had said that it was done.
  expect(await codesOf(w, at.neighbour)).toEqual([])
  const again = async () => {
    const [leader, { window }] = [at.teams[0]!.leader, await w.ok(at.desk, requests.show, { id })]
    await w.ok(leader, requests.claim, { id })
    await w.to(window.from)
    await w.ok(leader, requests.begin, { id }, { hat: 'me' })
    await w.to(window.to)
    await w.ok(leader, requests.finish, { id, visits: [{ person: leader.id, from: window.from, to: window.to }] })
  }
  await again()
  await w.to(new Date(w.now.getTime() + 10 * 86_400_000))
  expect(await codesOf(w, at.neighbour)).toEqual(['request.shared-done'])
  await w.ok(at.resident, requests.notSolved, { id, reason: '又灭了', window: aWindow(w.now) })
  expect(await codesOf(w, at.neighbour)).toEqual(['request.shared-again', 'request.shared-done'])
  await again()
  await w.to(new Date(w.now.getTime() + 10 * 86_400_000))
  await w.ok(at.resident, requests.confirm, { id, stars: 5 })
  expect(await codesOf(w, at.neighbour)).toEqual(['request.shared-done', 'request.shared-again', 'request.shared-done'])
})
