/** What was acknowledged is there after every kill -9, of the database and of the app, in the middle of the work. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { asLogin, migrate } from '#app/migrate.ts'
import { launch, type Running } from '#app/launch/postgres.ts'
import { refuseUnsafe } from '#app/launch/guard.ts'
import type { Endpoint, Id, Input } from '#platform/contract.ts'
import * as requests from '#kernels/marketplace/requests/contract.ts'
import { testSecrets } from '../secrets.ts'
import { community, world, type Someone, type World } from '../world.ts'
import { webProcess, type WebProcess } from './processes.ts'

const HOUR = 3_600_000

/** One promise of the product: this command was answered 200. */
interface Promised { request: Id<'request'>; act: string }
/** A command whose answer never came: it happened once or not at all, and may be sent again. */
interface Unanswered { send: (at: string) => Promise<number> }

/** Each round has a resident of its own: a cut leaves requests half way, and a person has ten at most under way. */
interface Scene { w: World; residents: Someone[]; desk: Someone; leader: Someone; org: Id<'org'>; door: Id<'premise'> }

/** One after another, requests go through their whole life until the line breaks. */
async function work(scene: Scene & { resident: Someone }, at: string, book: { promised: Promised[]; unanswered: Unanswered[] }): Promise<void> {
  const { w, resident, desk, leader } = scene
  const [from, to] = [1, 3].map((hours) => new Date(w.now.getTime() + hours * HOUR).toISOString()) as [string, string]
  const [came, went] = [-2, -1].map((hours) => new Date(w.now.getTime() + hours * HOUR).toISOString()) as [string, string]
  const send = async <E extends Endpoint>(who: Someone, api: E, input: Input<E>, hat?: string) => {
    const as = { id: randomUUID(), at, ...(hat === undefined ? {} : { hat }) }
    const reply = await w.call(who, api, input, as).catch(() => undefined)
    if (reply?.status === 200) return reply.body as { id: Id<'request'> }
    if (reply !== undefined && reply.status < 500) throw new Error(`${api.name}: ${reply.status} ${reply.code}`)
    book.unanswered.push({ send: async (again) => (await w.call(who, api, input, { ...as, at: again })).status })
    return undefined
  }
  for (;;) {
    const order = await send(resident, requests.submit, { org: scene.org, service: 'errand', window: { from, to }, premise: scene.door, words: '' })
    if (order === undefined) return
    const { id } = order
    book.promised.push({ request: id, act: 'submit' })
    const steps = [
      ['accept', () => send(desk, requests.accept, { id })],
      ['claim', () => send(leader, requests.claim, { id })],
      ['begin', () => send(leader, requests.begin, { id }, 'me')],
      ['finish', () => send(leader, requests.finish, { id, visits: [{ person: leader.id, from: came, to: went }] })],
      ['confirm', () => send(resident, requests.confirm, { id, stars: 5 })],
    ] as const
    for (const [act, step] of steps) {
      if ((await step()) === undefined) return
      book.promised.push({ request: id, act })
    }
  }
}

/** Which promises the records do not hold, and how many accounts differ from what their postings add up to. */
async function judge(url: string, promised: readonly Promised[]): Promise<{ lost: Promised[]; unbalanced: number; postings: number; confirmed: number }> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const moves = await client.query<{ key: string }>("select id || '/' || act as key from move where noun = 'request'")
    const there = new Set(moves.rows.map(({ key }) => key))
    const books = await client.query<{ unbalanced: number; postings: number }>(`
      select (select count(*)::int from (
          select a.id from account a left join posting p on p.payer = a.id or p.payee = a.id where a.kind <> 'issuer'
          group by a.id having a.balance <> coalesce(sum(case when p.payee = a.id then p.amount else -p.amount end), 0)) x) as unbalanced,
        (select count(*)::int from posting where unit = 'minutes') as postings`)
    const { rows } = await client.query<{ count: number }>("select count(*)::int from request where state = 'confirmed'")
    return {
      lost: promised.filter(({ request, act }) => !there.has(`${request}/${act}`)),
      unbalanced: books.rows[0]!.unbalanced, postings: books.rows[0]!.postings, confirmed: rows[0]!.count,
    }
  } finally {
    await client.end()
  }
}

/** Ends every process of a server at once, as a power cut would. */
async function cut(server: Running): Promise<void> {
  const children = await processesOf(server.url)
  for (const pid of [server.pid, ...children]) process.kill(pid, 'SIGKILL')
  await server.ended
  await server.stop()
}

/** The server's own processes, its writers included; those of connections end with it. */
async function processesOf(url: string): Promise<number[]> {
  const client = new Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query<{ pid: number }>('select pid from pg_stat_activity where pid <> pg_backend_pid()')
  await client.end()
  return rows.map(({ pid }) => pid)
}

/** Works, cuts, starts again and judges, so many times. `settings` are the server's. */
async function season(rounds: number, settings: Record<string, string>): Promise<{ lost: number; promised: number }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'qunqing-faults-'))
  const start = () => launch({ dataDir, settings, log: () => undefined })
  let server = await start()
  let web: WebProcess | undefined
  const sum = { lost: 0, promised: 0 }
  try {
    await migrate(server.url, testSecrets)
    const scene = await prepare(server.url, rounds)
    for (let round = 0; round < rounds; round += 1) {
      web ??= await webProcess({ appUrl: asLogin(server.url, testSecrets), dataDir })
      const book: { promised: Promised[]; unanswered: Unanswered[] } = { promised: [], unanswered: [] }
      const lanes = [0, 1, 2].map(() => work({ ...scene, resident: scene.residents[round]! }, web!.address, book))
      await wait(400 + 40 * round)
      // Once the app dies, once the database under it, in turn.
      if (round % 2 === 0) {
        await cut(server)
        await Promise.all(lanes)
        // A web process outlives its database, and goes on as soon as that is back, at the address that it knows.
        expect(web.lives()).toBe(true)
        server = await start()
        expect((await fetch(`${web.address}/api/handler`)).status).toBe(200)
        await web.kill()
      } else {
        await web.kill()
        await Promise.all(lanes)
      }
      web = await webProcess({ appUrl: asLogin(server.url, testSecrets), dataDir })
      const { lost, unbalanced, postings, confirmed } = await judge(server.url, book.promised)
      expect(book.promised.length).toBeGreaterThan(0)
      sum.lost += lost.length
      sum.promised += book.promised.length
      expect(unbalanced).toBe(0)
      // One post of minutes a confirmed request: never half of a command.
      expect(postings).toBe(confirmed)
      // A lost server may have lost the ground of what is sent again, so only a safe one is asked.
      if (settings['synchronous_commit'] === undefined) for (const { send } of book.unanswered) expect(await send(web.address)).toBe(200)
    }
  } finally {
    await web?.kill()
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return sum
}

async function prepare(url: string, rounds: number): Promise<Scene> {
  await using w = await world({ on: url })
  const at = await community(w, { teams: 0 })
  const { leader } = await w.team({ under: at.county, capacity: 200 })
  const residents: Someone[] = []
  for (let n = 0; n < rounds; n += 1) residents.push(await w.person())
  // Who works is on the disk in any case; only the work is at stake.
  await w.owner.query('checkpoint')
  return { w, residents, desk: at.desk, leader, org: at.place.id, door: at.door }
}

test('twenty cuts in the middle of the work: nothing acknowledged is lost, nothing happens by halves, and the books balance', async () => {
  const { lost, promised } = await season(20, {})
  expect({ lost, enough: promised > 200 }).toEqual({ lost: 0, enough: true })
})

test('the same work on a server that answers before it has written does lose: the harness would notice', async () => {
  const { lost } = await season(6, { synchronous_commit: 'off', wal_writer_delay: '10s' })
  expect(lost).toBeGreaterThan(0)
})

test('a server that answers before it has written is refused at the start', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'qunqing-faults-'))
  const server = await launch({ dataDir, settings: { synchronous_commit: 'off' }, log: () => undefined })
  await expect(refuseUnsafe(server.url)).rejects.toThrow(/synchronous_commit/)
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
})
