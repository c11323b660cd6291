import { expect, test } from 'vitest'
import { submit } from '#kernels/marketplace/requests/contract.ts'
import { aWindow, community, world } from '#tests/world.ts'
import * as api from './contract.ts'
import { capability, entries, PART } from './capability.ts'

const words = { zh: '剪发', minutes: 30, promiseHours: 24, skill: null, on: true }

test('a community changes one service for itself, and takes it back', async () => {
  await using w = await world()
  const { county, place, desk } = await community(w)
  const next = await w.org({ under: county, name: '荷塘社区' })
  const before = await w.ok(null, api.menu, { org: place.id })
  expect(before.services.map(({ key }) => key)).toEqual(['errand', 'haircut'])
  expect(before.rules).toEqual({ answerHours: 24, graceHours: 2, workHours: 4, silenceDays: 7, capPercent: 200 })

  const changed = await w.ok(desk, api.change, { org: place.id, key: 'haircut', ...words })
  expect(changed).toMatchObject({ zh: '剪发', en: 'Haircut', icon: 'scissors', minutes: 30, skill: null, on: true })
  expect(changed.setting).not.toBe(before.services[1]?.setting)
  const lines = (await w.ok(desk, api.desk, { org: place.id })).lines
  expect(lines[1]).toMatchObject({
    zh: '剪发',
    from: { org: { name: '柳溪社区' }, practice: 'local' },
    given: { zh: '理发', from: { org: { name: '澄湖区' }, practice: 'test@1' } },
    may: { change: 'ok', reset: 'ok' },
  })
  expect(lines[0]).toMatchObject({ zh: '代跑', given: null, may: { change: 'ok', reset: 'catalogue.given' } })
  expect((await w.ok(null, api.menu, { org: next.id })).services[1]).toMatchObject({ zh: '理发', minutes: 45 })

  await w.to('2026-09-08T01:00:00.000Z')
  await w.ok(desk, api.change, { org: place.id, key: 'haircut', ...words, on: false })
  expect(await w.ok(desk, api.reset, { org: place.id, key: 'haircut' })).toMatchObject({ zh: '理发', on: true })
  expect(await w.call(desk, api.reset, { org: place.id, key: 'haircut' })).toMatchObject({
    status: 409,
    code: 'catalogue.given',
  })
  const { rows } = await w.owner.query(`select count(*)::int as n from setting where org = $1 and until is not null`, [
    place.id,
  ])
  expect(rows).toEqual([{ n: 2 }])
})

test('a community sets for how long teams apply, within bounds; left out it stays, and null is first come', async () => {
  await using w = await world()
  const { place, desk } = await community(w)
  const at = { org: place.id, key: 'haircut', ...words }
  expect(await w.ok(desk, api.change, { ...at, applySeconds: 300 })).toMatchObject({ applySeconds: 300 })
  for (const applySeconds of [59, 301]) {
    expect(await w.call(desk, api.change, { ...at, applySeconds })).toMatchObject({ status: 400, code: 'catalogue.apply-seconds', facts: { min: 60, max: 300 } })
  }
  await w.to('2026-09-08T01:00:00.000Z')
  expect(await w.ok(desk, api.change, { ...at, minutes: 40 })).toMatchObject({ minutes: 40, applySeconds: 300 })
  await w.to('2026-09-09T01:00:00.000Z')
  expect(await w.ok(desk, api.change, { ...at, applySeconds: null })).toMatchObject({ applySeconds: null })
})

test('only the desk of the community changes its menu, and only what a practice brought', async () => {
  await using w = await world()
  const { county, place, desk, resident } = await community(w)
  const input = { org: place.id, key: 'haircut', ...words }
  const next = await w.org({ under: county, name: '荷塘社区' })
  for (const who of [await w.staff(next), await w.staff(place, 'leader'), resident]) {
    expect((await w.call(who, api.change, input)).status).toBe(403)
    expect((await w.call(who, api.reset, { org: place.id, key: 'haircut' })).status).toBe(403)
  }
  expect((await w.call(null, api.change, input)).status).toBe(401)
  expect((await w.call(desk, api.change, { ...input, key: 'unheard-of' })).status).toBe(404)
  expect((await w.call(desk, api.change, { ...input, minutes: 0 })).status).toBe(400)
  expect((await w.call(desk, api.change, { ...input, zh: '好'.repeat(21) })).status).toBe(400)
})

test('a name longer than may be written now is read, ordered and put right; a practice cannot bring one', async () => {
  await using w = await world()
  const { county, place, desk, door, resident } = await community(w)
  const long = { zh: '上门'.repeat(30), en: 'Long '.repeat(30), minutes: 45, promiseHours: 48, skill: null }
  await w.set(county, PART, { 'services.long': long, answerHours: 500 })
  const menu = await w.ok(null, api.menu, { org: place.id })
  expect(menu).toMatchObject({ services: [{ key: 'errand' }, { key: 'haircut' }, { key: 'long', zh: long.zh }], rules: { answerHours: 500 } })
  const order = { org: place.id, window: aWindow(w.now), premise: door }
  expect(await w.ok(resident, submit, { ...order, service: 'long' })).toMatchObject({ service: { zh: long.zh } })
  expect((await w.call(desk, api.change, { org: place.id, key: 'long', ...words, zh: long.zh })).status).toBe(400)
  expect(await w.ok(desk, api.change, { org: place.id, key: 'long', ...words })).toMatchObject({ zh: '剪发', en: long.en })
  expect(capability.safeParse({ services: { long } }).success).toBe(false)
})

test('without a practice the menu is empty', async () => {
  await using w = await world()
  const place = await w.org()
  expect((await w.ok(null, api.menu, { org: place.id })).services).toEqual([])
  expect((await w.ok(await w.staff(place), api.desk, { org: place.id })).lines).toEqual([])
})

test('a practice’s part becomes one row a service and one a rule', () => {
  const part = capability.parse({
    services: { haircut: { zh: '理发', en: 'Haircut', minutes: 45, promiseHours: 48 } },
    silenceDays: 5,
  })
  expect(entries(part)).toEqual({
    'services.haircut': {
      zh: '理发',
      en: 'Haircut',
      icon: 'hand-helping',
      minutes: 45,
      promiseHours: 48,
      skill: null,
      on: true,
      shared: false,
      applySeconds: null,
    },
    silenceDays: 5,
  })
})
