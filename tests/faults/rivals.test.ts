/** Exactly one team takes each request, however many reach for it, through whichever process. */
import { expect, test } from 'vitest'
import type { Id } from '#platform/contract.ts'
import * as figures from '#kernels/insight/figures/contract.ts'
import * as requests from '#kernels/marketplace/requests/contract.ts'
import * as notices from '#kernels/registry/notices/contract.ts'
import { aWindow, community, world, type Someone, type World } from '#tests/world.ts'
import { webProcess } from './processes.ts'

/**
 * Rivals, requests, rounds, and how often a rival is told no before it gives up. `RIVALS=500/50/20/10` is what the product promises; the short
 * size runs with every test. With as many tries as there are requests everybody reaches for everything.
 */
const [RIVALS = 100, REQUESTS = 20, ROUNDS = 5, TRIES = 10] = (process.env['RIVALS'] ?? '100/20/5/10').split('/').map(Number)

/** Milliseconds that it may take: a busy machine answers a claim in twenty. */
const LONGEST = Math.max(300_000, RIVALS * (TRIES + 10) * ROUNDS * 20)

/** So many requests a person may have under way at a time. */
const MOST = 10

type RequestId = Id<'request'>
interface Team { id: string; leader: Someone; at: string }
interface Answer { team: Team; id: RequestId; status: number; code: string | undefined }

/** The same order for the same seed (mulberry32, Fisher and Yates): what fails once fails again. */
function shuffled<T>(all: readonly T[], seed: number): T[] {
  let state = seed
  const below = (most: number) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % most
  }
  const order = [...all]
  for (let n = order.length - 1; n > 0; n -= 1) {
    const other = below(n + 1)
    ;[order[n], order[other]] = [order[other]!, order[n]!]
  }
  return order
}

/** In which order a rival tries: in one round at random, in the next as all of its group do, so that they reach for the same one at the same moment. */
function orderOf(ids: readonly RequestId[], n: number, round: number): RequestId[] {
  if (round % 2 === 0) return shuffled(ids, round * 1_000 + n)
  const groups = Math.ceil(ids.length / TRIES)
  const from = (n % groups) * TRIES
  return shuffled([...ids.slice(from), ...ids.slice(0, from)].slice(0, TRIES), round)
}

/** All rivals at once, each one call at a time, until it holds a request or was told no so many times. */
async function rush(w: World, teams: readonly Team[], ids: readonly RequestId[], round: number): Promise<Answer[]> {
  const answers: Answer[] = []
  const rival = async (team: Team, n: number) => {
    for (const id of orderOf(ids, n, round).slice(0, TRIES)) {
      const { status, code } = await w.call(team.leader, requests.claim, { id }, { at: team.at })
      answers.push({ team, id, status, code })
      if (status === 200) return
    }
  }
  await Promise.all(teams.map(rival))
  return answers
}

async function allPages<T>(read: (after?: string) => Promise<{ items: T[]; next?: string | undefined }>): Promise<T[]> {
  const found: T[] = []
  let after: string | undefined
  do {
    const page = await read(after)
    found.push(...page.items)
    after = page.next
  } while (after !== undefined)
  return found
}

const year = { from: '2026-01-01', to: '2026-12-31' }

/** The numbers of the requests that the exported sheet of claims names, a line each. */
async function exported(w: World, editor: Someone): Promise<string[]> {
  const path = figures.sheet.path.replace(':key', 'requests.claimed')
  const reply = await fetch(`${w.server.address}/api${path}?${new URLSearchParams(year)}`, { headers: { authorization: `Bearer ${editor.token}`, 'qq-hat': editor.hat } })
  return [...(await reply.text()).matchAll(/^"(\d+-\d+)"/gm)].map(([, number]) => number ?? '')
}

/** Who orders in a round, ten each, and what the desk accepted of it. */
async function ordered(w: World, at: Awaited<ReturnType<typeof community>>): Promise<{ residents: Someone[]; orders: { id: RequestId; number: string }[] }> {
  const residents = await Promise.all(Array.from({ length: Math.ceil(REQUESTS / MOST) }, () => w.person()))
  const orders: requests.Request[] = []
  for (let n = 0; n < REQUESTS; n += 1) {
    const order = await w.ok(residents[n % residents.length]!, requests.submit, { org: at.place.id, service: 'errand', window: aWindow(w.now), premise: at.door, words: '' })
    await w.ok(at.desk, requests.accept, { id: order.id })
    orders.push(order)
  }
  return { residents, orders }
}

/** One winner of each request, and everybody else is told at once that another has it, not that something broke. */
function winnersOf(answers: readonly Answer[], ids: readonly RequestId[]): Map<RequestId, string> {
  expect(answers.filter(({ status }) => status >= 500)).toEqual([])
  return new Map(ids.map((id) => {
    const of = answers.filter((answer) => answer.id === id)
    const won = of.filter(({ status }) => status === 200)
    expect(won).toHaveLength(1)
    const told = of.filter(({ status }) => status !== 200).map(({ code }) => code)
    expect(told.length).toBeGreaterThan(0)
    expect(new Set(told)).toEqual(new Set(['request.lost']))
    return [id, won[0]!.team.id]
  }))
}

/** Each rival's own list holds what it won and nothing else; and in the hall of each fifth, another fifth the next time, nothing is left. */
async function rivalsKnow(w: World, teams: readonly Team[], winner: ReadonlyMap<RequestId, string>, round: number): Promise<void> {
  const waiting = teams.entries()
  const lane = async () => {
    for (const [n, team] of waiting) {
      const { items } = await w.ok(team.leader, requests.teamRequests, { state: 'claimed', limit: 50 })
      expect(items.map(({ id }) => id).toSorted()).toEqual([...winner].filter(([, by]) => by === team.id).map(([id]) => id).toSorted())
      if (n % 5 !== round % 5) continue
      const hall = await w.ok(team.leader, requests.hall, { limit: 200 })
      expect(hall.items.filter(({ mine }) => !mine)).toEqual([])
    }
  }
  await Promise.all(Array.from({ length: 4 }, lane))
}

/** Those who ordered have their answer, and the timeline names the same team, once. Then it is taken back, so that the next round has room. */
async function residentsKnow(w: World, residents: readonly Someone[], winner: ReadonlyMap<RequestId, string>): Promise<void> {
  const told = new Set<string>()
  for (const who of residents) {
    const { items } = await w.ok(who, notices.list, { limit: 50 })
    const mine = [...winner.keys()].filter((id) => items.some(({ code, target }) => code === 'request.claimed' && target === id))
    for (const id of mine) {
      const { timeline, team } = await w.ok(who, requests.show, { id })
      expect(timeline.filter(({ act }) => act === 'claim')).toHaveLength(1)
      expect(team?.id).toBe(winner.get(id))
      await w.ok(who, requests.withdraw, { id, reason: '改了安排' })
      told.add(id)
    }
  }
  expect(told.size).toBe(winner.size)
}

test(`${RIVALS} rivals for ${REQUESTS} requests, ${ROUNDS} times over, through two processes: each request has exactly one winner everywhere`, async () => {
  await using w = await world()
  const at = await community(w, { teams: RIVALS })
  await w.owner.query('update team set capacity = 200')
  await w.set(at.county, 'insight.figures', {
    'figures.requests.claimed': { zh: '队伍抢单', en: 'claimed', unit: { zh: '件', en: 'requests' }, of: 'requests.moves', where: { move: ['claim'] } },
  })
  const editor = await w.office(await w.person(), at.place, 'editor')
  await using one = await webProcess({ appUrl: w.appUrl, dataDir: w.dataDir })
  await using other = await webProcess({ appUrl: w.appUrl, dataDir: w.dataDir })
  const teams: Team[] = at.teams.map((team, n) => ({ id: team.id, leader: team.leader, at: n % 2 === 0 ? one.address : other.address }))
  const taken = new Map<RequestId, string>()
  for (let round = 0; round < ROUNDS; round += 1) {
    const { residents, orders } = await ordered(w, at)
    const ids = orders.map(({ id }) => id)
    const won = winnersOf(await rush(w, teams, ids, round), ids)
    await rivalsKnow(w, teams, won, round)
    await residentsKnow(w, residents, won)
    for (const { id, number } of orders) taken.set(id, number)
  }
  const counted = await allPages((after) => w.ok(editor, figures.rows, { key: 'requests.claimed', ...year, limit: 50, ...(after === undefined ? {} : { after }) }))
  expect(counted.map(({ id }) => id).toSorted()).toEqual([...taken.keys()].toSorted())
  expect((await exported(w, editor)).toSorted()).toEqual([...taken.values()].toSorted())
}, LONGEST)

test('a request that fits 400 teams is accepted, claimed and taken back; the live news reach the last of them', async () => {
  await using w = await world()
  const at = await community(w)
  await w.owner.query(`
    with made as (insert into org (id, name, kind, parent, path, valid_from)
      select gen_random_uuid(), '义剪' || n || '队', 'team', $1, $2 || nextval('org_serial_seq') || '/', '2020-01-01' from generate_series(1, 400) n returning id, path)
    insert into team (org, org_path, skills, serves, radius, lat, lon, capacity) select id, path, '{理发}', $2, 5000, 30.25, 120.17, 20 from made`, [at.county.id, at.county.path])
  const last = await w.team({ under: at.county, name: '最后一队' })
  const news = new AbortController()
  const live = await fetch(`${w.server.address}/api/live?hat=${last.leader.hat}`, { headers: { authorization: `Bearer ${last.leader.token}` }, signal: news.signal })
  const heard = live.body!.pipeThrough(new TextDecoderStream()).getReader()
  const { id } = await w.ok(at.resident, requests.submit, { org: at.place.id, service: 'haircut', window: aWindow(w.now), premise: at.door })
  const hears = async () => {
    for (;;) if ((await heard.read()).value?.includes(String(id)) === true) return
  }
  for (const deed of [requests.accept, requests.claim, requests.withdraw] as const) {
    const who = { [requests.accept.name]: at.desk, [requests.claim.name]: at.teams[0]!.leader }[deed.name] ?? at.resident
    await w.ok(who, deed, { id, ...(deed === requests.withdraw && { reason: '改了安排' }) })
    await hears()
  }
  news.abort()
})
