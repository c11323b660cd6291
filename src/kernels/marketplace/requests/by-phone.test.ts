/** Orders by telephone, and who may confirm or reopen what came of them. */
import { expect, test } from 'vitest'
import { earnEntries } from '#kernels/ledger/capability.ts'
import * as consents from '#kernels/registry/consents/contract.ts'
import * as notices from '#kernels/registry/notices/contract.ts'
import { aWindow, community, visited, world, type Someone, type World } from '#tests/world.ts'
import * as api from './contract.ts'
import * as atDesk from './desk/contract.ts'

type Scene = Awaited<ReturnType<typeof community>>

const dispatch = { purpose: 'dispatch' }
const version = async (w: World) => (await w.ok(null, consents.text, { purpose: 'notice' })).version
const phoneOf = (n: number): string => `154001${String(n).padStart(5, '0')}`
const leaderOf = (at: Scene): Someone => at.teams[0]!.leader

const given = (w: World, at: Scene, n: number, more: object = {}) =>
  ({ phone: phoneOf(n), name: `王奶奶${n}`, service: 'errand', window: aWindow(w.now), premise: at.door, words: '买米', ...more })
const order = async (w: World, at: Scene, n = 1) => w.ok(at.desk, atDesk.orderByPhone, given(w, at, n, { agreed: await version(w) }), dispatch)

/** Visited by the first team's leader; the first of them. */
async function finished(w: World, at: Scene, made: readonly Awaited<ReturnType<typeof order>>[]) {
  await visited(w, at, ...made.map(({ id }) => id))
  return made[0]!.id
}

test('a clerk enters an order for somebody who was never here: the notice is agreed to by word, the caller orders, the clerk stands as who entered it', async () => {
  await using w = await world()
  const at = await community(w)
  expect(await w.ok(at.desk, atDesk.findCaller, { phone: phoneOf(1) }, dispatch)).toEqual({ name: null, agreed: false })
  expect(await w.call(at.desk, atDesk.orderByPhone, given(w, at, 1), dispatch)).toMatchObject({ status: 409, code: 'request.not-agreed' })
  const made = await order(w, at)
  expect(made).toMatchObject({ byPhone: true, state: 'submitted', orderer: { name: '王奶奶1' }, forOther: false, mine: { orderer: false } })
  expect(made.timeline).toMatchObject([{ act: 'submit', by: made.timeline[0]!.by, facts: { phone: true } }])
  expect(await w.ok(at.desk, atDesk.findCaller, { phone: phoneOf(1) }, dispatch)).toEqual({ name: '王奶奶1', agreed: true })
  await w.ok(at.desk, atDesk.orderByPhone, given(w, at, 1), dispatch)
  const { rows } = await w.owner.query(`select c.how, c.logged_by, r.entered_by, count(*)::int as orders from consent c join request r on r.orderer = c.person group by 1, 2, 3`)
  expect(rows).toEqual([{ how: 'spoken', logged_by: at.desk.id, entered_by: at.desk.id, orders: 2 }])
  const { rows: journal } = await w.owner.query(`select name, verdict::text as kept from command where actor = $1 and name like 'request.%caller'`, [at.desk.id])
  expect(journal).toHaveLength(2)
  expect(JSON.stringify(journal)).not.toContain(phoneOf(1))
})

test('nobody finds or orders for a caller but the desk that dispatches; a clerk does not order for herself; the young do not order', async () => {
  await using w = await world()
  const at = await community(w)
  const agreed = await version(w)
  expect(await w.call(at.desk, atDesk.findCaller, { phone: phoneOf(1) }, { purpose: 'visit' })).toMatchObject({ status: 403, code: 'may.purpose' })
  expect((await w.call(at.resident, atDesk.findCaller, { phone: phoneOf(1) }, dispatch)).status).toBe(404)
  expect(await w.call(leaderOf(at), atDesk.orderByPhone, given(w, at, 1, { agreed }), dispatch)).toMatchObject({ status: 404 })
  expect(await w.call(await w.staff(at.county), atDesk.orderByPhone, given(w, at, 1, { agreed }), dispatch)).toMatchObject({ status: 403, code: 'may.no-office' })
  expect(await w.call(at.desk, atDesk.orderByPhone, given(w, at, 1, { agreed, phone: at.desk.phone }), dispatch)).toMatchObject({ status: 409, code: 'request.own-order' })
  expect(await w.call(at.desk, atDesk.orderByPhone, given(w, at, 1, { agreed, yearOfBirth: w.now.getFullYear() - 12 }), dispatch)).toMatchObject({ status: 403, code: 'may.adult' })
  expect(await w.call(at.desk, atDesk.orderByPhone, given(w, at, 1, { agreed: '1999-01' }), dispatch)).toMatchObject({ status: 409, code: 'consent.version' })
  expect(await w.call(at.desk, atDesk.findCaller, { phone: '12' }, dispatch)).toMatchObject({ status: 400, code: 'phone.wrong' })
  const { rows } = await w.owner.query('select count(*)::int as made from request')
  expect(rows).toEqual([{ made: 0 }])
})

test('who ordered by telephone is called when a team comes, and stands on the review list once it is done', async () => {
  await using w = await world()
  const at = await community(w)
  const made = await order(w, at)
  const id = await finished(w, at, [made])
  expect((await w.ok(at.desk, notices.calls, {}, dispatch)).items.every(({ target }) => target === id)).toBe(true)
  expect((await w.ok(at.desk, api.inbox, { due: 'call' }, dispatch)).items.map((one) => one.id)).toEqual([id])
})

test('an unrelated reviewer confirms by a call; who entered it, who came and who is of the team review nothing in it', async () => {
  await using w = await world()
  const at = await community(w)
  const reviewer = await w.staff(at.place)
  const leader = await w.office(leaderOf(at), at.place, 'staff')
  const id = await finished(w, at, [await order(w, at)])
  expect((await w.ok(at.desk, api.show, { id }, dispatch)).may['confirm']).toBe('may.second-person')
  expect(await w.call(at.desk, api.confirm, { id, stars: 5 }, dispatch)).toMatchObject({ status: 403, code: 'may.second-person' })
  expect(await w.call(leader, api.confirm, { id, stars: 5 }, dispatch)).toMatchObject({ status: 403, code: 'may.second-person' })
  const member = await w.office(at.teams[0]!.members[0]!, at.place, 'staff')
  expect(await w.call(member, api.confirm, { id, stars: 5 }, dispatch)).toMatchObject({ status: 409, code: 'request.took-part' })
  expect(await w.call(reviewer, api.confirm, { id, stars: 5 }, { purpose: 'visit' })).toMatchObject({ status: 403, code: 'may.purpose' })
  const done = await w.ok(reviewer, api.confirm, { id, stars: 4, minutes: [{ person: leaderOf(at).id, minutes: 60 }] }, dispatch)
  expect(done).toMatchObject({ state: 'confirmed', rating: 4, visits: [{ minutes: 60 }] })
  expect(done.timeline.at(-1)).toMatchObject({ act: 'confirm', facts: { call: true, minutes: 60 } })
  const { rows } = await w.owner.query(`select grade, amount::int as amount from posting where unit = 'minutes'`)
  expect(rows).toEqual([{ grade: 'B', amount: 60 }])
})

test('a call reopens what was not solved, and what silence closed is confirmed by a call alone', async () => {
  await using w = await world()
  const at = await community(w)
  const reviewer = await w.staff(at.place)
  const id = await finished(w, at, [await order(w, at)])
  const again = await w.ok(reviewer, api.notSolved, { id, reason: '水还在漏', window: aWindow(w.now) }, dispatch)
  expect(again).toMatchObject({ state: 'open', team: null })
  expect(again.timeline.at(-1)).toMatchObject({ act: 'not-solved', facts: { call: true }, note: { reason: '水还在漏' } })
  const own = await w.ok(at.resident, api.submit, { org: at.place.id, service: 'errand', window: aWindow(w.now), premise: at.door })
  const other = await finished(w, at, [own])
  expect(await w.call(reviewer, api.confirm, { id: other, stars: 5 }, dispatch)).toMatchObject({ status: 409, code: 'request.not-called' })
  await w.to(new Date(w.now.getTime() + 30 * 86_400_000))
  expect((await w.ok(reviewer, api.show, { id: other }, dispatch)).state).toBe('closed')
  expect(await w.ok(reviewer, api.confirm, { id: other, stars: 5 }, dispatch)).toMatchObject({ state: 'confirmed' })
})

test('a clerk and a friendly leader who make a hundred false requests gain no minute and no point', async () => {
  await using w = await world()
  const at = await community(w)
  await w.set(at.county, 'ledger.earn', earnEntries('visit', { on: 'service.done', give: 10, per: 'hour', currency: 'currency' }))
  const leader = leaderOf(at)
  const clerkOfTeam = await w.office(leader, at.place, 'staff')
  let last: Awaited<ReturnType<typeof order>>['id'] | undefined
  for (let round = 0; round < 5; round += 1) {
    const made = await Promise.all(Array.from({ length: 20 }, (_none, n) => order(w, at, round * 20 + n)))
    await finished(w, at, made)
    for (const who of [at.desk, clerkOfTeam]) expect((await w.call(who, api.confirm, { id: made[round]!.id, stars: 5 }, dispatch)).status).toBe(403)
    last = made[0]!.id
  }
  await w.to(new Date(w.now.getTime() + 60 * 86_400_000))
  const { rows } = await w.owner.query(`select count(*)::int as made, count(*) filter (where state = 'closed')::int as closed, (select count(*)::int from posting) as postings from request`)
  expect(rows).toEqual([{ made: 100, closed: 100, postings: 0 }])
  // It is the review that was missing: one call by somebody unrelated, and the books have a line in minutes and one in points.
  await w.ok(await w.staff(at.place), api.confirm, { id: last!, stars: 5 }, dispatch)
  const { rows: books } = await w.owner.query(`select count(distinct unit)::int as units from posting`)
  expect(books).toEqual([{ units: 2 }])
}, 120_000)
