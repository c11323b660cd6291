import { expect, test } from 'vitest'
import { world } from '#tests/world.ts'
import * as signIn from '#kernels/registry/sign-in/contract.ts'
import * as api from './contract.ts'
import { versions } from './notice.ts'

test('the notice can be read without an account, in both languages, section by section', async () => {
  await using w = await world()
  const text = await w.ok(null, api.text, { purpose: 'notice' })
  expect(text.zh.length).toBeGreaterThan(4)
  expect(text.en).toHaveLength(text.zh.length)
})

test('versions are told apart', () => {
  expect(new Set(versions.map(({ version }) => version)).size).toBe(versions.length)
})

test('a consent names the version that was read; withdrawing it signs out everywhere', async () => {
  await using w = await world()
  const who = await w.person()
  const outstanding = async () => (await w.ok(who, signIn.me, {})).me?.consents
  expect(await outstanding()).toEqual([{ purpose: 'notice', version: versions.at(-1)?.version }])
  expect(await w.call(who, api.give, { purpose: 'notice', version: '1999-01' })).toMatchObject({ status: 409, code: 'consent.version' })
  const { version } = await w.ok(null, api.text, { purpose: 'notice' })
  expect(await w.ok(who, api.give, { purpose: 'notice', version })).toMatchObject({ version, ended: null, given: w.now.toISOString() })
  expect(await outstanding()).toEqual([])
  await w.ok(who, api.end, { purpose: 'notice' })
  expect((await w.call(who, api.list, {})).status).toBe(401)
  const { rows } = await w.owner.query('select count(*)::int as kept, count(ended)::int as ended from consent')
  expect(rows).toEqual([{ kept: 1, ended: 1 }])
})

test('consents of others are not seen', async () => {
  await using w = await world()
  const [who, other] = [await w.person(), await w.person()]
  const { version } = await w.ok(null, api.text, { purpose: 'notice' })
  await w.ok(who, api.give, { purpose: 'notice', version })
  expect((await w.ok(other, api.list, {})).items).toEqual([])
  expect((await w.ok(who, api.list, {})).items).toHaveLength(1)
})
