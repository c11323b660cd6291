/** What holds whatever a route does: a query cannot write, and a request that fails leaves nothing behind. */
import cookie from '@fastify/cookie'
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { enter } from '#kernels/registry/sign-in/index.ts'
import { testSecrets } from '#tests/secrets.ts'
import { world, type Someone, type World } from '#tests/world.ts'
import { connect } from './connect.ts'
import { command, query } from './contract.ts'
import type { Cx } from './cx.ts'
import { httpServer, serve } from './http.ts'
import { acts, anybody, reads, type Route } from './route.ts'
import { one, sql } from './sql.ts'

const result = z.object({})
const write = (cx: Cx) => one(z.object({ n: z.unknown() }), cx.tx, sql`select nextval('request_number') as n`)

const Made = z.object({ id: z.string(), words: z.string() })

const routes: Route[] = [
  acts(command('probe.make', 'POST /probe/make', { result: Made }), { can: anybody, run: async (cx) => write(cx).then(() => ({ id: 'one' })), show: async () => ({ id: 'one', words: 'all of it' }) }),
  acts(command('probe.sign', 'POST /probe/sign', { result: Made }), { can: anybody, run: async () => ({ id: 'one' }), show: async () => ({ id: 'one', words: 'all of it' }), after: () => undefined }),
  reads(query('probe.ask', 'GET /probe/ask', { result }), { can: anybody, run: async (cx) => write(cx).then(() => ({})) }),
  acts(command('probe.tell', 'POST /probe/tell', { result }), { can: anybody, run: async (cx) => write(cx).then(() => ({})), show: async () => ({}) }),
  acts(command('probe.fail', 'POST /probe/fail', { result }), { can: anybody, run: async (cx) => write(cx).then(() => { throw new Error('at the last moment') }), show: async () => ({}) }),
]

/** A server with these routes alone, on the world's database. */
async function probe(w: World, url = w.appUrl) {
  const { db, close } = connect(url, 2)
  const app = httpServer('silent', (code) => code)
  await app.register(cookie)
  serve(app, routes, { db, secrets: testSecrets, files: w.dataDir, timed: new Map(), enter, say: (code) => code, checks: true })
  const ask = async (who: Someone, method: 'GET' | 'POST', url: string): Promise<number> => {
    const headers = { authorization: `Bearer ${who.token}`, 'idempotency-key': randomUUID() }
    return (await app.inject({ method, url: `/api/probe/${url}`, headers, ...(method === 'POST' && { payload: {} }) })).statusCode
  }
  const post = async (who: Someone, url: string, more: Record<string, string>) => {
    const headers = { authorization: `Bearer ${who.token}`, 'idempotency-key': randomUUID(), ...more }
    const reply = await app.inject({ method: 'POST', url: `/api/probe/${url}`, headers, payload: {} })
    return { body: reply.json<unknown>(), applied: reply.headers['preference-applied'] }
  }
  return { app, ask, post, [Symbol.asyncDispose]: async () => { await app.close(); await close() } }
}

const commands = async (w: World): Promise<string[]> => (await w.owner.query<{ name: string }>("select name from command where name like 'probe.%'")).rows.map(({ name }) => name)

test('what a command may write, a query cannot: the database refuses it', async () => {
  await using w = await world()
  await using at = await probe(w)
  const who = await w.person()
  expect(await at.ask(who, 'POST', 'tell')).toBe(200)
  expect(await at.ask(who, 'GET', 'ask')).toBe(500)
})

test('while the database is away the answer is 503 with a code of its own and when to ask again, and nothing is said of the network', async () => {
  await using w = await world()
  const nowhere = new URL(w.appUrl)
  nowhere.host = '127.0.0.1:1'
  await using at = await probe(w, nowhere.href)
  const reply = await at.app.inject({ method: 'GET', url: '/api/probe/ask' })
  expect([reply.statusCode, reply.headers['retry-after']]).toEqual([503, '10'])
  expect(reply.json()).toEqual({ code: 'away', message: 'away', facts: {}, trace: expect.stringMatching(/^[0-9A-F]{6}$/) })
})

test('a request is one transaction: what fails at the last moment leaves not even its command', async () => {
  await using w = await world()
  await using at = await probe(w)
  const who = await w.person()
  expect(await at.ask(who, 'POST', 'fail')).toBe(500)
  expect(await commands(w)).toEqual([])
  expect(await at.ask(who, 'POST', 'tell')).toBe(200)
  expect(await commands(w)).toEqual(['probe.tell'])
})

test('who asks for little gets the id of what was done, and a repeat the same; what signs in answers in full', async () => {
  await using w = await world()
  await using at = await probe(w)
  const who = await w.person()
  const [key, prefer] = [{ 'idempotency-key': randomUUID() }, { prefer: 'respond-async, return=minimal' }]
  expect(await at.post(who, 'make', { ...key, ...prefer })).toEqual({ body: { id: 'one' }, applied: 'return=minimal' })
  expect(await at.post(who, 'make', { ...key, ...prefer })).toEqual({ body: { id: 'one' }, applied: 'return=minimal' })
  expect(await at.post(who, 'make', key)).toEqual({ body: { id: 'one', words: 'all of it' }, applied: undefined })
  expect(await at.post(who, 'sign', prefer)).toEqual({ body: { id: 'one', words: 'all of it' }, applied: undefined })
})
