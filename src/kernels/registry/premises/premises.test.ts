import { describe, expect, test } from 'vitest'
import { newId } from '#platform/id.ts'
import { world } from '#tests/world.ts'
import * as api from './contract.ts'
import { readLines } from './contract.ts'

describe('lines as people paste them', () => {
  test('commas of both scripts, tabs, spaces; the same place once', () => {
    const { paths, named, failed } = readLines([
      '桂苑,6 幢,302',
      ' 桂苑，6  幢，303 ',
      '桂苑\t6 幢\t302',
      '',
      '荷苑',
      '荷苑,,',
    ])
    expect(paths).toEqual([['桂苑'], ['荷苑'], ['桂苑', '6 幢'], ['桂苑', '6 幢', '302'], ['桂苑', '6 幢', '303']])
    expect([...named]).toEqual(['桂苑\t6 幢\t302', '桂苑\t6 幢\t303', '荷苑'])
    expect(failed).toEqual([])
  })

  test('a wrong line is told by its number', () => {
    const { failed } = readLines(['桂苑,,302', 'a,b,c,d', '，，', `${'长'.repeat(41)},1`])
    expect(failed).toEqual([
      { row: 1, code: 'premise.parts' },
      { row: 2, code: 'premise.parts' },
      { row: 3, code: 'premise.parts' },
      { row: 4, code: 'premise.long' },
    ])
  })
})

describe('the places of a community', () => {
  test('its desk pastes them; what is there already is left', async () => {
    await using w = await world()
    const county = await w.org({ kind: 'county', name: '澄湖区' })
    const place = await w.org({ under: county })
    const desk = await w.staff(place)
    const lines = ['桂苑,10 幢,302', '桂苑,6 幢,302', '桂苑,6 幢,303', '荷苑', '荷苑,,1']
    const id = newId('command')
    const came = await w.ok(desk, api.addMany, { org: place.id, lines }, { id })
    expect(came).toEqual({ added: 7, there: 0, failed: [{ row: 5, code: 'premise.parts' }] })
    expect(await w.ok(desk, api.addMany, { org: place.id, lines }, { id })).toEqual(came)
    expect(await w.ok(desk, api.addMany, { org: place.id, lines: ['桂苑,6 幢,302', '竹苑,1 幢,101', '桂苑'] })).toEqual(
      { added: 3, there: 2, failed: [] },
    )
    const { items, counts, may } = await w.ok(null, api.list, { org: place.id })
    expect(items).toMatchObject([
      { name: '桂苑', kind: 'estate', children: 2, point: null },
      { name: '荷苑', children: 0 },
      { name: '竹苑', children: 1 },
    ])
    expect(counts).toEqual({ estates: 3, buildings: 3, doors: 4 })
    expect(may).toEqual({ add: 'may.sign-in', change: 'may.sign-in' })
    const buildings = (await w.ok(null, api.list, { org: place.id, parent: items[0]?.id })).items
    expect(buildings.map(({ name }) => name)).toEqual(['6 幢', '10 幢'])
    const doors = (await w.ok(null, api.list, { org: place.id, parent: buildings[0]?.id })).items
    const door = await w.ok(null, api.show, { id: doors[0]?.id ?? newId('premise') })
    expect(door).toMatchObject({
      kind: 'door',
      whole: '桂苑 6 幢 302',
      org: { name: '柳溪社区' },
      estate: { name: '桂苑', point: null },
    })
  })

  test('renaming, and the point of an estate', async () => {
    await using w = await world()
    const place = await w.org()
    const desk = await w.staff(place)
    await w.ok(desk, api.addMany, { org: place.id, lines: ['桂苑,1 幢', '荷苑'] })
    const [gui, he] = (await w.ok(desk, api.list, { org: place.id })).items
    const [building] = (await w.ok(desk, api.list, { org: place.id, parent: gui?.id })).items
    if (gui === undefined || he === undefined || building === undefined) throw new Error('the lines are not there')
    expect(await w.call(desk, api.change, { id: gui.id, name: '荷苑' })).toMatchObject({
      status: 409,
      code: 'premise.twice',
    })
    expect(
      await w.call(desk, api.change, { id: building.id, name: '2 幢', point: { lat: 30, lon: 120 } }),
    ).toMatchObject({ code: 'premise.point' })
    const moved = await w.ok(desk, api.change, { id: gui.id, name: '桂花苑', point: { lat: 30.1234, lon: 120.4321 } })
    expect(moved).toMatchObject({ name: '桂花苑', point: { lat: 30.1234, lon: 120.4321 } })
    expect((await w.ok(desk, api.change, { id: gui.id, name: '桂苑' })).point).toEqual({ lat: 30.1234, lon: 120.4321 })
    expect((await w.ok(desk, api.change, { id: gui.id, name: '桂苑', point: null })).point).toBeNull()
  })

  test('only the community’s own office, and only at a community', async () => {
    await using w = await world()
    const county = await w.org({ kind: 'county', name: '澄湖区' })
    const place = await w.org({ under: county })
    const next = await w.org({ under: county, name: '荷塘社区' })
    const lines = ['桂苑']
    expect((await w.call(await w.staff(next), api.addMany, { org: place.id, lines })).status).toBe(403)
    expect((await w.call(await w.person(), api.addMany, { org: place.id, lines })).status).toBe(403)
    expect((await w.call(null, api.addMany, { org: place.id, lines })).status).toBe(401)
    expect(await w.call(await w.staff(county), api.addMany, { org: county.id, lines })).toMatchObject({
      code: 'premise.community',
    })
    expect((await w.call(await w.staff(county), api.addMany, { org: place.id, lines })).status).toBe(200)
    expect(
      (
        await w.call(await w.staff(place), api.addMany, {
          org: place.id,
          lines: Array.from({ length: 5001 }, () => 'x'),
        })
      ).status,
    ).toBe(400)
  })

  test('five thousand doors in one paste', async () => {
    await using w = await world()
    const place = await w.org()
    const lines = Array.from({ length: 5000 }, (_, n) => `桂苑,${Math.floor(n / 50) + 1} 幢,${(n % 50) + 101}`)
    expect(await w.ok(await w.staff(place), api.addMany, { org: place.id, lines })).toMatchObject({
      added: 5101,
      failed: [],
    })
  })
})
