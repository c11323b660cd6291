import { expect, test } from 'vitest'
import * as requests from '#kernels/marketplace/requests/contract.ts'
import { aWindow, community, world } from '#tests/world.ts'
import * as api from './contract.ts'

test('anybody reads how fast a community answers, once it is about ten', async () => {
  await using w = await world()
  const at = await community(w)
  const residents = [at.resident, await w.person(), await w.person()]
  const order = async (n: number) =>
    (await w.ok(residents[n % residents.length] ?? at.resident, requests.submit, { org: at.place.id, service: 'haircut', window: aWindow(w.now), premise: at.door, words: '' })).id
  const told = async () => (await w.ok(null, api.answered, { org: at.place.id })).answered
  const ids = []
  for (let n = 0; n < 10; n += 1) ids.push(await order(n))
  const asked = w.now.getTime()
  for (const [n, id] of ids.entries()) {
    expect(await told()).toBe(null)
    // Six within two hours and a half, four within five.
    await w.to(new Date(asked + (n < 6 ? 2.4 : 5) * 3_600_000))
    if (n === 0) await w.ok(at.desk, requests.decline, { id, reason: '这项先不做', next: '可以打社区电话' })
    else await w.ok(at.desk, requests.accept, { id })
  }
  expect(await told()).toEqual({ span: { from: '2026-08-09', to: '2026-09-07' }, orders: 10, hours: 3, confirmed: null })
  const beside = await w.org({ under: at.county, name: '青枫社区' })
  expect((await w.ok(null, api.answered, { org: beside.id })).answered).toBe(null)
  await w.to(new Date(asked + 31 * 86_400_000))
  expect(await told()).toBe(null)
})
