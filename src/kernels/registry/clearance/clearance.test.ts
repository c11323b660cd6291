import { expect, test } from 'vitest'
import { world, type Someone, type World } from '#tests/world.ts'
import * as appointments from '#kernels/registry/appointments/contract.ts'
import * as consents from '#kernels/registry/consents/contract.ts'
import * as myData from '#kernels/registry/my-data/contract.ts'
import * as notices from '#kernels/registry/notices/contract.ts'
import * as signIn from '#kernels/registry/sign-in/contract.ts'
import * as api from './contract.ts'
import { pause, resume, unclearedOf } from './index.ts'

/** A county with a team, its desk, the desk of another county, and a member who is new. */
async function ground(w: World) {
  const county = await w.org({ kind: 'county', name: '澄湖区' })
  const team = await w.team({ under: county, members: 1 })
  const fresh = await w.office(await w.person({ name: '小林' }), team, 'team.member', { cleared: false })
  const [desk, other] = [await w.staff(county), await w.staff(await w.org({ kind: 'county', name: '望海区' }))]
  const appointment = fresh.hat.slice('team:'.length) as never
  const of = async (who: Someone) => (await w.ok(desk, api.list, { org: team.id })).items.find(({ person }) => person === who.id)
  return { county, team, desk, other, fresh: { ...fresh, hat: 'me' }, appointment, of }
}

const sign = async (w: World, who: Someone) => {
  const { version } = await w.ok(null, consents.text, { purpose: 'visits' })
  await w.ok(who, consents.give, { purpose: 'visits', version }, { hat: 'me' })
}

test('an officer states that she has seen the document: the day, her name and her organisation are kept, and nothing else', async () => {
  await using w = await world()
  const { county, team, desk, fresh, appointment, of } = await ground(w)
  expect(await w.ok(fresh, api.mine, {})).toEqual({ member: true, seen: null, signed: false, paused: false })
  const kept = await w.ok(desk, api.see, { id: appointment })
  expect(kept).toMatchObject({ person: fresh.id, seen: { day: '2026-09-07', org: county.name, officer: desk.name }, signed: false, paused: false })
  expect(await of(fresh)).toEqual(kept)
  const { rows } = await w.owner.query('select * from clearance where person = $1', [fresh.id])
  expect(rows).toEqual([{ id: kept.seen?.id, person: fresh.id, org: county.id, org_path: team.path, officer: desk.id, day: expect.anything(), ended: null }])
  await sign(w, fresh)
  expect(await w.ok(fresh, api.mine, {})).toMatchObject({ seen: { officer: desk.name }, signed: true, paused: false })
  expect(await w.ok(team.leader, api.team, {})).toEqual({ items: [] })
})

test('one sees the documents of the own teams, never those of others, and nobody her own', async () => {
  await using w = await world()
  const { county, team, desk, other, appointment, fresh } = await ground(w)
  expect((await w.call(other, api.see, { id: appointment })).status).toBe(404)
  expect(await w.call(other, api.list, { org: team.id })).toMatchObject({ status: 403, code: 'may.no-office' })
  const admin = await w.staff(county, 'admin')
  expect((await w.call(admin, api.see, { id: appointment })).code).toBe('may.no-office')
  expect((await w.call(team.leader, api.see, { id: appointment })).status).toBe(403)
  const both = await w.office(fresh, county, 'staff')
  expect((await w.call(both, api.see, { id: appointment })).code).toBe('may.second-person')
  const clerk = desk.hat.slice('tree:'.length) as never
  expect((await w.call(await w.staff(county), api.see, { id: clerk })).code).toBe('clearance.not-member')
  expect((await w.owner.query('select count(*)::int as n from clearance where person = $1', [fresh.id])).rows).toEqual([{ n: 0 }])
})

test('it is seen once; who pressed in the wrong line takes it back', async () => {
  await using w = await world()
  const { desk, other, appointment, fresh, of } = await ground(w)
  const { seen } = await w.ok(desk, api.see, { id: appointment })
  expect((await w.call(desk, api.see, { id: appointment })).code).toBe('clearance.seen')
  const id = seen?.id ?? ('' as never)
  expect((await w.call(other, api.end, { id })).status).toBe(404)
  await w.ok(desk, api.end, { id })
  expect((await w.call(desk, api.end, { id })).code).toBe('clearance.ended')
  expect((await of(fresh))?.seen).toBeNull()
  await w.ok(desk, api.see, { id: appointment })
})

test('the leader of a team reads who may not go and why, and no more', async () => {
  await using w = await world()
  const { team, desk, fresh, appointment } = await ground(w)
  const lacks = async () => (await w.ok(team.leader, api.team, {})).items
  expect(await lacks()).toEqual([{ person: fresh.id, lack: 'unseen' }])
  await w.ok(desk, api.see, { id: appointment })
  expect(await lacks()).toEqual([{ person: fresh.id, lack: 'unsigned' }])
  expect(await w.call(team.leader, api.list, { org: team.id })).toMatchObject({ status: 403 })
})

test('withdrawing the pledge ends the right to go, not the account; withdrawing the notice ends both', async () => {
  await using w = await world()
  const { team } = await ground(w)
  const [member] = team.members
  if (member === undefined) throw new Error('the team has a member')
  const me = { ...member, hat: 'me' }
  expect(await w.ok(me, consents.end, { purpose: 'visits' })).toEqual({ out: false })
  expect((await w.ok(me, signIn.me, {})).me?.id).toBe(member.id)
  expect((await w.ok(me, api.mine, {})).signed).toBe(false)
  await sign(w, me)
  const { version } = await w.ok(null, consents.text, { purpose: 'notice' })
  await w.ok(me, consents.give, { purpose: 'notice', version })
  expect(await w.ok(me, consents.end, { purpose: 'notice' })).toEqual({ out: true })
  expect((await w.ok(team.leader, api.team, {})).items).toContainEqual({ person: member.id, lack: 'unsigned' })
})

test('a pause holds until it is lifted, each by itself, and the person is told', async () => {
  await using w = await world()
  const { county, team } = await ground(w)
  const [member] = team.members
  if (member === undefined) throw new Error('the team has a member')
  const uncleared = () => w.atDoor((cx) => unclearedOf(cx, [member.id]))
  const [one, two] = await w.atDoor(async (cx) => [await pause(cx, { person: member.id, org: county }), await pause(cx, { person: member.id, org: county })])
  expect(await uncleared()).toEqual([{ person: member.id, lack: 'paused' }])
  await w.atDoor((cx) => resume(cx, { person: member.id, id: one ?? '' }))
  await w.atDoor((cx) => resume(cx, { person: member.id, id: one ?? '' }))
  expect(await uncleared()).toHaveLength(1)
  await w.atDoor((cx) => resume(cx, { person: member.id, id: two ?? '' }))
  expect(await uncleared()).toEqual([])
  const told = (await w.ok({ ...member, hat: 'me' }, notices.list, {})).items.map(({ code }) => code)
  expect(told.toSorted()).toEqual(['clearance.paused', 'clearance.paused', 'clearance.resumed', 'clearance.resumed'])
})

test('what is kept stands in the own copy; who leaves the team matters no more', async () => {
  await using w = await world()
  const { county, desk, fresh, appointment } = await ground(w)
  await w.ok(desk, api.see, { id: appointment })
  await w.atDoor((cx) => pause(cx, { person: fresh.id, org: county }))
  expect((await w.ok(fresh, myData.kind, { kind: 'clearances' })).items).toMatchObject([{ day: '2026-09-07', org: county.name, officer: desk.name, ended: null }])
  expect((await w.ok(fresh, myData.kind, { kind: 'pauses' })).items).toEqual([{ id: expect.any(String), since: expect.any(String), ended: null }])
  const admin = await w.staff(county, 'admin')
  await w.ok(admin, appointments.end, { id: appointment })
  expect((await w.ok(fresh, api.mine, {})).member).toBe(false)
})
