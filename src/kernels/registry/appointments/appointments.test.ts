import { expect, test } from 'vitest'
import { Day } from '#platform/contract.ts'
import { world, type Someone, type World } from '#tests/world.ts'
import * as notices from '#kernels/registry/notices/contract.ts'
import * as signIn from '#kernels/registry/sign-in/contract.ts'
import { openSession } from '#kernels/registry/sign-in/index.ts'
import { personByPhone } from '#kernels/registry/people/index.ts'
import * as api from './contract.ts'

const until = Day.parse('2027-09-07')
const NEW = '154 0000 0201'

async function county(w: World) {
  const top = await w.org({ kind: 'county', name: '澄湖区' })
  const place = await w.org({ under: top })
  const other = await w.org({ name: '桐江区', kind: 'county' })
  const team = await w.team({ under: place, members: 1 })
  return { top, place, other, team, admin: await w.staff(top, 'admin'), desk: await w.staff(place) }
}

/** Signs in whoever has this phone. */
const behind = (w: World, phone: string): Promise<Someone> =>
  w.atDoor(async (cx) => {
    const id = await personByPhone(cx, phone)
    if (id === undefined) throw new Error('nobody has this phone')
    return { id, name: '', phone, token: await openSession(cx, id, { strong: true }), hat: 'me' }
  })

const meOf = async (w: World, who: Someone) => (await w.ok(who, signIn.me, {}, { hat: 'me' })).me

test('an admin appoints by phone: the account is made, the role waits with the way to it, and the person is told', async () => {
  await using w = await world()
  const { place, admin } = await county(w)
  const given = await w.ok(admin, api.appoint, { org: place.id, phone: NEW, name: '顾言', role: 'staff', until })
  expect(given).toMatchObject({ person: { name: '顾言' }, role: 'staff', from: '2026-09-07', until: '2027-09-07', may: { end: 'ok' } })
  const who = await behind(w, NEW)
  expect(await meOf(w, who)).toMatchObject({
    name: '顾言', unseen: 1,
    offices: [{ role: 'staff', hat: `tree:${given.id}`, org: { id: place.id, name: '柳溪社区', kind: 'community' }, above: ['澄湖区'] }],
  })
  const inbox = await w.ok(who, notices.list, {})
  expect(inbox).toMatchObject({ unseen: 1, items: [{ code: 'appointment.given', noun: 'appointment', target: given.id, seen: false, facts: { role: 'staff', org: '柳溪社区' } }] })
  expect(await w.ok(who, notices.see, { upTo: inbox.items[0]?.id ?? '' })).toEqual({ unseen: 0 })
})

test('who has an account keeps the own name', async () => {
  await using w = await world()
  const { place, admin } = await county(w)
  const known = await w.person({ name: '林思远' })
  const given = await w.ok(admin, api.appoint, { org: place.id, phone: known.phone, name: '别的名字', role: 'editor', until })
  expect(given.person).toEqual({ id: known.id, name: '林思远' })
})

test('nobody appoints outside the own tree, oneself, or without being admin', async () => {
  await using w = await world()
  const { top, place, other, admin, desk } = await county(w)
  const ask = (who: Someone, org: string, more: object = {}) =>
    w.call(who, api.appoint, { phone: NEW, name: '顾言', role: 'staff', until, org, ...more } as never)
  expect(await ask(admin, other.id)).toMatchObject({ status: 403, code: 'may.no-office' })
  expect(await ask(desk, place.id)).toMatchObject({ status: 403, code: 'may.no-office' })
  expect(await ask(desk, top.id, { role: 'admin' })).toMatchObject({ status: 403 })
  expect(await ask(admin, top.id, { phone: admin.phone })).toMatchObject({ status: 409, code: 'appointment.self' })
  expect(await ask({ ...admin, hat: 'me' }, place.id)).toMatchObject({ status: 403 })
  expect(await ask(admin, crypto.randomUUID())).toMatchObject({ status: 404 })
  const { rows } = await w.owner.query(`select count(*)::int as made from person where name = '顾言'`)
  expect(rows).toEqual([{ made: 0 }])
})

test('roles fit the kind of organisation, terms lie ahead, nobody holds a role twice', async () => {
  await using w = await world()
  const { place, team, admin } = await county(w)
  const ask = (more: object) => w.call(admin, api.appoint, { org: place.id, phone: NEW, name: '顾言', role: 'staff', until, ...more })
  expect(await ask({ role: 'team.leader' })).toMatchObject({ status: 400, code: 'appointment.role' })
  expect(await ask({ org: team.id, role: 'staff' })).toMatchObject({ status: 400, code: 'appointment.role' })
  expect(await ask({ until: '2026-09-07' })).toMatchObject({ status: 400, code: 'appointment.term' })
  expect(await ask({ until: '2040-01-01' })).toMatchObject({ status: 400, code: 'appointment.term' })
  expect(await ask({ phone: '+1 415 555 2671' })).toMatchObject({ status: 400, code: 'phone.wrong' })
  expect((await ask({})).status).toBe(200)
  expect(await ask({})).toMatchObject({ status: 409, code: 'appointment.twice' })
  expect((await ask({ role: 'editor' })).status).toBe(200)
})

test('a revoked role is gone at the next request', async () => {
  await using w = await world()
  const { place, admin } = await county(w)
  const given = await w.ok(admin, api.appoint, { org: place.id, phone: NEW, name: '顾言', role: 'staff', until })
  const who = { ...(await behind(w, NEW)), hat: `tree:${given.id}` }
  expect((await w.call(who, api.list, { org: place.id })).status).toBe(200)
  expect(await w.ok(admin, api.end, { id: given.id })).toMatchObject({ until: '2026-09-07' })
  expect(await w.call(who, api.list, { org: place.id })).toMatchObject({ status: 403, code: 'may.no-office' })
  expect((await meOf(w, who))?.offices).toEqual([])
  const told = (await w.ok(who, notices.list, {}, { hat: 'me' })).items[0]
  expect(told).toMatchObject({ code: 'appointment.ended', facts: { role: 'staff', org: '柳溪社区' } })
  expect(await w.call(admin, api.end, { id: given.id })).toMatchObject({ status: 409, code: 'appointment.over' })
})

test('a term ends by itself', async () => {
  await using w = await world()
  const { place, admin } = await county(w)
  const given = await w.ok(admin, api.appoint, { org: place.id, phone: NEW, name: '顾言', role: 'staff', until: Day.parse('2026-10-01') })
  const who = { ...(await behind(w, NEW)), hat: `tree:${given.id}` }
  await w.to('2026-09-30T23:59:59+08:00')
  expect((await w.call(who, api.list, { org: place.id })).status).toBe(200)
  await w.to('2026-10-01T00:00:00+08:00')
  expect((await w.call(who, api.list, { org: place.id })).code).toBe('may.no-office')
})

test('an admin does not end the own role, another admin does', async () => {
  await using w = await world()
  const { top, admin } = await county(w)
  const id = admin.hat.slice('tree:'.length)
  const own = (await w.ok(admin, api.list, { org: top.id })).items.find((item) => item.id === id)
  expect(own?.may).toEqual({ end: 'may.second-person', invite: 'may.second-person' })
  expect(await w.call(admin, api.end, { id } as never)).toMatchObject({ status: 403, code: 'may.second-person' })
  const second = await w.staff(top, 'admin')
  expect((await w.call(second, api.end, { id } as never)).status).toBe(200)
})

test('in a team the office above gives roles, the leader takes members in, and a member nobody', async () => {
  await using w = await world()
  const { place, team, desk } = await county(w)
  const another = await w.team({ under: place, name: '益修队' })
  const ask = (who: Someone, org: string, role: api.Role, phone = NEW) => w.call(who, api.appoint, { org, phone, name: '顾言', role, until } as never)
  expect((await ask(desk, team.id, 'team.leader')).status).toBe(200)
  expect((await ask(team.leader, team.id, 'team.member', '154 0000 0202')).status).toBe(200)
  expect(await ask(team.leader, team.id, 'team.leader', '154 0000 0203')).toMatchObject({ status: 403, code: 'may.not-leader' })
  expect(await ask(team.leader, another.id, 'team.member')).toMatchObject({ status: 403, code: 'may.not-leader' })
  expect(await ask(team.leader, team.id, 'team.member', team.leader.phone)).toMatchObject({ status: 409, code: 'appointment.self' })
  const { items } = await w.ok(team.leader, api.members, {})
  expect(items.map(({ role }) => role)).toEqual(['team.leader', 'team.leader', 'team.member', 'team.member'])
  const member = items.find(({ role }) => role === 'team.member')
  expect(member?.may).toEqual({ end: 'ok', invite: 'ok' })
  expect((await w.call(team.leader, api.end, { id: member?.id ?? team.id } as never)).status).toBe(200)
  expect((await w.call(another.leader, api.list, { org: team.id })).status).toBe(403)
})

test('a list says which roles the reader may give here', async () => {
  await using w = await world()
  const { place, team, admin, desk } = await county(w)
  expect((await w.ok(admin, api.list, { org: place.id })).gives).toEqual(['staff', 'editor', 'leader', 'admin', 'auditor'])
  expect((await w.ok(desk, api.list, { org: place.id })).gives).toEqual([])
  expect((await w.ok(desk, api.list, { org: team.id })).gives).toEqual(['team.leader', 'team.member'])
  expect((await w.ok(team.leader, api.list, { org: team.id })).gives).toEqual(['team.member'])
})

test('the database alone keeps staff from making an admin, and people from appointing at all', async () => {
  await using w = await world({ checks: false })
  const { top, place, desk, team } = await county(w)
  const ask = (who: Someone, org: string, role: api.Role) => w.call(who, api.appoint, { org, phone: NEW, name: '顾言', role, until } as never)
  const refused = { status: 403, code: 'may.database' }
  expect(await ask(desk, place.id, 'admin')).toMatchObject(refused)
  expect(await ask(desk, top.id, 'staff')).toMatchObject(refused)
  expect(await ask({ ...desk, hat: 'me' }, place.id, 'staff')).toMatchObject(refused)
  expect(await ask(team.leader, team.id, 'team.leader')).toMatchObject(refused)
  const { rows } = await w.owner.query(`select count(*)::int as made from person where name = '顾言'`)
  expect(rows).toEqual([{ made: 0 }])
})
