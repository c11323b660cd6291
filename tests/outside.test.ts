/** The product as other programs see it: the description is complete, every answer has its shape, nothing they send breaks it. */
import { randomUUID } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { modules } from '#app/modules.ts'
import { Refused, type Endpoint } from '#platform/contract.ts'
import { addDevice, ways as channels } from '#kernels/registry/notices/contract.ts'
import { ways } from '#kernels/registry/sign-in/contract.ts'
import { isAnnounced } from './house/refusals.ts'
import { community, world, type Someone, type World } from './world.ts'

const endpoints: Endpoint[] = [...modules.flatMap((module) => module.routes.map((route) => route.api)), ways, channels, addDevice]

const Description = z.object({
  openapi: z.literal('3.1.0'),
  paths: z.record(z.string(), z.record(z.string(), z.object({ operationId: z.string(), responses: z.record(z.string(), z.unknown()) }))),
})

test('the description names every endpoint once, with its answer and its refusals', async () => {
  await using w = await world()
  const text = await (await fetch(`${w.server.address}/openapi.json`)).text()
  const { paths } = Description.parse(JSON.parse(text))
  const described = Object.values(paths).flatMap((path) => Object.values(path).map(({ operationId }) => operationId))
  expect(described.toSorted()).toEqual([...endpoints.map(({ name }) => name), 'live', 'dev.clock', 'dev.move-clock', 'dev.outbox', 'dev.sign-in'].toSorted())
  for (const code of endpoints.flatMap(({ refuses }) => refuses)) expect(text).toContain(`"${code}"`)
})

const Example = z.object({ 'application/json': z.object({ example: z.unknown().optional() }).optional() })
const Operation = z.object({
  operationId: z.string(),
  parameters: z.array(z.object({ name: z.string(), in: z.string(), example: z.unknown().optional() })).default([]),
  requestBody: z.object({ content: Example }).optional(),
  responses: z.object({ 200: z.object({ content: Example }) }),
})

test('every example that the description gives is what its endpoint takes and answers', async () => {
  await using w = await world()
  const described: unknown = await (await fetch(`${w.server.address}/openapi.json`)).json()
  const { paths } = z.object({ paths: z.record(z.string(), z.record(z.string(), Operation)) }).parse(described)
  const operations = new Map(Object.values(paths).flatMap((path) => Object.values(path)).map((operation) => [operation.operationId, operation]))
  const wrong: string[] = []
  for (const api of endpoints) {
    const operation = operations.get(api.name)
    if (operation === undefined) throw new Error(`${api.name} is not described`)
    const of = (place: string) => Object.fromEntries(operation.parameters.filter((one) => one.in === place).map(({ name, example }) => [name, example]))
    const input = api.kind === 'query' ? of('query') : operation.requestBody?.content['application/json']?.example
    const sent = operation.responses[200].content['application/json']
    const parsed = { params: api.params.safeParse(of('path')), input: api.input.safeParse(input), ...(sent && { result: api.result.safeParse(sent.example) }) }
    for (const [part, { error }] of Object.entries(parsed)) if (error) wrong.push(`${api.name} ${part}: ${JSON.stringify(error.issues[0])}`)
  }
  expect(wrong).toEqual([])
})

const JUNK = ['x', '', '\u0000', '👨‍👩‍👧‍👦', '长'.repeat(300), '-1', '1e400', '99999999999999999999', '2026-02-30', '{}', "' or 1=1 --", randomUUID()]

/** The endpoint with one junk value everywhere: in its path, its query, its body. */
function junk(api: Endpoint, value: string): { path: string; body: string } {
  const rest = Object.fromEntries(Object.keys(api.input.shape).map((name) => [name, value]))
  const path = api.path.replaceAll(/:\w+/g, encodeURIComponent(value === '' ? ' ' : value.slice(0, 150)))
  return { path: api.kind === 'query' ? `${path}?${new URLSearchParams(rest)}` : path, body: JSON.stringify(rest) }
}

async function send(w: World, who: Someone | null, api: Endpoint, value: string): Promise<{ status: number; body: unknown }> {
  const { path, body } = junk(api, value)
  const reply = await fetch(`${w.server.address}/api${path}`, {
    method: api.method,
    headers: {
      ...(who === null ? {} : { authorization: `Bearer ${who.token}`, 'qq-hat': who.hat, 'qq-purpose': 'dispatch' }),
      ...(api.kind === 'command' ? { 'idempotency-key': randomUUID(), 'content-type': 'application/json' } : {}),
    },
    ...(api.kind === 'command' ? { body } : {}),
  })
  const text = await reply.text()
  return { status: reply.status, body: reply.headers.get('content-type')?.includes('json') === true ? JSON.parse(text) : text }
}

test('whatever is sent to whichever endpoint, by a visitor or an admin: an answer or a sentence, never a fault', async () => {
  await using w = await world()
  const at = await community(w)
  const admin = await w.office(await w.person(), at.county, 'admin')
  await w.owner.query("insert into handler (name, contact, filings) values ('团澄湖区委', '0571-00000000', '[]') on conflict do nothing")
  const wrong: string[] = []
  // Leaving and ending sessions would sign out the one who asks.
  for (const api of endpoints.filter(({ name }) => name !== 'sign-in.leave')) {
    for (const value of JUNK) {
      await Promise.all([null, at.resident, at.desk, admin].map(async (who) => {
        const { status, body } = await send(w, who, api, value)
        const said = Refused.safeParse(body)
        const shaped = status === 200 || (said.success && isAnnounced(api, said.data.code))
        if (status >= 500 || !shaped) wrong.push(`${api.name} ${JSON.stringify(value.slice(0, 20))} ${who?.hat.slice(0, 4)}: ${status} ${JSON.stringify(body).slice(0, 100)}`)
      }))
    }
  }
  expect(wrong).toEqual([])
}, 120_000)

/** Asks with a head of one's own, which `fetch` does not allow. */
const asked = (w: World, headers: Record<string, string>): Promise<number> =>
  new Promise((resolve, reject) => {
    httpRequest(`${w.server.address}/dev/outbox.json`, { headers }, (reply) => {
      reply.resume()
      resolve(reply.statusCode ?? 0)
    }).on('error', reject).end()
  })

test('the local outbox of codes answers this machine alone: no other name, no proxy', async () => {
  await using w = await world()
  expect(await asked(w, {})).toBe(200)
  expect(await asked(w, { host: 'qunqing.example.org' })).toBe(404)
  expect(await asked(w, { 'x-forwarded-for': '203.0.113.7' })).toBe(404)
  expect(await asked(w, { host: 'localhost:3000', forwarded: 'for=203.0.113.7' })).toBe(404)
})
