import { expect, test } from 'vitest'
import { world, type World } from '#tests/world.ts'
import { personByPhone } from '#kernels/registry/people/index.ts'
import { openSession } from '#kernels/registry/sign-in/index.ts'
import * as me from '#kernels/registry/sign-in/contract.ts'
import { addDays, dayOf } from '#platform/calendar.ts'
import { appoint } from '#kernels/registry/appointments/contract.ts'
import * as orgs from '#kernels/registry/orgs/contract.ts'
import * as api from './contract.ts'
import { openSetup } from './index.ts'

const handler = { name: '澄湖区团委', contact: '0571-00000000', filings: ['浙ICP备00000000号'] }
const org = { name: '柯桥区', kind: 'county' as const, area: '330603' }
const admin = { name: '周敏', phone: '13800001234', roles: ['staff' as const, 'leader' as const] }

const open = async (w: World) => (await w.atDoor(openSetup)) ?? ''

/** Signs in whoever has this phone, wearing the first of their offices in this role. */
async function signIn(w: World, phone: string, role: string) {
  const [id, token] = await w.atDoor(async (cx) => {
    const person = await personByPhone(cx, phone)
    if (person === undefined) throw new Error('nobody has this phone')
    return [person, await openSession(cx, person, { strong: true })] as const
  })
  const who = { id, name: '', phone, token, hat: 'me' }
  const offices = (await w.ok(who, me.me, {})).me?.offices ?? []
  return {
    ...who,
    hat: offices.find((office) => office.role === role)?.hat ?? 'me',
    roles: offices.map((office) => office.role),
  }
}

test('from the token in the console to an admin who builds the tree', async () => {
  await using w = await world()
  expect(await w.ok(null, api.show, {})).toEqual({ name: '', contact: '', filings: [], done: false })
  const token = await open(w)
  expect(await w.ok(null, api.state, { token })).toMatchObject({ org: null, admin: null })
  const { org: id } = await w.ok(null, api.begin, { token, handler, org, admin })
  expect(await w.ok(null, api.state, { token })).toMatchObject({
    handler,
    org: { id, name: '柯桥区', children: 0 },
    admin: '周敏',
  })
  expect(await w.ok(null, api.show, {})).toEqual({ ...handler, done: false })
  const first = await signIn(w, admin.phone, 'admin')
  expect(first.roles.toSorted()).toEqual(['admin', 'leader', 'staff'])
  await w.ok(first, orgs.add, { parent: id, kind: 'town', name: '安昌' })
  expect(await w.call(null, api.begin, { token, handler, org, admin })).toMatchObject({
    status: 409,
    code: 'setup.begun',
  })
  expect(await w.ok(first, api.state, { token: '' })).toMatchObject({ org: { children: 1, people: 0, practice: false }, admin: '周敏' })
  const named = { phone: '13800001236', name: '陈亮', role: 'staff' as const, until: addDays(dayOf(w.now), 365) }
  await w.ok(first, appoint, { org: id, ...named })
  expect((await w.ok(null, api.state, { token })).org).toMatchObject({ people: 1 })
  expect(await w.call(null, api.finish, {})).toMatchObject({ status: 401 })
  const other = await signIn(w, named.phone, 'staff')
  expect(await w.call(other, api.finish, {})).toMatchObject({ status: 403, code: 'may.no-office' })
  expect(await w.call(other, api.state, { token: '' })).toMatchObject({ status: 403, code: 'setup.token' })
  expect(await w.ok(first, api.finish, {})).toEqual({ done: true })
  expect(await w.call(null, api.state, { token })).toMatchObject({ status: 403, code: 'setup.token' })
  expect(await w.call(null, api.begin, { token, handler, org, admin })).toMatchObject({
    status: 403,
    code: 'setup.token',
  })
  expect(await w.atDoor(openSetup)).toBeNull()
  expect(await w.ok(first, api.change, { ...handler, contact: '澄湖路 1 号' })).toMatchObject({
    contact: '澄湖路 1 号',
    done: true,
  })
})

test('what was typed wrong is sent again, and the wrong number is nobody any more', async () => {
  await using w = await world()
  const token = await open(w)
  const wrong = { ...admin, phone: '13800001235' }
  const made = await w.ok(null, api.begin, { token, handler, org: { name: '柯桥', kind: 'city' }, admin: wrong })
  const again = await w.ok(null, api.begin, { token, handler, org, admin })
  expect(again).toEqual(made)
  expect(await w.ok(null, orgs.show, { id: made.org })).toMatchObject({
    name: '柯桥区',
    kind: 'county',
    area: '330603',
  })
  expect((await signIn(w, wrong.phone, 'admin')).roles).toEqual([])
  expect((await signIn(w, admin.phone, 'admin')).roles).toHaveLength(3)
  await w.ok(null, api.begin, { token, handler, org, admin: { ...admin, roles: ['editor'] } })
  expect((await signIn(w, admin.phone, 'admin')).roles.toSorted()).toEqual(['admin', 'editor'])
  await w.ok(null, api.begin, { token, handler, org, admin })
  expect((await signIn(w, admin.phone, 'admin')).roles.toSorted()).toEqual(['admin', 'leader', 'staff'])
})

test('only the newest token of the console opens it', async () => {
  await using w = await world()
  const old = await open(w)
  const token = await open(w)
  for (const bad of [old, '', 'x'.repeat(24)]) {
    expect(await w.call(null, api.begin, { token: bad, handler, org, admin })).toMatchObject({
      status: 403,
      code: 'setup.token',
    })
    expect(await w.call(null, api.state, { token: bad })).toMatchObject({ status: 403 })
  }
  expect(await w.call(null, api.begin, { token, handler, org, admin: { ...admin, phone: '12' } })).toMatchObject({
    status: 400,
    code: 'phone.wrong',
  })
  expect(await w.call(null, api.begin, { token, handler, org: { ...org, area: '3306' }, admin })).toMatchObject({
    status: 400,
    code: 'org.area',
  })
  expect((await w.ok(null, orgs.list, {})).items).toEqual([])
})

test('nobody but the admin at the top changes the foot of the pages', async () => {
  await using w = await world()
  const county = await w.org({ kind: 'county', name: '澄湖区' })
  const place = await w.org({ under: county })
  await w.atDoor(openSetup)
  for (const who of [await w.staff(place, 'admin'), await w.staff(county, 'leader'), await w.person()]) {
    expect((await w.call(who, api.change, handler)).status).toBe(403)
  }
  expect((await w.call(null, api.change, handler)).status).toBe(401)
  expect((await w.call(await w.staff(county, 'admin'), api.change, handler)).status).toBe(200)
})
