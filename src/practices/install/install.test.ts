import { expect, test } from 'vitest'
import { change, menu, reset } from '#kernels/marketplace/catalogue/contract.ts'
import { world } from '#tests/world.ts'
import { library } from '../library/index.ts'
import * as api from './contract.ts'

const key = 'hangzhou-governance'

test('two counties install the same practice with other numbers, each holds below its own', async () => {
  await using w = await world()
  const [here, there] = [await w.org({ kind: 'county', name: '澄湖区' }), await w.org({ kind: 'county', name: '望江区' })]
  const [ours, theirs] = [await w.org({ under: here }), await w.org({ under: there, name: '望江社区' })]
  await w.ok(await w.staff(here, 'admin'), api.install, { key, params: { answer: 8 } })
  await w.ok(await w.staff(there, 'leader'), api.install, { key, params: { answer: 48, silence: 10 } })
  const [a, b] = [await w.ok(null, menu, { org: ours.id }), await w.ok(null, menu, { org: theirs.id })]
  expect([a.rules.answerHours, a.rules.silenceDays]).toEqual([8, 7])
  expect([b.rules.answerHours, b.rules.silenceDays]).toEqual([48, 10])
  expect(a.services.map((service) => service.key)).toContain('haircut')
  expect((await w.ok(null, api.library, {})).items[0]?.installed).toHaveLength(2)
})

test('numbers out of bounds, unknown ones and people without the office are refused, and nothing is installed', async () => {
  await using w = await world()
  const county = await w.org({ kind: 'county' })
  const admin = await w.staff(county, 'admin')
  expect((await w.call(admin, api.install, { key, params: { silence: 90 } })).code).toBe('practice.param')
  expect((await w.call(admin, api.install, { key, params: { colour: 3 } })).code).toBe('practice.param')
  expect((await w.call(await w.staff(county, 'staff'), api.install, { key })).code).toBe('may.no-office')
  expect((await w.call(await w.staff(await w.org({ under: county }), 'admin'), api.install, { key })).code).toBe('practice.kind')
  expect((await w.ok(null, api.library, {})).items[0]?.installed).toEqual([])
})

test('installed again with other numbers, the new ones hold; removed, the menu is empty', async () => {
  await using w = await world()
  const county = await w.org({ kind: 'county' })
  const place = await w.org({ under: county })
  const admin = await w.staff(county, 'admin')
  await w.ok(admin, api.install, { key })
  await w.to(new Date(w.now.getTime() + 60_000))
  await w.ok(admin, api.install, { key, params: { give: 3 } })
  expect((await w.ok(null, api.library, {})).items[0]?.installed).toMatchObject([{ params: { give: 3 } }])
  await w.to(new Date(w.now.getTime() + 60_000))
  await w.ok(admin, api.remove, { key })
  expect((await w.ok(null, menu, { org: place.id })).services).toEqual([])
})

test('its page says whose numbers hold here and why an office cannot install it', async () => {
  await using w = await world()
  const county = await w.org({ kind: 'county', name: '澄湖区' })
  const place = await w.org({ under: county })
  const admin = await w.staff(county, 'admin')
  expect(await w.ok(admin, api.show, { key })).toMatchObject({ here: null, may: { install: 'ok', remove: 'practice.not-installed' } })
  await w.ok(admin, api.install, { key, params: { give: 3 } })
  expect(await w.ok(admin, api.show, { key })).toMatchObject({ here: { params: { give: 3 } }, may: { install: 'ok', remove: 'ok' } })
  const below = await w.ok(await w.staff(place, 'leader'), api.show, { key })
  expect(below).toMatchObject({ here: { org: { name: '澄湖区' } }, may: { install: 'practice.kind', remove: 'practice.not-installed' } })
  expect((await w.ok(await w.staff(county, 'staff'), api.show, { key })).may).toEqual({ install: 'may.no-office', remove: 'may.no-office' })
  expect((await w.ok(null, api.show, { key })).here).toBeNull()
  const [menuPart, , , figures, issue] = below.parts
  expect(menuPart?.items[0]).toMatchObject({ zh: '上门理发', icon: 'scissors', minutes: 45, skill: '理发' })
  expect(figures?.items.filter(({ wall }) => wall).length).toBeGreaterThan(5)
  expect(issue?.items.map(({ heading }) => heading)).toContain(true)
})

test('every practice is data: JSON and back it equals itself', () => {
  for (const practice of library) expect(JSON.parse(JSON.stringify(practice))).toEqual(practice)
})

test('what a committee changed for itself stays when the practice comes with new numbers, and can be taken back', async () => {
  await using w = await world()
  const county = await w.org({ kind: 'county' })
  const place = await w.org({ under: county })
  const [admin, desk] = [await w.staff(county, 'admin'), await w.staff(county)]
  const minutes = async () => (await w.ok(null, menu, { org: place.id })).services.find((service) => service.key === 'haircut')?.minutes
  await w.ok(admin, api.install, { key })
  await w.to(new Date(w.now.getTime() + 60_000))
  await w.ok(desk, change, { org: county.id, key: 'haircut', zh: '剪发', minutes: 30, promiseHours: 48, skill: null, on: true })
  await w.to(new Date(w.now.getTime() + 60_000))
  await w.ok(admin, api.install, { key, params: { give: 3 } })
  expect(await minutes()).toBe(30)
  await w.to(new Date(w.now.getTime() + 60_000))
  expect(await w.ok(desk, reset, { org: county.id, key: 'haircut' })).toMatchObject({ minutes: 45 })
  expect(await minutes()).toBe(45)
})
