import { expect, test } from 'vitest'
import * as requests from '#kernels/marketplace/requests/contract.ts'
import { aWindow, community, world, type Someone, type World } from '#tests/world.ts'
import * as api from './contract.ts'

type Scene = Awaited<ReturnType<typeof community>>

const bind = (zh: string, move: string) => ({ zh, en: zh, unit: { zh: '件', en: 'requests' }, of: 'requests.moves', where: { move: [move] } })

async function scene(w: World) {
  const at = await community(w)
  await w.set(at.county, 'insight.figures', {
    'figures.requests.submitted': bind('居民点单', 'submit'),
    'figures.requests.declined': bind('社区退单', 'decline'),
    'figures.requests.confirmed': bind('居民确认', 'confirm'),
    'figures.requests.reopened': bind('回访未解决', 'not-solved'),
    'figures.requests.waiting': { zh: '等受理', unit: '件', of: 'requests.standing', where: { state: ['submitted'] } },
    'figures.teams.served': { zh: '上门队伍', unit: '支', of: 'teams.served' },
    'figures.people.served': { zh: '服务居民', unit: '人', of: 'people.served' },
    'figures.hours.minutes': { zh: '志愿服务时长', unit: '分钟', of: 'hours.minutes' },
    'figures.hours.hours': { zh: '志愿服务小时', unit: '小时', of: 'hours.minutes', rounding: { per: 60, digits: 1 } },
    'figures.points.earned': { zh: '积分发放', unit: '分', of: 'points.earned' },
  })
  return { ...at, editor: await w.office(await w.person(), at.place, 'editor'), leader: await w.office(await w.person(), at.county, 'leader') }
}

const order = (w: World, at: Scene, who = at.resident, more: object = {}) =>
  w.ok(who, requests.submit, { org: at.place.id, service: 'haircut', window: aWindow(w.now), premise: at.door, words: '', ...more })

/** Orders, and goes through to the confirmation. */
async function confirmed(w: World, at: Scene, who = at.resident, more: object = {}): Promise<string> {
  const leader = at.teams[0]?.leader
  if (leader === undefined) throw new Error('a team is needed')
  const { id } = await order(w, at, who, more)
  await w.ok(at.desk, requests.accept, { id })
  await w.ok(leader, requests.claim, { id })
  const window = aWindow(w.now)
  await w.to(window.from)
  await w.ok(leader, requests.begin, { id }, { hat: 'me' })
  await w.to(window.to)
  await w.ok(leader, requests.finish, { id, visits: [{ person: leader.id, from: window.from, to: window.to }] })
  await w.ok(who, requests.confirm, { id, stars: 5 })
  return id
}

const year = { from: '2026-01-01', to: '2026-12-31' }

async function values(w: World, who: Someone, more: object = {}): Promise<Record<string, number | null>> {
  const { items } = await w.ok(who, api.list, { ...year, ...more })
  return Object.fromEntries(items.map((item) => [item.key, item.value]))
}

async function allRows(w: World, who: Someone, key: string, limit = 2): Promise<api.Row[]> {
  const rows: api.Row[] = []
  let after: string | undefined
  do {
    const read = await w.ok(who, api.rows, { key, ...year, limit, ...(after === undefined ? {} : { after }) })
    rows.push(...read.items)
    after = read.next
  } while (after !== undefined)
  return rows
}

async function sheet(w: World, who: Someone, key: string): Promise<string[]> {
  const reply = await fetch(`${w.server.address}/api/figures/${key}/rows.csv?from=${year.from}&to=${year.to}`, {
    headers: { authorization: `Bearer ${who.token}`, 'qq-hat': who.hat },
  })
  expect(reply.headers.get('content-type')).toContain('text/csv')
  return (await reply.text()).replace('\uFEFF', '').trim().split('\r\n')
}

test('total, rows and sheet of a figure say the same', async () => {
  await using w = await world()
  const at = await scene(w)
  for (let n = 0; n < 5; n += 1) await order(w, at)
  await confirmed(w, at)
  expect(await values(w, at.editor)).toMatchObject({
    'requests.submitted': 6, 'requests.confirmed': 1, 'requests.reopened': 0, 'requests.waiting': 5, 'teams.served': 1, 'people.served': 1,
  })
  const rows = await allRows(w, at.editor, 'requests.submitted')
  expect(new Set(rows.map((row) => row.label)).size).toBe(6)
  expect(rows[0]).toMatchObject({ kind: 'record', org: { name: at.place.name }, value: 1 })
  expect(await sheet(w, at.editor, 'requests.submitted')).toHaveLength(1 + 6)
  expect((await allRows(w, at.editor, 'teams.served'))[0]).toMatchObject({ kind: 'org', label: '晨光义剪队' })
})

test('hours sum over their rows, and a reversal takes off what was given', async () => {
  await using w = await world()
  const at = await scene(w)
  const id = await confirmed(w, at)
  expect(await values(w, at.editor)).toMatchObject({ 'hours.minutes': 90, 'hours.hours': 1.5 })
  expect((await allRows(w, at.editor, 'hours.minutes')).map((row) => row.value)).toEqual([90])
  await w.ok(at.resident, requests.notSolved, { id, reason: '还没剪好', window: aWindow(w.now) })
  expect(await values(w, at.editor)).toMatchObject({ 'requests.confirmed': 1, 'requests.reopened': 1, 'hours.minutes': 0, 'people.served': 1 })
  expect((await allRows(w, at.editor, 'hours.minutes')).map((row) => row.value)).toEqual([90, -90])
})

test('a figure counts the days of Shanghai in its span, and nothing beside', async () => {
  await using w = await world()
  const at = await scene(w)
  await w.to('2026-09-30T15:59:59.000Z')
  await order(w, at)
  await w.to('2026-09-30T16:00:00.000Z')
  await order(w, at)
  await order(w, at)
  const september = await values(w, at.editor, { from: '2026-09-01', to: '2026-09-30' })
  const october = await values(w, at.editor, { from: '2026-10-01', to: '2026-10-31' })
  expect([september['requests.submitted'], october['requests.submitted']]).toEqual([1, 2])
  const shown = await w.ok(at.editor, api.show, { key: 'requests.submitted', ...year })
  expect(shown.days.map(({ day, value }) => [day, value])).toEqual([['2026-09-30', 1], ['2026-10-01', 2]])
  expect((await w.call(at.editor, api.list, { from: '2026-10-02', to: '2026-10-01' })).code).toBe('figure.span')
})

test('few persons are hidden from the office above, not from their own; things are shown', async () => {
  await using w = await world()
  const at = await scene(w)
  await confirmed(w, at)
  const own = await w.ok(at.editor, api.show, { key: 'people.served', ...year })
  expect([own.value, own.few]).toEqual([1, true])
  const above = await w.ok(at.leader, api.show, { key: 'people.served', org: at.place.id, ...year })
  expect([above.value, above.shown, above.rows, above.few]).toEqual([null, null, null, true])
  expect((await w.call(at.leader, api.rows, { key: 'people.served', org: at.place.id, ...year })).code).toBe('figure.few')
  const county = await w.ok(at.leader, api.show, { key: 'people.served', ...year })
  expect([county.value, county.below.map((part) => part.value)]).toEqual([1, [null]])
  expect((await w.ok(at.leader, api.rows, { key: 'people.served', ...year })).items.map((row) => [row.kind, row.org, row.opens])).toEqual([['person', null, null]])
  expect((await w.ok(at.leader, api.show, { key: 'requests.confirmed', org: at.place.id, ...year })).value).toBe(1)
})

test('who is served without an account counts once a request, who has one counts once', async () => {
  await using w = await world()
  const at = await scene(w)
  const forOther = { forOther: { name: '外婆', phone: '+8619900009999' } }
  await confirmed(w, at)
  await confirmed(w, at)
  await confirmed(w, at, at.resident, forOther)
  await confirmed(w, at, at.resident, forOther)
  expect((await values(w, at.editor))['people.served']).toBe(3)
  expect(await allRows(w, at.editor, 'people.served')).toHaveLength(3)
})

test('nobody outside the range and nobody without an office reads a figure', async () => {
  await using w = await world()
  const at = await scene(w)
  await order(w, at)
  const beside = await w.org({ under: at.county, name: '青枫社区' })
  const neighbour = await w.office(await w.person(), beside, 'staff')
  const admin = await w.office(await w.person(), at.place, 'admin')
  const asked = { key: 'requests.submitted', org: at.place.id, ...year }
  expect((await w.call(neighbour, api.show, asked)).code).toBe('may.no-office')
  expect((await w.call(admin, api.show, asked)).code).toBe('may.no-office')
  expect((await w.call(at.resident, api.rows, asked)).code).toBe('may.other-hat')
  expect((await w.call(null, api.list, year)).code).toBe('may.sign-in')
  expect((await values(w, neighbour))['requests.submitted']).toBe(0)
  expect((await w.call(at.editor, api.show, { key: 'requests.lost', ...year })).code).toBe('figure.unknown')
})

test('the database alone shows no row of another organisation', async () => {
  await using w = await world({ checks: false })
  const at = await scene(w)
  await order(w, at)
  const beside = await w.org({ under: at.county, name: '青枫社区' })
  const neighbour = await w.office(await w.person(), beside, 'staff')
  expect((await w.ok(neighbour, api.rows, { key: 'requests.submitted', org: at.place.id, ...year })).items).toEqual([])
})
