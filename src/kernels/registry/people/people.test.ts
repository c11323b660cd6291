import { expect, test } from 'vitest'
import { world, type Someone, type World } from '#tests/world.ts'
import * as consents from '#kernels/registry/consents/contract.ts'
import * as signIn from '#kernels/registry/sign-in/contract.ts'
import { openSession } from '#kernels/registry/sign-in/index.ts'
import * as api from './contract.ts'
import { makePerson } from './make.ts'
import { sealedOf } from './sealed.ts'

/** Someone who has just got an account and said nothing yet. */
async function newcomer(w: World, phone = '154 0000 0101'): Promise<Someone> {
  return w.atDoor(async (cx) => {
    const id = await makePerson(cx, { phone, name: '' })
    return { id, name: '', phone, token: await openSession(cx, id, { strong: false }), hat: 'me' }
  })
}

const agreed = async (w: World, who: Someone) => {
  const { version } = await w.ok(null, consents.text, { purpose: 'notice' })
  return w.ok(who, consents.give, { purpose: 'notice', version })
}

const meOf = async (w: World, who: Someone) => (await w.ok(who, signIn.me, {})).me

test('people say themselves what to be called, any script kept exactly', async () => {
  await using w = await world()
  const who = await newcomer(w)
  for (const name of ['周小群', '𠮷野家 👩‍🌾', 'Ana']) {
    expect(await w.ok(who, api.name, { name: `  ${name} ` })).toEqual({ name })
    expect(await meOf(w, who)).toMatchObject({ name })
  }
  for (const name of ['', '   ', 'x'.repeat(41), 'x'.repeat(100_000)]) expect((await w.call(who, api.name, { name })).status).toBe(400)
  expect((await w.call(null, api.name, { name: '周小群' })).status).toBe(401)
})

test('no year of birth before the notice was read', async () => {
  await using w = await world()
  const who = await newcomer(w)
  expect(await w.call(who, api.year, { year: 1990 })).toMatchObject({ status: 409, code: 'consent.first' })
  await agreed(w, who)
  expect(await w.ok(who, api.year, { year: 1990 })).toEqual({ adult: true })
  expect(await meOf(w, who)).toMatchObject({ adult: true, consents: [] })
})

test.each([[2007, true], [2008, false], [2010, false]])('born in %i, on a day of 2026: adult for certain %s', async (year, adult) => {
  await using w = await world()
  const who = await newcomer(w)
  await agreed(w, who)
  expect(await w.ok(who, api.year, { year })).toEqual({ adult })
})

test('who said to be too young grows up by the year, not by another answer', async () => {
  await using w = await world()
  const who = await newcomer(w)
  await agreed(w, who)
  await w.ok(who, api.year, { year: 2008 })
  expect(await w.call(who, api.year, { year: 1990 })).toMatchObject({ status: 409, code: 'me.year-set' })
  expect(await meOf(w, who)).toMatchObject({ adult: false })
  await w.to('2027-01-01T00:00:00+08:00')
  expect(await meOf(w, who)).toMatchObject({ adult: true })
})

test('years that nobody was born in', async () => {
  await using w = await world()
  const who = await newcomer(w)
  await agreed(w, who)
  for (const year of [2027, 1905]) expect(await w.call(who, api.year, { year })).toMatchObject({ status: 400, code: 'me.year-wrong' })
  for (const year of [0, 2101, 1990.5]) expect((await w.call(who, api.year, { year })).code).toBe('input')
})

test('phone and year are sealed, and the index finds the phone only', async () => {
  await using w = await world()
  const who = await newcomer(w, '154 0012 3477')
  await agreed(w, who)
  await w.ok(who, api.year, { year: 1987 })
  const { rows } = await w.owner.query('select s::text, k::text from person_sealed s join keystore.person_key k using (person)')
  expect(JSON.stringify(rows)).not.toContain(Buffer.from('1987').toString('hex'))
  expect(JSON.stringify(rows)).not.toContain(Buffer.from('0012347').toString('hex'))
  expect(await w.atDoor((cx) => sealedOf(cx, who.id))).toEqual({ phone: '+8615400123477', year: 1987 })
})

test('one phone, one account, also when two are made at once', async () => {
  await using w = await world()
  const made = await Promise.allSettled([newcomer(w), newcomer(w)])
  expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})
