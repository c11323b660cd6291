/** How requests are offered: reliability, the published score, distance in steps, objections. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellOf, metresBetween } from '#platform/distance.ts'
import * as notices from '#kernels/registry/notices/contract.ts'
import * as requests from '#kernels/marketplace/requests/contract.ts'
import { farFrom } from '#kernels/marketplace/requests/fit.ts'
import { aWindow, community, world, type World } from '#tests/world.ts'
import * as api from './contract.ts'
import { reliability } from './reliability.ts'
import { score } from './score.ts'

type At = Awaited<ReturnType<typeof community>>
const hours = (instant: string | Date, more: number): string => new Date(new Date(instant).getTime() + more * 3_600_000).toISOString()

/** Claimed by the first team; then it does what is said. */
async function claimed(w: World, at: At, how: 'finish' | 'release' | 'undo' | 'lapse' | 'withdraw') {
  const { leader } = at.teams[0]!
  const { id, window } = await w.ok(at.resident, requests.submit, { org: at.place.id, service: 'haircut', window: aWindow(w.now), premise: at.door })
  await w.ok(at.desk, requests.accept, { id })
  await w.ok(leader, requests.claim, { id })
  if (how === 'undo') return w.ok(leader, requests.release, { id })
  await w.to(hours(w.now, 0.1))
  if (how === 'release') return w.ok(leader, requests.release, { id, reason: '来不了' })
  if (how === 'withdraw') return w.ok(at.resident, requests.withdraw, { id, reason: '不用了' })
  if (how === 'lapse') return w.to(hours(window.to, 5))
  await w.to(window.from)
  await w.ok(leader, requests.begin, { id }, { hat: 'me', purpose: 'visit' })
  await w.to(hours(window.from, 1))
  return w.ok(leader, requests.finish, { id, visits: [{ person: leader.id, from: window.from, to: hours(window.from, 0.5) }] })
}

test('a claim counts once it ended: kept where it was finished, broken where it was given back or lapsed; undone and withdrawn ones do not count', async () => {
  await using w = await world()
  const at = await community(w)
  const { leader } = at.teams[0]!
  const own = () => w.ok(leader, api.standing, {})
  expect(await own()).toMatchObject({ claims: 0, kept: 0, median: null, reliability: 100 })
  for (const how of ['undo', 'withdraw'] as const) await claimed(w, at, how)
  expect(await own()).toMatchObject({ claims: 0, kept: 0 })
  for (const how of ['finish', 'release', 'lapse'] as const) await claimed(w, at, how)
  expect(await own()).toMatchObject({ claims: 3, kept: 1, median: null, reliability: 100 })
  expect((await w.call(at.resident, api.standing, {})).status).not.toBe(200)
})

test('from ten claims on a team counts by its own share, newcomers by the median of the known', () => {
  const rows = [{ team: 'a', claims: 10, kept: 5 }, { team: 'b', claims: 20, kept: 20 }, { team: 'c', claims: 40, kept: 36 }, { team: 'new', claims: 9, kept: 0 }]
  const known = reliability(rows)
  expect(['a', 'b', 'c', 'new', 'nobody'].map((team) => known.of(team))).toEqual([50, 100, 90, 90, 90])
  expect(reliability(rows.slice(0, 2)).of('new')).toBe(75)
  expect([reliability([]).median, reliability([]).of('new')]).toEqual([null, 100])
})

test('the median is told from five counted teams on; of fewer it counts, and nobody hears it', () => {
  const rows = [50, 60, 70, 80].map((kept, n) => ({ team: `t${n}`, claims: 100, kept }))
  const few = reliability(rows)
  expect([few.median, few.of('new'), few.told('new'), few.told('t0')]).toEqual([null, 65, null, 50])
  const enough = reliability([...rows, { team: 't4', claims: 10, kept: 9 }])
  expect([enough.median, enough.told('new')]).toEqual([70, 70])
  expect([reliability([]).told('new'), reliability([{ team: 'a', claims: 9, kept: 9 }]).told('a')]).toEqual([100, 100])
})

test('a newcomer beside one counted team reads nothing of it from the own standing', async () => {
  await using w = await world()
  const at = await community(w, { teams: 2 })
  for (let n = 0; n < 10; n += 1) await claimed(w, at, n < 3 ? 'release' : 'finish')
  expect(await w.ok(at.teams[0]!.leader, api.standing, {})).toMatchObject({ claims: 10, kept: 7, median: null, reliability: 70 })
  expect(await w.ok(at.teams[1]!.leader, api.standing, {})).toMatchObject({ claims: 0, median: null, reliability: null })
})

test('the score is the published sum, and rises with nearness, reliability and room', () => {
  const best = { far: 'under-500m', reliability: 100, skill: '理发', load: 0, capacity: 5 } as const
  expect(score(best)).toBe(100)
  // By hand: 40 % of 60, 30 % of 90, 15 % of 50, 15 % of a half.
  expect(score({ far: 'under-3km', reliability: 90, skill: null, load: 2, capacity: 4 })).toBe(66)
  expect(score({ far: null, reliability: 0, skill: null, load: 9, capacity: 4 })).toBe(16)
  const steps = ['further', 'under-5km', 'under-3km', 'under-1km', 'under-500m'] as const
  expect(steps.map((far) => score({ ...best, far }))).toEqual([68, 76, 84, 92, 100])
})

test('the hall comes in the order of the score, plainly the nearest first where that is asked, and the desk sees the same score', async () => {
  await using w = await world()
  const at = await community(w)
  const { leader } = at.teams[0]!
  // A step further.
  const far = await w.door(at.place, { estate: '远苑', lat: 30.2565 })
  const order = async (service: string, premise: typeof far, days: number) => {
    const { id } = await w.ok(at.resident, requests.submit, { org: at.place.id, service, premise, window: aWindow(w.now, days) })
    await w.ok(at.desk, requests.accept, { id })
    return id
  }
  const [walk, cut, cutNear] = [await order('errand', at.door, 2), await order('haircut', far, 3), await order('haircut', at.door, 4)]
  const ids = async (sort?: 'near' | 'soon') => (await w.ok(leader, requests.hall, sort === undefined ? {} : { sort })).items.map(({ id }) => id)
  expect([await ids(), await ids('near'), await ids('soon')]).toEqual([[cutNear, walk, cut], [walk, cutNear, cut], [walk, cut, cutNear]])
  const [card] = (await w.ok(leader, requests.hall, {})).items
  const { items: [fit] } = await w.ok(at.desk, requests.fits, { id: cutNear })
  expect([card?.far, card?.score, fit?.reliability]).toEqual(['under-500m', fit?.score, 100])
})

const near = (centre: { lat: number; lon: number }, spread: number) => fc.record({
  lat: fc.double({ min: centre.lat - spread, max: centre.lat + spread, noNaN: true }), lon: fc.double({ min: centre.lon - spread, max: centre.lon + spread, noNaN: true }),
})

test('everybody within a cell is told the same step', () => {
  fc.assert(fc.property(near({ lat: 30.25, lon: 120.17 }, 0.05), near({ lat: 30.25, lon: 120.17 }, 0.05), fc.double({ min: 0.01, max: 0.99, noNaN: true }), fc.double({ min: 0.01, max: 0.99, noNaN: true }), (viewer, estate, a, b) => {
    const cell = cellOf(viewer)
    const mate = { lat: cell.lat + (a - 0.5) * 0.0025, lon: cell.lon + (b - 0.5) * 0.0025 }
    expect(farFrom(mate, estate)).toBe(farFrom(viewer, estate))
    // Whoever asks the cell is at most its half diagonal away.
    expect(metresBetween(viewer, cell)).toBeLessThan(190)
  }), { numRuns: 500 })
})

test('a team that is moved a hundred times round an estate learns nothing of the door: two doors at its two ends look the same from everywhere', async () => {
  await using w = await world()
  const at = await community(w)
  const { leader, id: team } = at.teams[0]!
  await w.owner.query('update team set radius = 50000')
  const ends = [await w.door(at.place, { estate: '长苑' })]
  const { rows: [estate] } = await w.owner.query<{ id: string; building: string }>('select e.id, b.id as building from premise d join premise b on b.id = d.parent join premise e on e.id = b.parent where d.id = $1', [ends[0]])
  const other = await w.door(at.place, { estate: '别处' })
  await w.owner.query('update premise set parent = $2, name = $3 where id = (select parent from premise where id = $1)', [other, estate?.id, '7 幢'])
  ends.push(other)
  // Each door knows where it is, a kilometre from the other.
  for (const [n, door] of ends.entries()) await w.owner.query('update premise set lat = $2, lon = 120.171 where id = $1', [door, 30.246 + n * 0.01])
  const asked: string[] = []
  for (const premise of ends) {
    const { id } = await w.ok(at.resident, requests.submit, { org: at.place.id, service: 'haircut', premise, window: aWindow(w.now) })
    await w.ok(at.desk, requests.accept, { id })
    asked.push(id)
  }
  const told = new Set<string>()
  for (let n = 0; n < 100; n += 1) {
    const [angle, wide] = [n * 2.399963, 0.0005 + (n / 100) * 0.06]
    await w.owner.query('update team set lat = $2, lon = $3 where org = $1', [team, 30.251 + Math.sin(angle) * wide, 120.171 + Math.cos(angle) * wide])
    const cards = (await w.ok(leader, requests.hall, {})).items.filter(({ id }) => asked.includes(id))
    expect(cards.length).toBe(2)
    expect(new Set(cards.map(({ far, score: points }) => `${far} ${points}`)).size).toBe(1)
    told.add(String(cards[0]?.far))
  }
  expect([...told].toSorted()).toEqual(['further', 'under-1km', 'under-3km', 'under-500m', 'under-5km'])
})

test('an objection is sealed, read by its maker and the administrators above, answered once, and the maker is told', async () => {
  await using w = await world()
  const at = await community(w)
  const [team] = at.teams
  const admin = await w.office(await w.person(), at.county, 'admin')
  const member = await w.office(await w.person(), team!, 'team.leader')
  const maker = { ...team!.leader, hat: 'me' }
  const { id } = await w.ok(maker, api.object, { org: team!.id, words: '驻地填错了' })
  expect((await w.ok(admin, api.inbox, {})).items).toMatchObject([{ id, words: '驻地填错了', answer: null, may: { answer: 'ok' } }])
  expect((await w.call(member, api.inbox, {})).status).toBe(403)
  expect((await w.ok(member, api.mine, {}, { hat: 'me' })).items).toEqual([])
  expect((await w.call(at.desk, api.answer, { id, words: '改好了' })).status).toBe(404)
  await w.ok(admin, api.answer, { id, words: '改好了' })
  expect((await w.call(admin, api.answer, { id, words: '再答' })).code).toBe('objection.answered')
  expect((await w.ok(maker, api.mine, {})).items).toMatchObject([{ answer: { words: '改好了' } }])
  expect((await w.ok(maker, notices.list, {})).items.map(({ code }) => code)).toContain('objection.answered')
  const { rows } = await w.owner.query<{ sealed: Buffer; answer: Buffer }>('select sealed, answer from objection')
  expect(rows.some(({ sealed, answer }) => sealed.includes('驻地') || answer.includes('改好'))).toBe(false)
})

test('three objections wait at most; an empty one changes nothing', async () => {
  await using w = await world()
  const at = await community(w)
  const org = at.place.id
  expect((await w.call(at.resident, api.object, { org, words: '  ' })).status).toBe(400)
  for (const words of ['一', '二', '三']) await w.ok(at.resident, api.object, { org, words })
  expect(await w.call(at.resident, api.object, { org, words: '四' })).toMatchObject({ code: 'objection.many', facts: { most: 3 } })
  expect((await w.ok(at.resident, api.mine, {})).items.length).toBe(3)
})

test('three wait at most, however many are sent at once; they are about a team or a community', async () => {
  await using w = await world()
  const at = await community(w)
  const org = at.place.id
  const replies = await Promise.all(['一', '二', '三', '四', '五', '六'].map((words) => w.call(at.resident, api.object, { org, words })))
  expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 409, 409, 409])
  expect(await w.call(await w.person(), api.object, { org: at.county.id, words: '县里不公平' })).toMatchObject({ status: 400, code: 'objection.about' })
})

test('what waits longest comes first, page by page; then what is answered, newest first', async () => {
  await using w = await world()
  const at = await community(w)
  const admin = await w.office(await w.person(), at.county, 'admin')
  const made: string[] = []
  for (let n = 0; n < 5; n += 1) {
    await w.to(hours(w.now, 1))
    made.push((await w.ok(await w.person(), api.object, { org: at.place.id, words: `第 ${n}` })).id)
  }
  const [a, b, c, d, e] = made
  for (const id of [b, d]) await w.ok(admin, api.answer, { id: id as never, words: '改好了' })
  const seen: string[] = []
  let after: string | undefined
  do {
    const page: { items: { id: string }[]; next?: string | undefined } = await w.ok(admin, api.inbox, { limit: 2, ...(after === undefined ? {} : { after }) })
    seen.push(...page.items.map(({ id }) => id))
    after = page.next
  } while (after !== undefined)
  expect(seen).toEqual([a, c, e, d, b])
})

test('the rule is public, and its weights make a hundred', async () => {
  await using w = await world()
  const { weights, nearness, fromClaims } = await w.ok(null, api.rules, {})
  expect([weights.reduce((sum, { weight }) => sum + weight, 0), nearness.length, fromClaims]).toEqual([100, 5, 10])
})
