import { describe, expect, test } from 'vitest'
import { newId } from '#platform/id.ts'
import { world, type World } from '#tests/world.ts'
import * as areas from '#kernels/registry/areas/contract.ts'
import * as api from './contract.ts'

/** A county of Shaoxing with its admin. */
async function county(w: World) {
  const place = await w.org({ kind: 'county', name: '柯桥区', area: '330603' })
  return { place, admin: await w.staff(place, 'admin') }
}

/** Codes of the county: the first town and its villages, a village of the second town, and all towns. */
async function divisions(w: World) {
  const towns = (await w.ok(null, areas.list, { parent: '330603' })).items
  const codes = towns.map(({ code }) => code)
  const below = async (code = '') => (await w.ok(null, areas.list, { parent: code })).items.map((one) => one.code)
  const [first = '', second = ''] = codes
  const [stray = ''] = await below(second)
  return { first, firstName: towns[0]?.name ?? '', villages: await below(first), stray, towns: codes }
}

describe('the tree', () => {
  test('an admin adds towns and villages from the official list in one action, each judged for itself', async () => {
    await using w = await world()
    const { place, admin } = await county(w)
    const { first, villages, stray, firstName } = await divisions(w)
    const codes = [first, ...villages, stray, '330102001']
    const made = await w.ok(admin, api.addMany, { parent: place.id, areas: codes })
    expect(made.added).toBe(1 + villages.length)
    expect(made.failed).toEqual([
      { area: '330102001', code: 'org.no-parent' },
      { area: stray, code: 'org.no-parent' },
    ])
    const below = (await w.ok(null, api.list, { parent: place.id })).items
    expect(below).toMatchObject([{ name: firstName, kind: 'town', children: villages.length, teams: 0 }])
    const again = await w.ok(admin, api.addMany, { parent: place.id, areas: codes.slice(0, 2) })
    expect(again).toEqual({ added: 0, failed: codes.slice(0, 2).map((area) => ({ area, code: 'org.twice' })) })
  })

  test('what was made from a division bears its everyday name and knows its place', async () => {
    await using w = await world()
    const { place, admin } = await county(w)
    const { first, villages, firstName } = await divisions(w)
    await w.ok(admin, api.addMany, { parent: place.id, areas: [first, ...villages] })
    const [town] = (await w.ok(null, api.list, { parent: place.id })).items
    const communities = (await w.ok(null, api.list, { parent: town?.id })).items
    expect(communities.map(({ name }) => name).join()).not.toMatch(/居委会|村委会|村民委员会/)
    const shown = await w.ok(null, api.show, { id: communities[0]?.id ?? place.id })
    expect(shown.above.map(({ name }) => name)).toEqual(['柯桥区', firstName])
    expect(shown.place?.whole).toContain('浙江省 绍兴市 柯桥区')
    expect(shown.may).toMatchObject({ add: 'may.sign-in', rename: 'may.sign-in' })
  })

  test('a repeat of the same command answers the same and adds nothing', async () => {
    await using w = await world()
    const { place, admin } = await county(w)
    const { towns } = await divisions(w)
    const input = { parent: place.id, areas: towns }
    const id = newId('command')
    const first = await w.ok(admin, api.addMany, input, { id })
    expect(await w.ok(admin, api.addMany, input, { id })).toEqual(first)
    expect((await w.ok(null, api.list, { parent: place.id })).items).toHaveLength(towns.length)
  })

  test('only the kind that belongs there, in its own area, under a free name', async () => {
    await using w = await world()
    const { place, admin } = await county(w)
    const add = (more: object) => w.call(admin, api.add, { parent: place.id, kind: 'town', name: '新街道', ...more })
    expect(await add({ kind: 'community' })).toMatchObject({ status: 400, code: 'org.kind' })
    expect(await add({ area: '330102001' })).toMatchObject({ status: 400, code: 'org.area' })
    expect(await add({ area: '330603' })).toMatchObject({ status: 400, code: 'org.area' })
    expect(await add({})).toMatchObject({ status: 200, body: { kind: 'town', may: { add: 'ok', close: 'ok' } } })
    expect(await add({})).toMatchObject({ status: 409, code: 'org.twice' })
    expect(await add({ name: ' ' })).toMatchObject({ status: 400, code: 'input' })
    expect(await add({ name: '𠮷祥👍街道' })).toMatchObject({ status: 200, body: { name: '𠮷祥👍街道' } })
  })

  test('nobody but an admin at or above it changes an organisation', async () => {
    await using w = await world()
    const { place, admin } = await county(w)
    const other = await w.org({ kind: 'county', name: '上虞区' })
    const town = await w.ok(admin, api.add, { parent: place.id, kind: 'town', name: '安昌' })
    const others = [
      await w.staff(place, 'staff'),
      await w.staff(place, 'leader'),
      await w.staff(other, 'admin'),
      await w.person(),
    ]
    for (const who of others) {
      expect((await w.call(who, api.add, { parent: place.id, kind: 'town', name: '福全' })).status).toBe(403)
      expect((await w.call(who, api.rename, { id: town.id, name: '福全' })).status).toBe(403)
      expect((await w.call(who, api.close, { id: town.id })).status).toBe(403)
      expect((await w.call(who, api.addMany, { parent: place.id, areas: ['330603001'] })).status).toBe(403)
    }
    expect((await w.call(null, api.close, { id: town.id })).status).toBe(401)
    expect((await w.call(admin, api.close, { id: newId('org') })).status).toBe(404)
  })

  test('closing ends what is empty, never the own office, and can be taken back on the same day', async () => {
    await using w = await world()
    const { place, admin } = await county(w)
    const town = await w.ok(admin, api.add, { parent: place.id, kind: 'town', name: '安昌' })
    const village = await w.ok(admin, api.add, { parent: town.id, kind: 'community', name: '白马' })
    expect(await w.call(admin, api.close, { id: town.id })).toMatchObject({
      code: 'org.open-children',
      facts: { children: 1 },
    })
    expect(await w.call(admin, api.close, { id: place.id })).toMatchObject({ code: 'org.own' })
    await w.ok(admin, api.close, { id: village.id })
    await w.ok(admin, api.close, { id: town.id })
    expect((await w.ok(null, api.list, { parent: place.id })).items).toEqual([])
    expect(await w.call(admin, api.add, { parent: town.id, kind: 'community', name: '东湖' })).toMatchObject({
      code: 'org.closed',
    })
    expect(await w.call(admin, api.reopen, { id: village.id })).toMatchObject({ code: 'org.parent-closed' })
    expect((await w.ok(admin, api.reopen, { id: town.id })).validTo).toBeNull()
    await w.to('2026-09-09T01:00:00.000Z')
    expect(await w.call(admin, api.reopen, { id: village.id })).toMatchObject({ code: 'org.too-late' })
  })

  test('found by name, with the names above it', async () => {
    await using w = await world()
    const { place, admin } = await county(w)
    const town = await w.ok(admin, api.add, { parent: place.id, kind: 'town', name: '安昌' })
    await w.ok(admin, api.add, { parent: town.id, kind: 'community', name: '白马社区' })
    const found = await w.ok(null, api.find, { name: '白马', kind: 'community' })
    expect(found.items).toMatchObject([{ name: '白马社区', whole: '柯桥区 安昌' }])
    expect((await w.ok(null, api.find, { name: '100%_' })).items).toEqual([])
  })
})

describe('teams', () => {
  const can = { skills: ['理发', '理发'], radius: 3000, capacity: 4 }

  test('a team stands under a community, serves what is on its line, and starts from the centre of the county', async () => {
    await using w = await world()
    const { place, admin } = await county(w)
    const town = await w.ok(admin, api.add, { parent: place.id, kind: 'town', name: '安昌' })
    const elsewhere = await w.ok(admin, api.add, { parent: place.id, kind: 'town', name: '福全' })
    const add = (more: object) =>
      w.call(admin, api.addTeam, { parent: town.id, name: '晨光队', serves: place.id, ...can, ...more })
    expect(await add({ serves: elsewhere.id })).toMatchObject({ status: 400, code: 'team.serves' })
    expect(await add({ radius: 50 })).toMatchObject({ status: 400, code: 'input' })
    const made = await add({})
    expect(made.body).toMatchObject({
      name: '晨光队',
      skills: ['理发'],
      serves: { name: '柯桥区' },
      base: { lat: 30.08, lon: 120.49 },
      may: { change: 'ok' },
    })
    expect(await add({})).toMatchObject({ code: 'org.twice' })
    expect(await w.call(admin, api.close, { id: town.id })).toMatchObject({ code: 'org.open-children' })
    const { skills: _, ...rest } = can
    const changed = await w.ok(admin, api.changeTeam, {
      id: made.body.id,
      name: '晨光义剪队',
      serves: town.id,
      skills: ['修家电'],
      ...rest,
      capacity: 9,
    })
    expect(changed).toMatchObject({
      name: '晨光义剪队',
      skills: ['修家电'],
      capacity: 9,
      serves: { name: '安昌' },
      base: { lat: 30.08 },
    })
    expect((await w.ok(null, api.teams, { id: place.id })).items).toMatchObject([
      { name: '晨光义剪队', may: { change: 'may.sign-in' } },
    ])
    expect((await w.ok(admin, api.skills, { id: place.id })).items).toEqual(['修家电'])
    expect(
      (
        await w.call(await w.staff(place), api.changeTeam, {
          id: made.body.id,
          name: '别的队',
          serves: town.id,
          ...can,
        })
      ).status,
    ).toBe(403)
  })

  test('a team may start from an estate that has a point', async () => {
    await using w = await world()
    const { place, admin } = await county(w)
    const town = await w.ok(admin, api.add, { parent: place.id, kind: 'town', name: '安昌' })
    const community = await w.ok(admin, api.add, { parent: town.id, kind: 'community', name: '白马社区' })
    const { rows } = await w.owner.query<{ path: string }>('select path from org where id = $1', [community.id])
    const door = await w.door({ id: community.id, name: '白马社区', path: rows[0]?.path ?? '' })
    const made = await w.ok(admin, api.addTeam, {
      parent: community.id,
      name: '白马队',
      serves: community.id,
      ...can,
      estate: door,
    })
    expect(made.base).toEqual({ lat: 30.251, lon: 120.171 })
  })

  test('the list comes in pages', async () => {
    await using w = await world()
    const { place, admin } = await county(w)
    for (const name of ['一队', '二队', '三队'])
      await w.ok(admin, api.addTeam, { parent: place.id, name, serves: place.id, ...can })
    const first = await w.ok(null, api.teams, { id: place.id, limit: 2 })
    const second = await w.ok(null, api.teams, { id: place.id, limit: 2, after: first.next })
    expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(['一队', '二队', '三队'])
    expect(second.next).toBeUndefined()
  })
})
