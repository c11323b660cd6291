import { afterEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { command, id, query } from '#platform/contract.ts'
import { call, OfflineError, RefusedError, requestOf } from './call.ts'
import { now } from './clock.ts'

const look = query('thing.list', 'GET /orgs/:org/things', {
  params: z.object({ org: z.string() }),
  input: z.object({ state: z.array(z.string()).optional(), limit: z.number().optional(), after: z.string().optional() }),
  result: z.object({ items: z.array(z.string()) }),
})
const make = command('thing.make', 'POST /things/:id/make', {
  params: z.object({ id: id('thing') }), input: z.object({ amount: z.bigint() }), result: z.object({ done: z.boolean() }),
})
const thing = '0190a000-0000-7000-8000-000000000001'

const answers = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  vi.stubGlobal('fetch', vi.fn(() => Promise.resolve(new Response(JSON.stringify(body), { status, headers }))))

afterEach(() => vi.unstubAllGlobals())

test('a query puts parameters into the path and the rest into the query string', () => {
  const { url, init } = requestOf(look, { org: 'a/b', state: ['open', 'closed'], limit: 20, after: undefined })
  expect(url).toBe('/api/orgs/a%2Fb/things?state=open&state=closed&limit=20')
  expect(init.headers).toMatchObject({ 'qq-hat': 'me', 'accept-language': 'zh' })
  expect(init.headers).not.toHaveProperty('idempotency-key')
})

test('a command carries its id, hat, purpose and whole numbers as text', () => {
  const options = { id: 'e5b4', hat: `team:${thing}`, purpose: 'visit' } as const
  const { url, init } = requestOf(make, { id: thing, amount: 12n }, options)
  expect([url, init.method, init.body]).toEqual([`/api/things/${thing}/make`, 'POST', '{"amount":"12"}'])
  expect(init.headers).toMatchObject({ 'idempotency-key': 'e5b4', 'qq-hat': `team:${thing}`, 'qq-purpose': 'visit' })
})

test('a new command gets a new uuid each time', () => {
  const keys = [1, 2].map(() => new Headers(requestOf(make, { id: thing, amount: 1n }).init.headers).get('idempotency-key'))
  expect(z.array(z.uuid()).parse(keys)[0]).not.toBe(keys[1])
})

test('the answer is parsed and the server tells the time', async () => {
  answers(200, { items: ['a'] }, { 'qq-now': '2030-01-01T08:00:00+08:00' })
  expect(await call(look, { org: 'x' })).toEqual({ items: ['a'] })
  expect(new Date(now()).getUTCFullYear()).toBe(2030)
})

test('a refusal keeps its code, facts and trace', async () => {
  answers(409, { code: 'thing.full', message: '满了', facts: { places: 3 }, trace: '7F326A' })
  const fault = await call(look, { org: 'x' }).catch((error: unknown) => error)
  expect(fault).toBeInstanceOf(RefusedError)
  expect(fault).toMatchObject({ code: 'thing.full', status: 409, facts: { places: 3 }, trace: '7F326A', message: '满了' })
})

test('a stranger between us and the server is a fault, silence is offline', async () => {
  answers(502, 'bad gateway')
  await expect(call(look, { org: 'x' })).rejects.toMatchObject({ code: 'fault', status: 502 })
  vi.stubGlobal('fetch', vi.fn(() => Promise.reject(new TypeError('failed'))))
  await expect(call(look, { org: 'x' })).rejects.toBeInstanceOf(OfflineError)
})
