import { expect, test } from 'vitest'
import { aWindow, community, world, type Someone, type World } from '#tests/world.ts'
import * as clearance from '#kernels/registry/clearance/contract.ts'
import { pause, resume } from '#kernels/registry/clearance/index.ts'
import * as consents from '#kernels/registry/consents/contract.ts'
import * as api from './contract.ts'

/** An open request, a team with a cleared member, and one who is new; the desk above the team. */
async function open(w: World) {
  const at = await community(w)
  const [team] = at.teams
  const [member] = team?.members ?? []
  if (team === undefined || member === undefined) throw new Error('a team with a member was made')
  const fresh = await w.office(await w.person({ name: '小林' }), team, 'team.member', { cleared: false })
  const { id } = await w.ok(at.resident, api.submit, { org: at.place.id, service: 'haircut', window: aWindow(w.now), premise: at.door, words: '' })
  await w.ok(at.desk, api.accept, { id })
  return { ...at, id, team, leader: team.leader, member: { ...member, hat: 'me', purpose: 'visit' }, fresh, county: at.county, above: await w.staff(at.county) }
}

const sign = async (w: World, who: Someone) => {
  const { version } = await w.ok(null, consents.text, { purpose: 'visits' })
  await w.ok(who, consents.give, { purpose: 'visits', version }, { hat: 'me' })
}

test('nobody is named before the document is seen and the pledge signed', async () => {
  await using w = await world()
  const { id, leader, member, fresh, above, resident } = await open(w)
  const claim = (helpers: Someone[]) => w.call(leader, api.claim, { id, helpers: helpers.map((one) => one.id) })
  expect(await claim([member, fresh])).toMatchObject({ status: 409, code: 'request.helper-unseen', facts: { count: 1 }, message: expect.stringContaining('有 1 个人的证件还没看过') })
  await w.ok(above, clearance.see, { id: fresh.hat.slice('team:'.length) as never })
  expect(await claim([fresh])).toMatchObject({ status: 409, code: 'request.helper-unsigned', message: expect.stringContaining('本人在“我的上门”里签') })
  expect((await w.ok(resident, api.show, { id })).state).toBe('open')
  await w.ok(leader, api.claim, { id })
  expect((await w.call(leader, api.nameHelpers, { id, helpers: [fresh.id] })).code).toBe('request.helper-unsigned')
  await sign(w, fresh)
  expect((await w.ok(leader, api.nameHelpers, { id, helpers: [fresh.id] })).helpers).toMatchObject([{ id: fresh.id }])
})

test('a leader who is not cleared sends others and does not go', async () => {
  await using w = await world()
  const { id, team, member } = await open(w)
  const second = await w.office(await w.person(), team, 'team.leader', { cleared: false })
  expect(await w.call(second, api.claim, { id })).toMatchObject({ code: 'request.you-unseen', message: expect.stringContaining('带身份证去管你们队的社区或团委') })
  await w.ok(second, api.claim, { id, helpers: [member.id] })
})

test('who is paused neither claims nor is named, until it is lifted', async () => {
  await using w = await world()
  const { id, county, leader, member } = await open(w)
  const stop = (who: Someone) => w.atDoor((cx) => pause(cx, { person: who.id, org: county }))
  const paused = await stop(leader)
  expect((await w.call(leader, api.claim, { id, helpers: [member.id] })).code).toBe('request.you-paused')
  await w.atDoor((cx) => resume(cx, { person: leader.id, id: paused }))
  await stop(member)
  expect((await w.call(leader, api.claim, { id, helpers: [member.id] })).code).toBe('request.helper-paused')
  await w.ok(leader, api.claim, { id })
  expect((await w.call(leader, api.nameHelpers, { id, helpers: [member.id] })).code).toBe('request.helper-paused')
})

test('who was named and is cleared no more does not begin', async () => {
  await using w = await world()
  const { id, county, leader, member } = await open(w)
  await w.ok(leader, api.claim, { id, helpers: [member.id] })
  await w.to(aWindow(w.now).from)
  await w.ok(member, consents.end, { purpose: 'visits' })
  expect(await w.call(member, api.begin, { id })).toMatchObject({ status: 409, code: 'request.you-unsigned' })
  await sign(w, member)
  const paused = await w.atDoor((cx) => pause(cx, { person: member.id, org: county }))
  expect((await w.call(member, api.begin, { id })).code).toBe('request.you-paused')
  // Nor is the door told to whoever may not go there.
  expect((await w.call(member, api.look, { id }, { purpose: 'visit' })).code).toBe('request.you-paused')
  expect((await w.ok({ ...member, purpose: 'visit' }, api.show, { id })).code).toBeNull()
  expect((await w.ok(leader, api.show, { id })).state).toBe('claimed')
  await w.atDoor((cx) => resume(cx, { person: member.id, id: paused }))
  await w.ok(member, api.begin, { id })
})

test('one of two who may not go holds the visit up, until the leader sends somebody else', async () => {
  await using w = await world()
  const { id, county, leader, member } = await open(w)
  await w.ok(leader, api.claim, { id, helpers: [leader.id, member.id] })
  await w.to(aWindow(w.now).from)
  await w.atDoor((cx) => pause(cx, { person: leader.id, org: county }))
  expect(await w.call(member, api.begin, { id })).toMatchObject({ code: 'request.helper-paused', facts: { count: 1 } })
  await w.ok(leader, api.nameHelpers, { id, helpers: [member.id] })
  await w.ok(member, api.begin, { id })
})
