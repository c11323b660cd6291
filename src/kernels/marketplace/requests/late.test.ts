/** What happens when it is too late for something, and who may not stand on both sides. */
import { expect, test } from 'vitest'
import { aWindow, community, visited, world, type World } from '#tests/world.ts'
import * as api from './contract.ts'

type Scene = Awaited<ReturnType<typeof community>>

const order = (w: World, at: Scene, who = at.resident) => w.ok(who, api.submit, { org: at.place.id, service: 'errand', window: aWindow(w.now), premise: at.door })
const hours = (instant: string, more: number): string => new Date(Date.parse(instant) + more * 3_600_000).toISOString()

test('a claim given back after its hours is offered again for hours that lie ahead', async () => {
  await using w = await world()
  const at = await community(w)
  const leader = at.teams[0]!.leader
  const { id, window } = await order(w, at)
  await w.ok(at.desk, api.accept, { id })
  await w.ok(leader, api.claim, { id })
  await w.to(hours(window.to, 1))
  await w.ok(leader, api.release, { id, reason: '车坏了' })
  const seen = await w.ok(at.resident, api.show, { id })
  expect(seen.state).toBe('open')
  expect(Date.parse(seen.window.from)).toBeGreaterThan(w.now.getTime())
  expect((await w.ok(leader, api.hall, {})).items.map((card) => card.id)).toEqual([id])
})

test('a clock that comes days late still offers hours that lie ahead', async () => {
  await using w = await world()
  const at = await community(w)
  const { id, window } = await order(w, at)
  await w.ok(at.desk, api.accept, { id })
  await w.ok(at.teams[0]!.leader, api.claim, { id })
  await w.to(hours(window.to, 24 * 5))
  const seen = await w.ok(at.resident, api.show, { id })
  expect(seen.timeline.at(-1)).toMatchObject({ act: 'lapse', at: hours(window.to, 2) })
  expect(Date.parse(seen.window.from)).toBeGreaterThan(w.now.getTime())
  expect((await w.ok(at.teams[0]!.leader, api.hall, {})).items).toHaveLength(1)
})

test('the desk accepts nothing whose hours are over: it agrees on others first', async () => {
  await using w = await world()
  const at = await community(w)
  const { id, window } = await order(w, at)
  await w.to(hours(window.to, 1))
  expect(await w.call(at.desk, api.accept, { id })).toMatchObject({ status: 400, code: 'request.window-past' })
  await w.ok(at.desk, api.edit, { id, window: aWindow(w.now), note: '电话里改到了后天' })
  expect((await w.ok(at.desk, api.accept, { id })).state).toBe('open')
})

test('a leader who ordered, or is served, neither claims nor reports it', async () => {
  await using w = await world()
  const at = await community(w)
  const { leader, members } = at.teams[0]!
  const own = await order(w, at, { ...leader, hat: 'me' })
  await w.ok(at.desk, api.accept, { id: own.id })
  expect(await w.call(leader, api.claim, { id: own.id, helpers: [members[0]!.id] })).toMatchObject({ status: 409, code: 'request.both-sides' })
})

test('whoever is too late reads so before pressing', async () => {
  await using w = await world()
  const at = await community(w)
  const { id, window } = await order(w, at)
  await visited(w, at, id)
  await w.to(hours(window.to, 24 * 8))
  expect((await w.ok(at.resident, api.show, { id })).may).toMatchObject({ confirm: 'ok', 'not-solved': 'ok' })
  await w.to(hours(window.to, 24 * 23))
  expect((await w.ok(at.resident, api.show, { id })).may).toMatchObject({ confirm: 'ok', 'not-solved': 'request.too-late' })
  await w.to(hours(window.to, 24 * 98))
  expect((await w.ok(at.resident, api.show, { id })).may).toMatchObject({ confirm: 'request.too-late' })
})

test('ten under way at most, also when they are ordered at once', async () => {
  await using w = await world()
  const at = await community(w, { teams: 0 })
  const replies = await Promise.all(Array.from({ length: 14 }, () =>
    w.call(at.resident, api.submit, { org: at.place.id, service: 'errand', window: aWindow(w.now), premise: at.door })))
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(10)
  expect(new Set(replies.filter(({ status }) => status !== 200).map(({ code }) => code))).toEqual(new Set(['request.many']))
})
