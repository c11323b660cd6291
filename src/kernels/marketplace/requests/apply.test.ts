/** Applications: a window, the published rule at its close, the lot among equals. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pause } from '#kernels/registry/clearance/index.ts'
import * as notices from '#kernels/registry/notices/contract.ts'
import { aWindow, community, world, type Someone, type World } from '#tests/world.ts'
import * as api from './contract.ts'
import * as asTeam from './apply/contract.ts'

type At = Awaited<ReturnType<typeof community>>
type Team = At['teams'][number]
type Request = Awaited<ReturnType<typeof accepted>>

const SECONDS = 120
const escort = { zh: '陪同看病', en: 'Escort', icon: 'stethoscope', minutes: 150, promiseHours: 48, skill: null, on: true, applySeconds: SECONDS }
const later = (w: World, seconds: number): Date => new Date(w.now.getTime() + seconds * 1000)
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

async function ground(w: World, teams = 2): Promise<At> {
  const at = await community(w, { teams })
  await w.set(at.county, 'marketplace.catalogue', { 'services.escort': escort })
  return at
}

/** An order that teams apply for from now on. */
async function accepted(w: World, at: At) {
  const { id } = await w.ok(at.resident, api.submit, { org: at.place.id, service: 'escort', window: aWindow(w.now), premise: at.door })
  return w.ok(at.desk, api.accept, { id })
}

const closed = (w: World) => w.to(later(w, SECONDS + 1))
const shown = (w: World, who: Someone, { id }: { id: Request['id'] }) => w.ok(who, api.show, { id })
const cardOf = async (w: World, { leader }: Team, { id }: { id: string }) => (await w.ok(leader, api.hall, {})).items.find((one) => one.id === id)
const codes = async (w: World, who: Someone) => (await w.ok({ ...who, hat: 'me' }, notices.list, {})).items.map(({ code }) => code)

test('teams apply until the close; the published rule says who has it, and it is claimed as any other: one team, helpers, a code', async () => {
  await using w = await world()
  const at = await ground(w)
  const [near, far] = at.teams as [Team, Team]
  await w.owner.query('update team set lat = 30.28 where org = $1', [far.id])
  const made = await accepted(w, at)
  const until = later(w, SECONDS).toISOString()
  expect(made).toMatchObject({ state: 'open', next: { act: 'choose', at: until }, choice: { until, decided: null }, application: null })
  expect(await cardOf(w, near, made)).toMatchObject({ applying: { until, lot: made.choice?.lot, applied: false }, may: { claim: 'request.applying', apply: 'ok', 'drop-out': 'request.not-applied' } })
  // Nobody is faster than the others.
  expect(await w.call(near.leader, api.claim, { id: made.id })).toMatchObject({ status: 409, code: 'request.applying', facts: { at: until } })
  await w.ok(far.leader, asTeam.apply, { id: made.id })
  const applied = await w.ok(near.leader, asTeam.apply, { id: made.id, helpers: [near.members[0]!.id] })
  expect(applied).toMatchObject({ state: 'open', application: { counted: null, passed: null }, may: { apply: 'request.applied', 'drop-out': 'ok' } })
  expect((await w.call(near.leader, asTeam.apply, { id: made.id })).code).toBe('request.applied')
  expect(await cardOf(w, near, made)).toMatchObject({ applying: { applied: true } })
  expect(await cardOf(w, far, made)).toMatchObject({ applying: { applied: true } })
  // The seed is told by nobody before the close.
  const { rows: [row] } = await w.owner.query<{ seed: string }>('select seed from request_seed where id = $1', [made.id])
  expect([sha256(row!.seed), JSON.stringify(applied).includes(row!.seed)]).toEqual([made.choice?.lot, false])
  await closed(w)
  const won = await shown(w, near.leader, made)
  expect(won).toMatchObject({
    state: 'claimed', team: { id: near.id }, helpers: [{ id: near.members[0]!.id }], next: { act: 'lapse' }, application: { passed: null },
    choice: { decided: { applied: 2, passed: 0, team: { id: near.id, name: near.name }, tied: [], seed: row!.seed } },
  })
  expect(won.code).toMatch(/^\d{6}$/)
  expect(won.timeline.map(({ act }) => act)).toEqual(['submit', 'accept', 'choose', 'claim'])
  expect(won.timeline.slice(2).map(({ at: when }) => when)).toEqual([until, until])
  // By hand: 40 % of 100, 30 % of 100, 15 % of 50, 15 % of 100; the other is 3.4 km away.
  expect(won.application?.counted).toEqual({ score: 93, factors: [{ factor: 'distance', points: 100 }, { factor: 'reliability', points: 100 }, { factor: 'skill', points: 50 }, { factor: 'load', points: 100 }] })
  const lost = await shown(w, far.leader, made)
  expect(lost).toMatchObject({ application: { counted: { score: 69 } }, choice: { decided: { score: 93 } }, helpers: [], code: null })
  expect([await codes(w, near.leader), await codes(w, far.leader), await codes(w, near.members[0]!), await codes(w, at.resident)].map((all) => all[0]))
    .toEqual(['request.chosen', 'request.not-chosen', 'request.helper-named', 'request.claimed'])
  expect((await w.call(far.leader, api.claim, { id: made.id })).code).toBe('request.lost')
})

test('an application is taken back before the close; where nobody is left it is first come', async () => {
  await using w = await world()
  const at = await ground(w)
  const [one, other] = at.teams as [Team, Team]
  const made = await accepted(w, at)
  expect((await w.call(one.leader, asTeam.dropOut, { id: made.id })).code).toBe('request.not-applied')
  await w.ok(one.leader, asTeam.apply, { id: made.id })
  await w.ok(one.leader, asTeam.dropOut, { id: made.id })
  await w.ok(one.leader, asTeam.apply, { id: made.id })
  await w.ok(one.leader, asTeam.dropOut, { id: made.id })
  await closed(w)
  expect(await shown(w, other.leader, made)).toMatchObject({ state: 'open', next: { act: 'unclaimed' }, choice: { decided: { applied: 0, team: null } }, may: { claim: 'ok', apply: 'request.not-applying' } })
  expect((await w.call(other.leader, asTeam.apply, { id: made.id })).code).toBe('request.not-applying')
  expect((await w.ok(other.leader, api.claim, { id: made.id })).state).toBe('claimed')
  // What comes back to the hall is first come.
  const back = await w.ok(other.leader, api.release, { id: made.id })
  expect(back).toMatchObject({ state: 'open', next: { act: 'unclaimed' } })
  expect((await w.ok(one.leader, api.claim, { id: made.id })).team).toMatchObject({ id: one.id })
})

test('who no longer may at the close is passed over: full, or with a helper who left; what stands against a claim stands against an application', async () => {
  await using w = await world()
  const at = await ground(w, 3)
  const [full, left, third] = at.teams as [Team, Team, Team]
  const minor = await w.person({ yearOfBirth: 2012 })
  await w.office(minor, third, 'team.member')
  const made = await accepted(w, at)
  for (const [helpers, code] of [[[left.leader.id], 'request.helper'], [[minor.id], 'request.helper-young']] as const) {
    expect((await w.call(third.leader, asTeam.apply, { id: made.id, helpers: [...helpers] })).code).toBe(code)
  }
  await w.office(at.resident, third, 'team.member')
  expect((await w.call(third.leader, asTeam.apply, { id: made.id, helpers: [at.resident.id] })).code).toBe('request.both-sides')
  await w.owner.query('update team set lat = 30.28 where org = $1', [third.id])
  for (const { leader, members } of [full, left, third]) await w.ok(leader, asTeam.apply, { id: made.id, helpers: [members[0]!.id] })
  // Something else fills it up meanwhile.
  await w.owner.query('update team set capacity = 1 where org = $1', [full.id])
  const errand = await w.ok(at.resident, api.submit, { org: at.place.id, service: 'errand', window: aWindow(w.now), premise: at.door })
  await w.ok(at.desk, api.accept, { id: errand.id })
  await w.ok(full.leader, api.claim, { id: errand.id })
  await w.owner.query(`update appointment set until_day = '2026-09-07' where person = $1`, [left.members[0]!.id])
  expect((await w.call(full.leader, asTeam.apply, { id: made.id })).code).toBe('request.applied')
  await closed(w)
  expect(await shown(w, third.leader, made)).toMatchObject({ team: { id: third.id }, choice: { decided: { applied: 3, passed: 2 } } })
  expect([await shown(w, full.leader, made), await shown(w, left.leader, made)].map(({ application }) => application)).toMatchObject([{ passed: 'load', counted: null }, { passed: 'helper' }])
  expect((await codes(w, full.leader))[0]).toBe('request.passed-over')
  const next = await accepted(w, at)
  expect((await w.call(full.leader, asTeam.apply, { id: next.id })).code).toBe('request.load')
  await w.ok(third.leader, asTeam.apply, { id: next.id })
  await w.atDoor((cx) => pause(cx, { person: third.leader.id, org: at.county }))
  await closed(w)
  expect((await shown(w, third.leader, next)).application).toMatchObject({ passed: 'helper-paused', counted: null })
})

test('what the desk does meanwhile leaves the close where it is; other hours end applications, and a withdrawal tells who applied', async () => {
  await using w = await world()
  const at = await ground(w)
  const [one, other] = at.teams as [Team, Team]
  const made = await accepted(w, at)
  await w.ok(one.leader, asTeam.apply, { id: made.id })
  const told = await w.ok(at.desk, api.explain, { id: made.id, reason: '在报名', next: '马上有结果' })
  expect(told.next).toEqual(made.next)
  await w.to(new Date(w.now.getTime() + 30_000))
  const moved = await w.ok(at.resident, api.changeWindow, { id: made.id, window: aWindow(w.now, 3) })
  // Whoever still wants it has the whole time again.
  expect(Date.parse(moved.next?.at ?? '') - Date.parse(made.next?.at ?? '')).toBe(30_000)
  expect(await codes(w, one.leader)).toContain('request.application-dropped')
  expect(await cardOf(w, one, made)).toMatchObject({ applying: { applied: false }, may: { apply: 'ok' } })
  await w.ok(other.leader, asTeam.apply, { id: made.id })
  await w.ok(at.resident, api.withdraw, { id: made.id })
  expect((await codes(w, other.leader))[0]).toBe('request.application-over')
  expect(await codes(w, one.leader)).not.toContain('request.application-over')
  await closed(w)
  expect((await shown(w, at.resident, made)).state).toBe('withdrawn')
})

test('a service without a window, or one whose hours are nearly over, is first come', async () => {
  await using w = await world()
  const at = await ground(w, 1)
  const { id } = await w.ok(at.resident, api.submit, { org: at.place.id, service: 'errand', window: aWindow(w.now), premise: at.door })
  expect(await w.ok(at.desk, api.accept, { id })).toMatchObject({ choice: null, next: { act: 'unclaimed' } })
  const soon = { from: w.now.toISOString(), to: later(w, SECONDS - 1).toISOString() }
  const short = await w.ok(at.resident, api.submit, { org: at.place.id, service: 'escort', window: soon, premise: at.door })
  expect(await w.ok(at.desk, api.accept, { id: short.id })).toMatchObject({ choice: null })
})

/** A team as the fixture sets it, and what the published rule makes of it, written from the page: not from the code. */
interface Drawn { step: number; load: number; capacity: number; kept: number | null; applies: boolean }
const LATS = [30.2511, 30.2575, 30.27, 30.29, 30.31]
const NEAR = [100, 80, 60, 40, 20]
const share = ({ kept }: Drawn): number | null => (kept === null ? null : kept * 10)

function oracle(teams: readonly (Drawn & { id: string })[], seed: string): string | undefined {
  const shares = teams.flatMap((one) => share(one) ?? []).toSorted((a, b) => a - b)
  const [low, high] = [shares[Math.floor((shares.length - 1) / 2)], shares[Math.floor(shares.length / 2)]]
  const median = low === undefined || high === undefined ? 100 : Math.round((low + high) / 2)
  const scored = teams.filter((one) => one.applies && one.load < one.capacity).map((one) => {
    const room = (1 - one.load / one.capacity) * 100
    return { ...one, score: Math.round(0.4 * NEAR[one.step]! + 0.3 * (share(one) ?? median) + 0.15 * 50 + 0.15 * room) }
  })
  const best = Math.max(...scored.map(({ score }) => score))
  return scored.filter(({ score }) => score === best).map(({ id }) => ({ id, lot: sha256(`${seed}:${id}`) })).toSorted((a, b) => a.lot.localeCompare(b.lot))[0]?.id
}

const drawnTeam: fc.Arbitrary<Drawn> = fc.record({
  step: fc.constantFrom(0, 0, 0, 0, 1, 2, 3, 4), load: fc.constantFrom(0, 0, 0, 1, 2), capacity: fc.constantFrom(2, 2, 2, 4), kept: fc.constantFrom(null, null, null, 8, 10), applies: fc.boolean(),
})

/** Ended claims of long ago, straight into the books: ten a team, so many of them finished. */
async function history(w: World, one: Drawn & { id: string }, like: string): Promise<void> {
  await w.owner.query('update team set lat = $2, lon = 120.171, radius = 50000, capacity = $3 where org = $1', [one.id, LATS[one.step], one.capacity])
  const claim = `insert into move (noun, id, entry, act, from_state, to_state, org, org_path, person, facts, cause, happened, at)
    select 'request', gen_random_uuid(), 1, 'claim', 'open', 'claimed', m.org, m.org_path, null, jsonb_build_object('team', $1::text), m.cause, m.happened, m.at from move m, generate_series(1, $3) where m.id = $2 and m.entry = 1 returning id`
  if (one.kept !== null) {
    const { rows } = await w.owner.query<{ id: string }>(claim, [one.id, like, 10])
    for (const [n, { id }] of rows.entries()) {
      await w.owner.query(`insert into move (noun, id, entry, act, from_state, to_state, org, org_path, person, facts, cause, happened, at)
        select 'request', $1, 2, $3, 'working', 'finished', m.org, m.org_path, null, '{}', m.cause, m.happened, m.at from move m where m.id = $2 and m.entry = 1`, [id, like, n < one.kept ? 'finish' : 'lapse'])
    }
  }
  for (let n = 0; n < one.load; n += 1) {
    await w.owner.query(`insert into request (id, number, org, org_path, service, minutes, estate, window_from, window_to, orderer, served, confirmer, team, answer_by, created, state, entry, moved)
      select gen_random_uuid(), gen_random_uuid()::text, org, org_path, service, minutes, estate, window_from, window_to, orderer, served, confirmer, $2, answer_by, created, 'claimed', entry, moved from request where id = $1`, [like, one.id])
  }
}

test('whoever applies, the winner is who the published rule says, and anybody can reckon the lot', async () => {
  await using w = await world()
  const at = await ground(w, 5)
  await w.owner.query('set session_replication_role = replica')
  const seen = { ties: 0, none: 0 }
  await fc.assert(fc.asyncProperty(fc.array(drawnTeam, { minLength: 5, maxLength: 5 }), async (drawn) => {
    await w.owner.query(`delete from move where act in ('claim', 'finish', 'lapse')`)
    await w.owner.query(`delete from request where state in ('submitted', 'open', 'claimed')`)
    const teams = drawn.map((one, n) => ({ ...one, id: at.teams[n]!.id, leader: at.teams[n]!.leader }))
    const { id } = await w.ok(at.resident, api.submit, { org: at.place.id, service: 'escort', window: aWindow(w.now), premise: at.door })
    for (const one of teams) await history(w, { ...one, load: 0 }, id)
    await w.ok(at.desk, api.accept, { id })
    for (const { leader, applies } of teams) if (applies) await w.ok(leader, asTeam.apply, { id })
    // What they have at hand comes in between.
    for (const one of teams) await history(w, { ...one, kept: null }, id)
    await closed(w)
    const { choice, team, state } = await shown(w, at.resident, { id })
    expect(sha256(choice!.decided!.seed)).toBe(choice!.lot)
    const winner = oracle(teams, choice!.decided!.seed)
    expect([choice!.decided!.team?.id, team?.id, state]).toEqual([winner, winner, winner === undefined ? 'open' : 'claimed'])
    const { tied } = choice!.decided!
    if (tied.length > 0) expect(tied.map((one) => sha256(`${choice!.decided!.seed}:${one.id}`)).toSorted()[0]).toBe(sha256(`${choice!.decided!.seed}:${winner}`))
    seen.ties += tied.length > 0 ? 1 : 0
    seen.none += winner === undefined ? 1 : 0
  }), { numRuns: 20, seed: 20260907, endOnFailure: true })
  expect(seen.ties).toBeGreaterThan(2)
  expect(seen.none).toBeGreaterThan(0)
}, 60_000)
