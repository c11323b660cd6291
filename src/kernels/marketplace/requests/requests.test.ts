import sharp from 'sharp'
import { expect, test } from 'vitest'
import { lines } from '#kernels/ledger/contract.ts'
import { aWindow, community, world, type Someone, type World } from '#tests/world.ts'
import * as api from './contract.ts'

type Scene = Awaited<ReturnType<typeof community>>

const order = (w: World, at: Scene, more: object = {}) =>
  w.ok(at.resident, api.submit, { org: at.place.id, service: 'haircut', window: aWindow(w.now), premise: at.door, words: '想理个短发', ...more })

async function accepted(w: World, at: Scene) {
  const { id } = await order(w, at)
  await w.ok(at.desk, api.accept, { id })
  return id
}

const leaderOf = (at: Scene, n = 0): Someone => {
  const team = at.teams[n]
  if (team === undefined) throw new Error('no such team')
  return team.leader
}

/** Claimed by the first team, begun at the window, finished an hour later by its leader. */
async function finished(w: World, at: Scene) {
  const id = await accepted(w, at)
  const leader = leaderOf(at)
  await w.ok(leader, api.claim, { id })
  const window = aWindow(w.now)
  await w.to(window.from)
  await w.ok(leader, api.begin, { id }, { hat: 'me' })
  await w.to(window.to)
  await w.ok(leader, api.finish, { id, visits: [{ person: leader.id, from: window.from, to: window.to }] })
  return id
}

test('a resident orders, the desk accepts, a team takes it, comes, and the resident confirms: hours and points post by themselves', async () => {
  await using w = await world()
  const at = await community(w)
  const id = await finished(w, at)
  const before = await w.ok(at.resident, api.show, { id })
  expect(before.state).toBe('finished')
  expect(before.visits).toMatchObject([{ minutes: 90 }])
  const done = await w.ok(at.resident, api.confirm, { id, stars: 5 })
  expect(done.state).toBe('confirmed')
  expect(done.timeline.map((step) => step.act)).toEqual(['submit', 'accept', 'claim', 'begin', 'finish', 'confirm'])
  const { items } = await w.ok(leaderOf(at), lines, { book: 'credit' }, { hat: 'me' })
  expect(items.map((line) => line.change.amount)).toEqual(['90'])
})

test('of two teams that claim at once exactly one wins and the other is told', async () => {
  await using w = await world()
  const at = await community(w, { teams: 2 })
  const id = await accepted(w, at)
  const replies = await Promise.all([leaderOf(at, 0), leaderOf(at, 1)].map((leader) => w.call(leader, api.claim, { id })))
  expect(replies.map((reply) => reply.status).toSorted()).toEqual([200, 409])
  expect(replies.find((reply) => reply.status === 409)?.code).toBe('request.lost')
})

/** What someone hears while `deed` is done, as a browser does. */
async function newsOf(w: World, who: Someone, deed: () => Promise<unknown>): Promise<string> {
  const over = new AbortController()
  const stream = await fetch(`${w.server.address}/api/live?hat=${who.hat}`, { headers: { authorization: `Bearer ${who.token}` }, signal: over.signal })
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
  await deed()
  setTimeout(() => over.abort(), 5000).unref()
  let heard = ''
  while (!heard.includes('data:')) heard += (await reader?.read())?.value ?? ''
  over.abort()
  return heard
}

test('whoever is slower hears at once that a request is gone, and when it comes back', async () => {
  await using w = await world()
  const at = await community(w, { teams: 2 })
  const id = await accepted(w, at)
  expect(await newsOf(w, leaderOf(at, 1), () => w.ok(leaderOf(at), api.claim, { id }))).toContain(id)
  expect(await newsOf(w, leaderOf(at, 1), () => w.ok(leaderOf(at), api.release, { id }))).toContain(id)
})

test('a photo is seen by whoever looks', async () => {
  await using w = await world()
  const at = await community(w)
  const red = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#c2281f' } }).png().toBuffer()
  const { id } = await order(w, at, { photo: red.toString('base64') })
  const { photos } = await w.ok(at.desk, api.look, { id })
  const shown = await sharp(Buffer.from((photos[0] ?? '').replace('data:image/jpeg;base64,', ''), 'base64')).metadata()
  expect([photos.length, shown.format, shown.width]).toEqual([1, 'jpeg', 8])
})

test('the same command id answers the same and acts once; with other content it is refused', async () => {
  await using w = await world()
  const at = await community(w)
  const id = await accepted(w, at)
  const key = '019a0000-0000-7000-8000-000000000001'
  const first = await w.call(leaderOf(at), api.claim, { id }, { id: key })
  const again = await w.call(leaderOf(at), api.claim, { id }, { id: key })
  expect([first.status, again.status]).toEqual([200, 200])
  expect(again.body).toEqual(first.body)
  const other = await w.call(leaderOf(at), api.release, { id }, { id: key })
  expect(other.code).toBe('command.other')
})

test('a claim that nobody begins lapses: same hours the next day, told, offered again', async () => {
  await using w = await world()
  const at = await community(w)
  const id = await accepted(w, at)
  await w.ok(leaderOf(at), api.claim, { id })
  const window = aWindow(w.now)
  await w.to(new Date(new Date(window.to).getTime() + 3 * 3600_000))
  const after = await w.ok(at.resident, api.show, { id })
  expect(after.state).toBe('open')
  expect(new Date(after.window.from).getTime()).toBe(new Date(window.from).getTime() + 24 * 3600_000)
  expect((await w.ok(leaderOf(at), api.hall, {})).items.map((card) => card.id)).toEqual([id])
})

test('silence closes without a minute; a later confirmation still counts', async () => {
  await using w = await world()
  const at = await community(w)
  const id = await finished(w, at)
  await w.to(new Date(w.now.getTime() + 8 * 86_400_000))
  expect((await w.ok(at.resident, api.show, { id })).state).toBe('closed')
  expect((await w.ok(at.resident, api.confirm, { id, stars: 4 })).state).toBe('confirmed')
})

test('"not solved" sends it back, the same team first, and reverses what was posted', async () => {
  await using w = await world()
  const at = await community(w, { teams: 2 })
  const id = await finished(w, at)
  await w.ok(at.resident, api.confirm, { id, stars: 2 })
  const again = await w.ok(at.resident, api.notSolved, { id, reason: '还有一撮没剪到', window: aWindow(w.now) })
  expect(again.state).toBe('open')
  expect((await w.ok(leaderOf(at, 0), api.hall, {})).items).toHaveLength(1)
  expect((await w.ok(leaderOf(at, 1), api.hall, {})).items).toHaveLength(0)
})

test('the one served may lower minutes, never raise them', async () => {
  await using w = await world()
  const at = await community(w)
  const id = await finished(w, at)
  const leader = leaderOf(at)
  expect((await w.call(at.resident, api.confirm, { id, stars: 5, minutes: [{ person: leader.id, minutes: 91 }] })).code).toBe('request.raised')
  expect((await w.ok(at.resident, api.confirm, { id, stars: 5, minutes: [{ person: leader.id, minutes: 40 }] })).visits).toMatchObject([{ minutes: 40 }])
})

test('what is wrong is refused with a reason and changes nothing', async () => {
  await using w = await world()
  const at = await community(w)
  const base = { org: at.place.id, service: 'haircut', window: aWindow(w.now), premise: at.door }
  const child = await w.person({ yearOfBirth: 2015 })
  const elsewhere = await w.door(await w.org({ under: at.county, name: '望江社区' }))
  const refusals = await Promise.all([
    w.call(at.resident, api.submit, { ...base, window: { from: '2026-09-01T09:00:00+08:00', to: '2026-09-01T10:00:00+08:00' } }),
    w.call(at.resident, api.submit, { ...base, words: '长'.repeat(100_000) }),
    w.call(at.resident, api.submit, { ...base, premise: elsewhere }),
    w.call(at.resident, api.submit, { ...base, service: 'singing' }),
    w.call(child, api.submit, base),
    w.call(null, api.submit, base),
    w.call(at.resident, api.submit, { ...base, forOther: { name: '外婆', phone: '+4915112345678' } }),
  ])
  expect(refusals.map((reply) => reply.code)).toEqual(['request.window-past', 'input', 'request.place', 'request.service-off', 'may.adult', 'may.sign-in', 'phone.wrong'])
  expect((await w.ok(at.resident, api.mine, {})).items).toEqual([])
})

test('words are kept exactly, four-byte characters and emoji too', async () => {
  await using w = await world()
  const at = await community(w)
  const words = '请𠮷师傅带推子来 👨‍👩‍👧‍👦✂️'
  const { id } = await order(w, at, { words })
  expect((await w.ok(at.resident, api.look, { id })).words).toBe(words)
})

test('neighbours see nothing of it, and an unknown id answers like a forbidden one', async () => {
  await using w = await world()
  const at = await community(w)
  const { id } = await order(w, at)
  const neighbour = await w.person()
  const [forbidden, absent] = [await w.call(neighbour, api.show, { id }), await w.call(neighbour, api.show, { id: crypto.randomUUID() as typeof id })]
  expect([forbidden.status, forbidden.code]).toEqual([404, 'absent'])
  expect([absent.status, absent.code]).toEqual([404, 'absent'])
})
