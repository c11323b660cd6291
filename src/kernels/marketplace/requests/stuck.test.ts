/** What happens when a request is stuck: nobody claims it, or a visit that began is never reported. */
import { expect, test } from 'vitest'
import * as notices from '#kernels/registry/notices/contract.ts'
import { aWindow, community, world, type Someone, type World } from '#tests/world.ts'
import * as api from './contract.ts'

type Scene = Awaited<ReturnType<typeof community>>

const hours = (instant: string | Date, more: number): string => new Date(new Date(instant).getTime() + more * 3_600_000).toISOString()
const codesOf = async (w: World, who: Someone) => (await w.ok(who, notices.list, {}, { hat: 'me' })).items.map(({ code }) => code)
const stuck = async (w: World, at: Scene) => (await w.ok(at.desk, api.inbox, { due: 'alerted' })).items.map(({ id, alert }) => [id, alert])

/** Accepted, for a window of the day after tomorrow. The haircut is promised within 48 hours. */
async function open(w: World, at: Scene, service = 'haircut') {
  const { id, window } = await w.ok(at.resident, api.submit, { org: at.place.id, service, window: aWindow(w.now, 4), premise: at.door })
  await w.ok(at.desk, api.accept, { id })
  return { id, window }
}

async function begun(w: World, at: Scene) {
  const leader = at.teams[0]!.leader
  const { id, window } = await open(w, at)
  await w.ok(leader, api.claim, { id, helpers: [at.teams[0]!.members[0]!.id] })
  await w.to(window.from)
  await w.ok(at.teams[0]!.members[0]!, api.begin, { id }, { hat: 'me' })
  return { id, window, leader }
}

test('nobody claims by half of what the catalogue promised: the desk is alerted, not before', async () => {
  await using w = await world()
  const at = await community(w)
  const { id } = await open(w, at)
  await w.to(hours(w.now, 23.9))
  expect(await stuck(w, at)).toEqual([])
  await w.to(hours(w.now, 0.2))
  expect(await stuck(w, at)).toEqual([[id, 'unclaimed']])
  expect(await w.ok(at.desk, api.counters, {})).toMatchObject({ alerted: 1, open: 1 })
  expect(await codesOf(w, at.desk)).toContain('request.desk-unclaimed')
  await w.ok(at.teams[0]!.leader, api.claim, { id })
  expect(await stuck(w, at)).toEqual([])
})

test('the desk widens the offer to teams that are too far, never to those without the skill; and says so when there are no more', async () => {
  await using w = await world()
  const at = await community(w, { teams: 0 })
  const far = await w.team({ under: at.county, name: '远山义剪队', lat: 31 })
  const unskilled = await w.team({ under: at.county, name: '修理队', skills: ['家电维修'] })
  const { id } = await open(w, at)
  expect((await w.ok(far.leader, api.hall, {})).items).toEqual([])
  await w.to(hours(w.now, 25))
  const seen = await w.ok(at.desk, api.widen, { id })
  expect(seen).toMatchObject({ state: 'open', alert: null, next: { act: 'unclaimed' } })
  expect(seen.timeline.at(-1)).toMatchObject({ act: 'widen', facts: { offered: 1 } })
  expect((await w.ok(far.leader, api.hall, {})).items.map((card) => card.id)).toEqual([id])
  expect((await w.ok(unskilled.leader, api.hall, {})).items).toEqual([])
  expect(await w.call(at.desk, api.widen, { id })).toMatchObject({ status: 409, code: 'request.nobody-more' })
  await w.ok(far.leader, api.claim, { id })
})

test('the desk asks one team by name: its leader is told and may claim; a team without the skill is not asked', async () => {
  await using w = await world()
  const at = await community(w, { teams: 0 })
  const far = await w.team({ under: at.county, name: '远山义剪队', lat: 31 })
  const unskilled = await w.team({ under: at.county, name: '修理队', skills: ['家电维修'] })
  const { id } = await open(w, at)
  expect((await w.call(at.desk, api.askTeam, { id, team: unskilled.id })).code).toBe('request.team-unfit')
  expect((await w.call(at.resident, api.askTeam, { id, team: far.id })).status).toBe(403)
  await w.ok(at.desk, api.askTeam, { id, team: far.id })
  expect(await codesOf(w, far.leader)).toEqual(['request.team-asked'])
  await w.ok(at.desk, api.askTeam, { id, team: far.id })
  expect((await w.ok(far.leader, api.claim, { id })).state).toBe('claimed')
})

test('what the desk explains is read by the resident, with what is next, and the alert is answered', async () => {
  await using w = await world()
  const at = await community(w)
  const { id } = await open(w, at)
  await w.to(hours(w.now, 25))
  await w.ok(at.desk, api.explain, { id, reason: '这几天队伍都满了', next: '周五再答复你' })
  const seen = await w.ok(at.resident, api.show, { id })
  expect(seen.timeline.at(-1)).toMatchObject({ act: 'explain', note: { reason: '这几天队伍都满了', next: '周五再答复你' } })
  expect(await stuck(w, at)).toEqual([])
  await w.to(hours(w.now, 25))
  expect(await stuck(w, at)).toEqual([[id, 'unclaimed']])
})

test('a request that no team fitted is offered to one that came to fit, at the latest when the desk is alerted', async () => {
  await using w = await world()
  const at = await community(w, { teams: 0 })
  const { id } = await open(w, at)
  const late = await w.team({ under: at.county })
  expect((await w.ok(late.leader, api.hall, {})).items).toEqual([])
  await w.to(hours(w.now, 25))
  expect((await w.ok(late.leader, api.hall, {})).items.map((card) => card.id)).toEqual([id])
  await w.ok(late.leader, api.claim, { id })
})

test('a visit that began and was never reported alerts the desk, which asks the leader and then takes it back', async () => {
  await using w = await world()
  const at = await community(w)
  const { id, window, leader } = await begun(w, at)
  await w.to(hours(window.to, 3.9))
  expect(await stuck(w, at)).toEqual([])
  await w.to(hours(window.to, 4.1))
  expect(await stuck(w, at)).toEqual([[id, 'unfinished']])
  expect(await w.ok(at.desk, api.askLeader, { id })).toMatchObject({ state: 'working', alert: null, next: { act: 'unfinished' } })
  expect(await codesOf(w, leader)).toContain('request.report-asked')
  await w.to(hours(w.now, 4.1))
  expect(await stuck(w, at)).toEqual([[id, 'unfinished']])
  expect((await w.call(leader, api.handBack, { id, reason: '没人去' })).status).toBe(403)
  const back = await w.ok(at.desk, api.handBack, { id, reason: '队伍联系不上' })
  expect(back).toMatchObject({ state: 'open', team: null, alert: null, helpers: [] })
  expect(Date.parse(back.window.from)).toBeGreaterThan(w.now.getTime())
  expect((await w.ok(at.resident, api.show, { id })).timeline.at(-1)).toMatchObject({ act: 'hand-back', note: { reason: '队伍联系不上' } })
  expect(await codesOf(w, leader)).toContain('request.handed-back-team')
  expect((await w.call(at.teams[0]!.members[0]!, api.show, { id }, { hat: 'me' })).status).toBe(404)
  expect((await w.ok(leader, api.claim, { id })).state).toBe('claimed')
})

test('a report in time leaves the desk alone; hours that the practice sets count', async () => {
  await using w = await world()
  const at = await community(w)
  await w.set(at.county, 'marketplace.catalogue', { workHours: 1 })
  const { id, window, leader } = await begun(w, at)
  await w.to(hours(window.to, 1.1))
  expect(await stuck(w, at)).toEqual([[id, 'unfinished']])
  await w.ok(leader, api.finish, { id, visits: [{ person: leader.id, from: window.from, to: window.to }] })
  expect(await stuck(w, at)).toEqual([])
})

test('an order sent back before its first window ended is withdrawn all the same', async () => {
  await using w = await world()
  const at = await community(w)
  const { id, window, leader } = await begun(w, at)
  await w.to(hours(window.from, 1))
  await w.ok(leader, api.finish, { id, visits: [{ person: leader.id, from: window.from, to: hours(window.from, 1) }] })
  await w.ok(at.resident, api.notSolved, { id, reason: '没做完', window: aWindow(w.now) })
  expect((await w.ok(at.resident, api.withdraw, { id })).state).toBe('withdrawn')
})

test('the desk merges a duplicate into the other request: it ends, who ordered is told, and it links to the other where both may be read', async () => {
  await using w = await world()
  const at = await community(w)
  const daughter = await w.person({ name: '女儿' })
  const order = (who: Someone, service = 'haircut') => w.ok(who, api.submit, { org: at.place.id, service, window: aWindow(w.now, 4), premise: at.door })
  const [one, again, hers, errand] = [await order(at.resident), await order(at.resident), await order(daughter), await order(at.resident, 'errand')]
  await w.ok(at.desk, api.accept, { id: one.id })
  expect((await w.ok(at.desk, api.twins, { id: again.id })).items.map(({ id }) => id)).toEqual([one.id, hers.id])
  expect((await w.call(at.resident, api.twins, { id: again.id })).status).toBe(403)
  expect((await w.call(at.resident, api.merge, { id: again.id, into: one.id })).status).toBe(403)
  for (const into of [errand.id, again.id]) expect((await w.call(at.desk, api.merge, { id: again.id, into })).code).toBe('request.not-same')
  await w.ok(at.desk, api.merge, { id: again.id, into: one.id })
  await w.ok(at.desk, api.merge, { id: hers.id, into: one.id })
  expect(await w.ok(at.resident, api.show, { id: again.id })).toMatchObject({ state: 'merged', merged: { id: one.id, number: one.number } })
  expect(await w.ok(daughter, api.show, { id: hers.id })).toMatchObject({ state: 'merged', merged: null })
  expect(await codesOf(w, daughter)).toEqual(['request.merged'])
  expect((await w.call(at.desk, api.merge, { id: one.id, into: again.id })).code).toBe('request.not-same')
  expect((await w.call(at.desk, api.accept, { id: again.id })).code).toBe('request.state')
})

test('of two requests that are merged into each other at once, one stays at least', async () => {
  await using w = await world()
  const at = await community(w)
  const order = () => w.ok(at.resident, api.submit, { org: at.place.id, service: 'haircut', window: aWindow(w.now, 4), premise: at.door })
  const [one, other] = [await order(), await order()]
  const replies = await Promise.all([w.call(at.desk, api.merge, { id: one.id, into: other.id }), w.call(at.desk, api.merge, { id: other.id, into: one.id })])
  expect(replies.filter(({ status }) => status !== 200).map(({ code }) => code)).toContain('request.not-same')
})

test('a team that is offered a request, or may reply, is not told which team was asked, let it lapse, or lost it', async () => {
  await using w = await world()
  const at = await community(w, { teams: 2 })
  const [first, second] = at.teams.map(({ leader }) => leader) as [Someone, Someone]
  const { id, window } = await open(w, at)
  await w.ok(at.desk, api.askTeam, { id, team: at.teams[0]!.id })
  await w.ok(first, api.claim, { id })
  await w.to(hours(window.to, 5))
  const factsFor = async (who: Someone) => JSON.stringify((await w.ok(who, api.show, { id })).timeline.map(({ facts }) => facts))
  const secrets = [at.teams[0]!.id, at.teams[0]!.name]
  expect((await w.ok(second, api.show, { id })).timeline.map(({ act }) => act)).toEqual(['submit', 'accept', 'ask-team', 'claim', 'lapse'])
  for (const secret of secrets) {
    expect(await factsFor(second)).not.toContain(secret)
    expect(await factsFor(at.desk)).toContain(secret)
  }
  await w.ok(second, api.claim, { id })
  for (const secret of secrets) expect(await factsFor(second)).toContain(secret)
})
