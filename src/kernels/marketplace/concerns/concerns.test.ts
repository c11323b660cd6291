import { expect, test } from 'vitest'
import * as requests from '#kernels/marketplace/requests/contract.ts'
import * as atDesk from '#kernels/marketplace/requests/desk/contract.ts'
import * as consents from '#kernels/registry/consents/contract.ts'
import * as myData from '#kernels/registry/my-data/contract.ts'
import * as notices from '#kernels/registry/notices/contract.ts'
import { unclearedOf } from '#kernels/registry/clearance/index.ts'
import { aWindow, community, world, type Someone, type World } from '#tests/world.ts'
import * as api from './contract.ts'

const WORDS = '他一直问我存折放在哪里'
const FOUND = '谈过了，说话没有分寸，没有别的'
const codesOf = async (w: World, who: Someone) => (await w.ok(who, notices.list, {}, { hat: 'me' })).items.map(({ code }) => code)
const paused = (w: World, who: Someone) => w.atDoor(async (cx) => (await unclearedOf(cx, [who.id])).some(({ lack }) => lack === 'paused'))

async function scene(w: World) {
  const at = await community(w)
  const [team] = at.teams
  if (team === undefined) throw new Error('no team')
  const [helper] = team.members as [Someone]
  const window = aWindow(w.now)
  const claimed = async (who = at.resident) => {
    const { id } = await w.ok(who, requests.submit, { org: at.place.id, service: 'haircut', window, premise: at.door, words: '剪短' })
    await w.ok(at.desk, requests.accept, { id })
    await w.ok(team.leader, requests.claim, { id, helpers: [helper.id] })
    return id
  }
  const confirmed = async () => {
    const id = await claimed()
    await w.to(window.from)
    await w.ok(helper, requests.begin, { id }, { hat: 'me' })
    await w.to(window.to)
    await w.ok(team.leader, requests.finish, { id, visits: [{ person: helper.id, from: window.from, to: window.to }] })
    await w.ok(at.resident, requests.confirm, { id, stars: 5 })
    return id
  }
  return { ...at, team, helper, window, claimed, confirmed }
}

test('what was wrong is sealed, pauses the helper, and is read and settled by an officer outside the team alone', async () => {
  await using w = await world()
  const at = await scene(w)
  const [id, other] = [await at.claimed(), await at.claimed()]
  const before = await w.ok(at.resident, api.about, { id })
  expect(before).toMatchObject({ reads: { id: at.place.id }, helpers: [{ id: at.helper.id, now: true }], mine: [], may: { raise: 'ok' } })
  const { id: concern } = await w.ok(at.resident, api.raise, { id, words: WORDS })
  expect(await paused(w, at.helper)).toBe(true)
  expect(await paused(w, at.team.leader)).toBe(false)
  expect(await codesOf(w, at.helper)).toContain('clearance.paused')
  // Two visits need another helper; the leader is told for each, and of nothing else.
  expect((await w.ok(at.team.leader, notices.list, {}, { hat: 'me' })).items.filter(({ code }) => code === 'request.helper-cannot').map(({ target }) => target).toSorted()).toEqual([id, other].toSorted())
  expect(await codesOf(w, at.desk)).toContain('concern.raised')

  const ofTeam = await w.office(await w.person({ name: '队里的社工' }), at.place, 'staff')
  await w.office(ofTeam, at.team, 'team.member', { from: '2025-01-01', until: '2025-02-01' })
  const insider = { ...ofTeam, purpose: 'dispatch' }
  for (const who of [insider, at.team.leader, { ...at.team.leader, hat: 'me' }, { ...at.helper, hat: 'me' }, await w.staff(at.county), await w.staff(at.place, 'leader')]) {
    for (const reply of [await w.call(who, api.look, { id: concern }), await w.call(who, api.lift, { id: concern, words: FOUND })]) expect({ who: who.name, refused: [403, 404].includes(reply.status) }).toEqual({ who: who.name, refused: true })
  }
  expect((await w.ok(insider, api.inbox, {})).items).toEqual([])

  expect((await w.ok(at.desk, api.inbox, {})).items).toMatchObject([{ id: concern, state: 'raised', helpers: [{ id: at.helper.id, team: at.team.name }], byPhone: false, may: { look: 'ok', lift: 'ok', end: 'ok' } }])
  expect((await w.call({ ...at.desk, purpose: 'none' }, api.inbox, {})).status).toBe(403)
  const opened = await w.ok(at.desk, api.look, { id: concern }, { id: '019a0000-0000-7000-8000-000000000001' })
  expect(opened).toEqual({ words: WORDS, by: { name: at.resident.name, phone: at.resident.phone }, found: null })
  expect((await w.call(at.desk, api.look, { id: concern }, { id: '019a0000-0000-7000-8000-000000000001' })).code).toBe('concern.look-again')
  const { rows: looks } = await w.owner.query(`select actor, purpose from command where name = 'concern.look' and target = $1 and verdict is not null`, [concern])
  expect(looks).toEqual([{ actor: at.desk.id, purpose: 'dispatch' }])

  expect((await w.call(at.desk, api.lift, { id: concern, words: ' ' })).code).toBe('concern.found')
  await w.ok(at.desk, api.lift, { id: concern, words: FOUND })
  expect(await paused(w, at.helper)).toBe(false)
  expect(await codesOf(w, at.resident)).toContain('concern.lifted')
  expect((await w.call(at.desk, api.end, { id: concern, words: FOUND })).code).toBe('concern.state')
  expect((await w.ok(at.desk, api.inbox, { is: 'settled' })).items).toMatchObject([{ id: concern, state: 'lifted' }])
  expect((await w.ok(at.desk, api.look, { id: concern })).found).toBe(FOUND)
  const { rows: kept } = await w.owner.query<{ text: string }>(`select m::text as text from move m where noun = 'concern' union all select c::text from command c where name like 'concern.%' union all select n::text from notice n`)
  for (const { text } of kept) for (const secret of [WORDS, FOUND]) expect(text).not.toContain(secret)
})

test('one is open at most; it is ended, and the helper stays at home; after ninety days it is too late, and a stranger says nothing', async () => {
  await using w = await world()
  const at = await scene(w)
  const { id: unclaimed } = await w.ok(at.resident, requests.submit, { org: at.place.id, service: 'haircut', window: at.window, premise: at.door, words: '' })
  expect((await w.call(at.resident, api.raise, { id: unclaimed })).code).toBe('concern.nobody')
  const id = await at.confirmed()
  const stranger = await w.person({ name: '路人' })
  expect((await w.call(stranger, api.about, { id })).status).toBe(404)
  expect((await w.call(stranger, api.raise, { id })).status).toBe(404)
  expect((await w.call(at.helper, api.raise, { id }, { hat: 'me' })).status).toBe(403)
  expect((await w.call(at.resident, api.raise, { id, helpers: [stranger.id] })).code).toBe('concern.helper')
  const { id: concern } = await w.ok(at.resident, api.raise, { id })
  expect((await w.call(at.resident, api.raise, { id, words: WORDS })).code).toBe('concern.twice')
  await w.ok(at.desk, api.end, { id: concern, words: FOUND })
  expect(await paused(w, at.helper)).toBe(true)
  expect(await codesOf(w, at.resident)).toContain('concern.ended')
  expect((await w.ok(at.resident, api.about, { id })).mine).toMatchObject([{ id: concern, state: 'ended' }])
  await w.to(new Date(w.now.getTime() + 89 * 86_400_000))
  const { id: again } = await w.ok(at.resident, api.raise, { id, words: WORDS })
  await w.ok(at.desk, api.lift, { id: again, words: FOUND })
  // The pause of the first one stands, until an officer lets her go again.
  expect(await paused(w, at.helper)).toBe(true)
  await w.ok(at.desk, api.lift, { id: concern, words: FOUND })
  expect(await paused(w, at.helper)).toBe(false)
  expect((await w.call(at.desk, api.end, { id: concern, words: FOUND })).code).toBe('concern.state')
  await w.to(new Date(w.now.getTime() + 2 * 86_400_000))
  expect((await w.call(at.resident, api.raise, { id })).code).toBe('concern.too-late')
})

test('for somebody without a phone a clerk writes it down, unless she is of the team; where a desk has nobody else, the organisation above reads it', async () => {
  await using w = await world()
  const at = await scene(w)
  const { version } = await w.ok(null, consents.text, { purpose: 'notice' })
  const { id } = await w.ok(at.desk, atDesk.orderByPhone, { service: 'haircut', window: at.window, premise: at.door, words: '', phone: '+8619955550001', name: '王奶奶', yearOfBirth: 1940, agreed: version })
  await w.ok(at.desk, requests.accept, { id })
  await w.ok(at.team.leader, requests.claim, { id, helpers: [at.helper.id] })
  const [own, more] = [await at.claimed(), await at.claimed()]
  expect((await w.call(at.desk, api.raise, { id: own })).code).toBe('concern.not-called')
  const { id: concern } = await w.ok(at.desk, api.raise, { id, words: WORDS })
  expect((await w.call(at.desk, api.raise, { id })).code).toBe('concern.twice')
  expect((await w.ok(at.desk, api.inbox, {})).items).toMatchObject([{ id: concern, byPhone: true }])
  expect((await w.ok(at.desk, api.look, { id: concern })).by).toEqual({ name: '王奶奶', phone: '+8619955550001' })
  await w.ok(at.desk, api.lift, { id: concern, words: FOUND })

  // The desk's only clerk joins the team: what is said now goes to the county.
  await w.office(at.desk, at.team, 'team.member')
  expect((await w.call(at.desk, api.raise, { id })).code).toBe('concern.took-part')
  expect((await w.ok(at.desk, api.inbox, { is: 'settled' })).items).toEqual([])
  const chief = await w.staff(at.county, 'admin')
  const { id: unread } = await w.ok(at.resident, api.raise, { id: own, words: WORDS })
  expect(await codesOf(w, chief)).toContain('concern.nobody-outside')
  const county = await w.staff(at.county)
  expect((await w.call(county, api.look, { id: unread })).status).toBe(404)
  expect((await w.ok(at.resident, api.about, { id: more })).reads.id).toBe(at.county.id)
  const { id: above } = await w.ok(at.resident, api.raise, { id: more, words: WORDS })
  expect((await w.call(at.desk, api.look, { id: above })).status).toBe(404)
  expect((await w.ok(county, api.look, { id: above })).words).toBe(WORDS)
  await w.ok(county, api.end, { id: above, words: FOUND })
})

test('the copy of who said it has the words, without what was found; a helper’s copy tells of the pause alone; who leaves takes the words along', async () => {
  await using w = await world()
  const at = await scene(w)
  const id = await at.confirmed()
  const { id: concern } = await w.ok(at.resident, api.raise, { id, words: WORDS })
  await w.ok(at.desk, api.end, { id: concern, words: FOUND })
  const { items } = await w.ok(at.resident, myData.kind, { kind: 'concerns' })
  expect(items).toMatchObject([{ id: concern, words: WORDS, state: 'ended' }])
  const copyOf = async (who: Someone) => (await fetch(`${w.server.address}/api/my/copy?as=json`, { headers: { authorization: `Bearer ${who.token}`, 'qq-hat': 'me' } })).text()
  expect(await copyOf(at.resident)).toContain(WORDS)
  expect(await copyOf(at.resident)).not.toContain(FOUND)
  const helpers = await copyOf(at.helper)
  expect(helpers).toContain('"pauses":[\n{')
  for (const secret of [WORDS, FOUND, concern, '"concern.']) expect(helpers).not.toContain(secret)

  const { id: open } = await w.ok(at.resident, api.raise, { id, words: WORDS })
  const { id: asked } = await w.ok(at.resident, myData.leaveCode, {})
  const { items: sent } = (await (await fetch(`${w.server.address}/dev/outbox.json?to=${encodeURIComponent(at.resident.phone)}`)).json()) as { items: { id: string; code: string }[] }
  await w.ok(at.resident, myData.confirm, { id: asked, code: sent.find((one) => one.id === asked)?.code ?? '' })
  await w.to(new Date(w.now.getTime() + 8 * 86_400_000))
  expect((await w.owner.query('select from concern_sealed')).rowCount).toBe(0)
  expect((await w.ok(at.desk, api.inbox, {})).items).toMatchObject([{ id: open, left: true }])
  expect((await w.call(at.desk, api.look, { id: open })).code).toBe('concern.erased')
  await w.ok(at.desk, api.lift, { id: open })
})
