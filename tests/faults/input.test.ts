/** Bad input gets a clear message and changes nothing; a line that breaks neither loses nor doubles. */
import { randomUUID } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import * as requests from '#kernels/marketplace/requests/contract.ts'
import * as orgs from '#kernels/registry/orgs/contract.ts'
import { aWindow, community, world, type Someone, type World } from '../world.ts'

const order = (w: World, at: Awaited<ReturnType<typeof community>>, more: object = {}) =>
  ({ org: at.place.id, service: 'errand', window: aWindow(w.now), premise: at.door, words: '', ...more })

const written = async (w: World): Promise<number> =>
  (await w.owner.query<{ n: number }>('select (select count(*) from command) + (select count(*) from request) + (select count(*) from move) as n')).rows[0]!.n

test('texts of 100,000 characters, files over 20 MB and what is no photo: a sentence each, and nothing is written', async () => {
  await using w = await world()
  const at = await community(w)
  const before = await written(w)
  const long = await w.call(at.resident, requests.submit, order(w, at, { words: '长'.repeat(100_000) }))
  expect(long).toMatchObject({ status: 400, code: 'input', facts: { fields: [{ field: 'words', code: 'too_big', maximum: 2000 }] } })
  const heavy = await w.call(at.resident, requests.submit, order(w, at, { photo: Buffer.alloc(21 * 1024 * 1024, 1).toString('base64') }))
  expect(heavy).toMatchObject({ status: 413, code: expect.stringMatching(/^(file|input)\.too-large$/) })
  const noPhoto = await w.call(at.resident, requests.submit, order(w, at, { photo: Buffer.from('<svg/>').toString('base64') }))
  expect({ status: noPhoto.status, code: noPhoto.code }).toEqual({ status: 400, code: 'file.not-photo' })
  const name = await w.call(await w.office(await w.person(), at.county, 'admin'), orgs.rename, { id: at.place.id, name: '长'.repeat(100_000) })
  expect(name.status).toBe(400)
  for (const reply of [long, heavy, noPhoto]) expect(reply.message).toMatch(/\p{Script=Han}/u)
  expect(await written(w)).toBe(before)
})

test('what is no JSON, what has no command id, and what is sent as another type: refused in the one shape', async () => {
  await using w = await world()
  const at = await community(w)
  const before = await written(w)
  const send = async (headers: Record<string, string>, body: string) => {
    const reply = await fetch(`${w.server.address}/api/requests`, { method: 'POST', headers: { authorization: `Bearer ${at.resident.token}`, ...headers }, body })
    return { status: reply.status, body: (await reply.json()) as Record<string, unknown> }
  }
  const json = { 'content-type': 'application/json' }
  const replies = [
    await send({ ...json, 'idempotency-key': randomUUID() }, '{"org": '),
    await send({ ...json, 'idempotency-key': 'not an id' }, JSON.stringify(order(w, at))),
    await send(json, JSON.stringify(order(w, at))),
    await send({ 'content-type': 'text/plain', 'idempotency-key': randomUUID() }, 'hello'),
  ]
  for (const { status, body } of replies) {
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(500)
    expect(body).toMatchObject({ code: expect.any(String), message: expect.any(String), trace: expect.any(String) })
  }
  expect(await written(w)).toBe(before)
})

/** Sends a claim and hangs up before its answer. */
function hangUp(w: World, who: Someone, id: string, key: string): Promise<void> {
  return new Promise((resolve) => {
    const sent = httpRequest(`${w.server.address}/api/requests/${id}/claim`, {
      method: 'POST', headers: { authorization: `Bearer ${who.token}`, 'qq-hat': who.hat, 'idempotency-key': key, 'content-type': 'application/json' },
    })
    sent.on('error', () => resolve())
    sent.on('close', () => resolve())
    sent.end('{}', () => setTimeout(() => sent.destroy(), 1))
  })
}

test('a line that breaks in the middle of a claim: asked again with the same id, there is one claim and one answer', async () => {
  await using w = await world()
  const at = await community(w)
  const leader = at.teams[0]!.leader
  for (let n = 0; n < 5; n += 1) {
    const { id } = await w.ok(at.resident, requests.submit, order(w, at))
    await w.ok(at.desk, requests.accept, { id })
    const key = randomUUID()
    await hangUp(w, leader, id, key)
    const again = await w.call(leader, requests.claim, { id }, { id: key })
    expect(again.status).toBe(200)
    const { timeline } = await w.ok(at.resident, requests.show, { id })
    expect(timeline.filter(({ act }) => act === 'claim')).toHaveLength(1)
    await wait(10)
  }
})

test('a command id that somebody else has used, or that comes again for another thing, is refused and changes nothing', async () => {
  await using w = await world()
  const at = await community(w)
  const neighbour = await w.person()
  const key = randomUUID()
  const first = await w.ok(at.resident, requests.submit, order(w, at), { id: key })
  const before = await written(w)
  const foreign = await w.call(neighbour, requests.submit, order(w, at), { id: key })
  expect({ status: foreign.status, code: foreign.code }).toEqual({ status: 409, code: 'command.other' })
  expect(JSON.stringify(foreign.body)).not.toContain(first.id)
  const reordered = await w.call(at.resident, requests.withdraw, { id: first.id }, { id: key })
  expect({ status: reordered.status, code: reordered.code }).toEqual({ status: 409, code: 'command.other' })
  expect(await written(w)).toBe(before)
})
