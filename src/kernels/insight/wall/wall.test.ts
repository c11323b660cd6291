import { expect, test } from 'vitest'
import * as requests from '#kernels/marketplace/requests/contract.ts'
import { aWindow, community, visited, world, type World } from '#tests/world.ts'
import * as api from './contract.ts'

const bind = (zh: string, move: string, more: object = {}) => ({ zh, en: zh, unit: '件', of: 'requests.moves', where: { move: [move], ...more } })

async function scene(w: World) {
  const at = await community(w)
  await w.set(at.county, 'insight.figures', {
    'figures.requests.submitted': bind('居民点单', 'submit'), 'figures.requests.confirmed': bind('居民确认', 'confirm'),
    'figures.requests.waiting': { zh: '等受理', unit: '件', of: 'requests.standing', where: { state: ['submitted'] } },
    'figures.services.errand': bind('代跑', 'submit', { service: ['errand'] }), 'figures.services.haircut': bind('理发', 'submit', { service: ['haircut'] }),
    'figures.hours.minutes': { zh: '志愿服务时长', unit: '分钟', of: 'hours.minutes' },
  })
  return { ...at, leader: await w.office(await w.person(), at.county, 'leader') }
}
type Scene = Awaited<ReturnType<typeof scene>>

const order = (w: World, at: Scene) =>
  w.ok(at.resident, requests.submit, { org: at.place.id, service: 'haircut', window: aWindow(w.now), premise: at.door, words: '外婆想理发' })

async function confirmed(w: World, at: Scene): Promise<void> {
  const { id } = await order(w, at)
  await visited(w, at, id)
  await w.ok(at.resident, requests.confirm, { id, stars: 5 })
}

const valuesOf = (tiles: readonly api.Tile[]) => Object.fromEntries(tiles.map(({ key, value }) => [key, value]))

test('early in the day the wall shows yesterday, later the last week, and each tile says which', async () => {
  await using w = await world()
  const at = await scene(w)
  const recent = async () => (await w.ok(at.leader, api.show, {})).recent.find(({ key }) => key === 'requests.submitted')
  await order(w, at)
  expect(await recent()).toMatchObject({ value: 1, span: { from: '2026-09-07', to: '2026-09-07' } })
  await w.to('2026-09-07T23:10:00.000Z')
  expect(await recent()).toMatchObject({ value: 1, span: { from: '2026-09-07', to: '2026-09-07' } })
  await w.to('2026-09-10T23:10:00.000Z')
  expect(await recent()).toMatchObject({ value: 1, span: { from: '2026-09-05', to: '2026-09-11' } })
  await w.to('2026-10-01T00:10:00.000Z')
  expect(await recent()).toMatchObject({ value: 0, span: { from: '2026-09-25', to: '2026-10-01' } })
})

test('what is ordered stands by service, and a trend begins where something happened', async () => {
  await using w = await world()
  const at = await scene(w)
  await confirmed(w, at)
  const { services, trends, month } = await w.ok(at.leader, api.show, {})
  expect(services.map(({ key, value }) => [key, value])).toEqual([['services.haircut', 1], ['services.errand', 0]])
  expect(valuesOf(month)).toEqual({})
  const minutes = trends.right.find(({ key }) => key === 'hours.minutes')
  expect(minutes?.months).toHaveLength(6)
  expect(minutes?.months[0]?.span).toEqual({ from: '2026-04-01', to: '2026-04-30' })
  expect([minutes?.span.from, minutes?.value]).toEqual(['2026-04-01', 90])
  expect(minutes?.months.at(-1)).toMatchObject({ value: 90, span: { from: '2026-09-01', to: '2026-09-09' } })
  expect(trends.left.find(({ key }) => key === 'requests.submitted')?.months.at(-1)).toMatchObject({ value: 1, shown: '1' })
})

test('the ticker names service and county alone, an hour late', async () => {
  await using w = await world()
  const at = await scene(w)
  await confirmed(w, at)
  const news = async () => (await w.ok(at.leader, api.show, {})).news
  expect(await news()).toEqual([])
  const done = w.now.getTime()
  await w.to(new Date(done + 59 * 60_000))
  expect(await news()).toEqual([])
  await w.to(new Date(done + 61 * 60_000))
  expect(await news()).toEqual([{ service: { zh: '理发', en: 'Haircut' }, icon: 'scissors', county: at.county.name }])
  await w.to(new Date(done + 8 * 86_400_000))
  expect(await news()).toEqual([])
})
