import { expect, test } from 'vitest'
import { aWindow, community, world, type World } from '#tests/world.ts'
import * as api from './contract.ts'

/** A community whose request is open, with its first team, that team's leader and a member. */
async function open(w: World) {
  const at = await community(w)
  const [team] = at.teams
  const [member] = team?.members ?? []
  if (team === undefined || member === undefined) throw new Error('a team with a member was made')
  const { id } = await w.ok(at.resident, api.submit, { org: at.place.id, service: 'haircut', window: aWindow(w.now), premise: at.door, words: '想理个短发' })
  await w.ok(at.desk, api.accept, { id })
  return { ...at, id, team, leader: team.leader, member: { ...member, purpose: 'visit' } }
}

test('who is under 18, or has not given the year of birth, claims nothing', async () => {
  await using w = await world()
  const at = await open(w)
  const { id } = at
  const [young, unknown] = [await w.office(await w.person({ yearOfBirth: 2010 }), at.team, 'team.leader'), await w.office(await w.person(), at.team, 'team.leader')]
  await w.owner.query('update person_sealed set adult = null where person = $1', [unknown.id])
  for (const [who, code] of [[young, 'may.adult'], [unknown, 'may.year-of-birth']] as const) {
    const card = (await w.ok(who, api.hall, {})).items[0]
    expect([card?.id, card?.may['claim'], (await w.call(who, api.claim, { id })).code]).toEqual([id, code, code])
  }
  expect((await w.ok(at.desk, api.show, { id })).state).toBe('open')
})

test('nobody under 18 is sent to a door', async () => {
  await using w = await world()
  const at = await open(w)
  const { id, leader } = at
  const young = await w.person({ yearOfBirth: 2010 })
  await w.office(young, at.team, 'team.member')
  expect((await w.call(leader, api.claim, { id, helpers: [young.id] })).code).toBe('request.helper-young')
  await w.ok(leader, api.claim, { id })
  expect((await w.call(leader, api.nameHelpers, { id, helpers: [leader.id, young.id] })).code).toBe('request.helper-young')
})

test('address and phone open to the two sides and the desk, each look is a command, and a leader who does not go sees nothing', async () => {
  await using w = await world()
  const at = await open(w)
  const { id, leader, member } = at
  expect((await w.ok(at.resident, api.look, { id })).address).toBe('桂苑 6 幢 302')
  expect((await w.ok(at.desk, api.look, { id })).words).toBe('想理个短发')
  expect((await w.call(at.desk, api.look, { id }, { purpose: 'other' })).code).toBe('may.purpose')
  await w.ok(leader, api.claim, { id, helpers: [member.id] })
  expect((await w.call(leader, api.look, { id }, { hat: 'me', purpose: 'visit' })).status).toBe(404)
  expect((await w.call(member, api.look, { id })).code).toBe('may.not-visit')
  await w.to(new Date(new Date(aWindow(w.now).from).getTime() - 10 * 3600_000))
  expect((await w.ok(member, api.look, { id })).phone).toBe(at.resident.phone)
})

test('whoever is named reads the request at once; code, name, door and beginning wait for the evening before, and all closes one day after', async () => {
  await using w = await world()
  const at = await open(w)
  const { id, leader, member } = at
  await w.ok(leader, api.claim, { id, helpers: [member.id] })
  const early = await w.ok(member, api.show, { id })
  expect(early).toMatchObject({ state: 'claimed', code: null, orderer: null, helpers: [{ id: member.id }], mine: { helper: true }, may: { look: 'may.not-visit', begin: 'may.not-visit' } })
  expect(JSON.stringify(early)).not.toContain(at.resident.name)
  expect((await w.ok(member, api.visits, {})).items.map((one) => one.id)).toEqual([id])
  expect((await w.call(member, api.begin, { id })).code).toBe('may.not-visit')
  const window = aWindow(w.now)
  await w.to(new Date(new Date(window.from).getTime() - 15 * 3600_000))
  expect(await w.ok(member, api.show, { id })).toMatchObject({ code: expect.stringMatching(/^\d{6}$/), orderer: { name: at.resident.name }, may: { look: 'ok', begin: 'ok' } })
  await w.to(window.from)
  await w.ok(member, api.begin, { id })
  await w.to(new Date(new Date(window.to).getTime() + 25 * 3600_000))
  expect((await w.call(member, api.show, { id })).status).toBe(404)
})

test('a helper who is replaced, and one whose team gives it back, knows nothing of it any more', async () => {
  await using w = await world()
  const at = await open(w)
  const { id, leader, member } = at
  await w.ok(leader, api.claim, { id, helpers: [member.id] })
  await w.ok(leader, api.nameHelpers, { id, helpers: [leader.id] })
  expect((await w.call(member, api.show, { id })).status).toBe(404)
  expect((await w.ok(leader, api.show, { id }, { hat: 'me' })).mine.helper).toBe(true)
  await w.ok(leader, api.release, { id })
  expect((await w.call(leader, api.show, { id }, { hat: 'me' })).status).toBe(404)
})

