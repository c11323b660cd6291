import { expect, test } from 'vitest'
import { world } from '#tests/world.ts'
import * as api from './contract.ts'

test('from the province to the village, as it is today', async () => {
  await using w = await world()
  const down = async (parent?: string) => (await w.ok(null, api.list, parent === undefined ? {} : { parent })).items
  expect(await down()).toMatchObject([{ code: '33', name: '浙江省', children: 11 }])
  const hangzhou = (await down('33'))[0]
  expect(hangzhou).toMatchObject({ name: '杭州市', whole: '浙江省 杭州市', level: 'city' })
  const counties = await down('3301')
  expect(counties).toHaveLength(hangzhou?.children ?? 0)
  expect(counties.map(({ name }) => name)).toContain('临平区')
  expect(counties.map(({ name }) => name)).not.toContain('江干区')
  const [town] = await down('330102')
  expect((await down(town?.code))[0]).toMatchObject({ level: 'village', children: 0 })
  expect((await w.call(null, api.list, { parent: '3' })).status).toBe(400)
})

test('a district that ended is still there on a day before', async () => {
  await using w = await world()
  await w.owner.query(`update clock set at = '2020-06-01T00:00:00Z'`)
  const names = (await w.ok(null, api.list, { parent: '3301' })).items.map(({ name }) => name)
  expect(names).toContain('江干区')
  expect(names).not.toContain('临平区')
})

test('found by name, within an area and a level', async () => {
  await using w = await world()
  const found = await w.ok(null, api.find, { name: '柯桥', level: 'county' })
  expect(found.items.map(({ whole }) => whole)).toEqual(['浙江省 绍兴市 柯桥区'])
  const within = await w.ok(null, api.find, { name: '街道', under: '330603' })
  expect(within.items.length).toBeGreaterThan(3)
  expect(within.items.every(({ code }) => code.startsWith('330603'))).toBe(true)
})
