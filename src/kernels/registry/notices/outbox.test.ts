import { expect, test } from 'vitest'
import { connect } from '#platform/connect.ts'
import { spread } from '#app/worker.ts'
import { makePerson } from '#kernels/registry/people/index.ts'
import { testSecrets } from '#tests/secrets.ts'
import { world, type Someone, type World } from '#tests/world.ts'
import { channelsOf, type Channels } from './channels.ts'
import * as api from './contract.ts'
import type { Gateway, Sent } from './gateway/gateway.ts'
import { notify } from './notify.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const later = (w: World, ms: number) => new Date(w.now.getTime() + ms)

/** A carrier that keeps what it gets and says what it is told to say. */
function carrier(says: () => Sent = () => ({ is: 'ok' })) {
  const got: { phone: string; value: string; id: string }[] = []
  const gateway: Gateway = { notices: true, invites: true, send: async (phone, _, { values, id }) => (got.push({ phone, value: Object.values(values).join('|'), id }), says()) }
  return { got, gateway }
}

/** The worker of an installation, round by round, at the time that it is told. */
function worker(w: World, channels: Channels) {
  const { db, close } = connect(w.appUrl, 4)
  return { round: (now: Date) => spread({ db, secrets: testSecrets, files: w.dataDir }, now, channels), [Symbol.asyncDispose]: close }
}
const sending = (w: World, gateway: Gateway, limits = {}) => worker(w, channelsOf({ gateway, mailer: undefined, push: undefined, local: false, limits, address: '' }))

const told = (w: World, who: Someone, code = 'request.finished', facts: Record<string, unknown> = {}) =>
  w.atDoor((cx) => notify(cx, { person: who.id, code, noun: 'request', target: crypto.randomUUID(), facts }))

const outcomes = async (w: World) =>
  (await w.owner.query<{ outcome: string | null; code: string | null; tries: number }>('select outcome, code, tries from delivery order by id')).rows

test('a notice that is not seen within minutes goes out once, as its kind and nothing else', async () => {
  await using w = await world()
  const { got, gateway } = carrier()
  await using at = sending(w, gateway)
  await using second = sending(w, gateway)
  const who = await w.person()
  await told(w, who, 'request.finished', { org: '柳溪社区' })
  expect(await at.round(w.now)).toBe(0)
  await Promise.all([at, second, at, second].map((one) => one.round(later(w, 6 * MINUTE))))
  expect(await at.round(later(w, HOUR))).toBe(0)
  expect(got).toEqual([{ phone: who.phone, value: '有一单等你确认', id: expect.stringMatching(/^[0-9a-f-]{36}$/) }])
  expect(await outcomes(w)).toEqual([{ outcome: 'sent', code: null, tries: 1 }])
})

test('what was seen, is a day old, or is not worth a message is not sent', async () => {
  await using w = await world()
  const { got, gateway } = carrier()
  await using at = sending(w, gateway)
  const [reader, other] = [await w.person(), await w.person()]
  await told(w, reader)
  await told(w, other, 'request.accepted')
  await at.round(w.now)
  const [notice] = (await w.ok(reader, api.list, {})).items
  await w.ok(reader, api.see, { upTo: notice?.id ?? '' })
  await at.round(later(w, 6 * MINUTE))
  await told(w, other)
  await at.round(w.now)
  await at.round(later(w, 25 * HOUR))
  expect(await outcomes(w)).toEqual([{ outcome: 'seen', code: null, tries: 0 }, { outcome: 'late', code: null, tries: 0 }])
  expect(got).toEqual([])
})

test('a person chooses, and what was chosen holds for what is on its way', async () => {
  await using w = await world()
  const { got, gateway } = carrier()
  await using at = sending(w, gateway)
  const who = await w.person()
  const { address, devices, ...choice } = await w.ok(who, api.preferences, {})
  expect({ address, devices, ...choice }).toEqual({ sms: true, email: false, push: false, quiet: { from: '21:30', to: '08:00' }, address: null, devices: 0 })
  await told(w, who)
  await at.round(w.now)
  expect(await w.ok(who, api.prefer, { ...choice, sms: false })).toMatchObject({ sms: false })
  await at.round(later(w, 6 * MINUTE))
  await told(w, who)
  await at.round(later(w, 12 * MINUTE))
  expect(await outcomes(w)).toEqual([{ outcome: 'off', code: null, tries: 0 }])
  await w.ok(who, api.prefer, { ...choice, language: 'en' })
  await told(w, who)
  await at.round(later(w, 20 * MINUTE))
  expect(got.map(({ value }) => value)).toEqual(['an order waits for you to confirm'])
})

test('somebody who has left holds up nobody else', async () => {
  await using w = await world()
  const { got, gateway } = carrier()
  await using at = sending(w, gateway)
  const [left, stays] = [await w.person(), await w.person()]
  for (const who of [left, stays]) await told(w, who)
  await at.round(w.now)
  await w.owner.query('delete from person_sealed where person = $1', [left.id])
  await at.round(later(w, 6 * MINUTE))
  expect(got.map(({ phone }) => phone)).toEqual([stays.phone])
  expect((await outcomes(w)).map(({ outcome }) => outcome).toSorted()).toEqual(['off', 'sent'])
})

test('quiet hours hold everything back but the inbox, until they end', async () => {
  await using w = await world()
  const { got, gateway } = carrier()
  await using at = sending(w, gateway)
  const [usual, none] = [await w.person(), await w.person()]
  await w.ok(none, api.prefer, { sms: true, email: true, push: true, quiet: null })
  await w.to('2026-09-07T21:28:00+08:00')
  for (const who of [usual, none]) await told(w, who)
  await at.round(w.now)
  await at.round(new Date('2026-09-07T21:34:00+08:00'))
  expect(got.map(({ phone }) => phone)).toEqual([none.phone])
  expect((await w.ok(usual, api.list, {})).unseen).toBe(1)
  await at.round(new Date('2026-09-08T07:59:59+08:00'))
  expect(got).toHaveLength(1)
  await at.round(new Date('2026-09-08T08:00:00+08:00'))
  expect(got.map(({ phone }) => phone)).toEqual([none.phone, usual.phone])
})

test('a choice that cannot be is refused and changes nothing', async () => {
  await using w = await world()
  const who = await w.person()
  const all = { sms: true, email: true, push: true }
  const wrong = [{ from: '08:00', to: '08:00' }, { from: '25:00', to: '08:00' }, { from: '22:00' }, 'never']
  const codes = []
  for (const quiet of wrong) codes.push(await w.call(who, api.prefer, { ...all, quiet } as never))
  codes.push(await w.call(who, api.prefer, { ...all, sms: 'yes', quiet: null } as never))
  expect(codes.map(({ status, code }) => `${status} ${code}`)).toEqual(['400 notice.quiet-same', '400 input', '400 input', '400 input', '400 input'])
  expect((await w.owner.query('select from notice_preference')).rowCount).toBe(0)
})

test('a carrier that is away is tried again, later and later, and then it is a dead end that the desk sees', async () => {
  await using w = await world()
  const said: { now: Sent } = { now: { is: 'again', code: 'silence' } }
  const { got, gateway } = carrier(() => said.now)
  await using at = sending(w, gateway)
  const [patient, lucky] = [await w.person(), await w.person()]
  await told(w, patient)
  await at.round(w.now)
  const tries: number[] = []
  for (const minute of [4, 5, 6, 10, 11, 40, 41, 160, 161, 520, 521, 720]) {
    await at.round(later(w, minute * MINUTE))
    if (got.length > tries.length) tries.push(minute)
  }
  expect(tries).toEqual([5, 6, 11, 41, 161, 521])
  expect(new Set(got.map(({ id }) => id)).size).toBe(1)
  expect(await outcomes(w)).toEqual([{ outcome: 'dead', code: 'silence', tries: 6 }])
  await told(w, lucky)
  await at.round(w.now)
  await at.round(later(w, 6 * MINUTE))
  said.now = { is: 'ok' }
  await at.round(later(w, 8 * MINUTE))
  expect((await outcomes(w))[1]).toMatchObject({ outcome: 'sent', tries: 2 })
  const office = await w.staff(await w.org())
  expect(await w.ok(office, api.today, {})).toEqual({ paid: 1, budget: 2000, held: 0, dead: [{ channel: 'sms', code: 'silence', count: 1 }] })
})

test('what a carrier refuses is a dead end at once, and costs nothing', async () => {
  await using w = await world()
  const { gateway } = carrier(() => ({ is: 'refused', code: 'isv.MOBILE_NUMBER_ILLEGAL' }))
  await using at = sending(w, gateway)
  await told(w, await w.person())
  await at.round(later(w, 6 * MINUTE))
  expect(await outcomes(w)).toEqual([{ outcome: 'dead', code: 'isv.MOBILE_NUMBER_ILLEGAL', tries: 1 }])
  const office = await w.staff(await w.org())
  expect(await w.ok(office, api.today, {})).toMatchObject({ paid: 0, dead: [{ channel: 'sms', code: 'isv.MOBILE_NUMBER_ILLEGAL', count: 1 }] })
})

test('a worker that dies between sending and writing it down sends it again, under the same id', async () => {
  await using w = await world()
  const { got, gateway } = carrier(() => {
    if (got.length === 1) throw new Error('the process ends here')
    return { is: 'ok' }
  })
  await using at = sending(w, gateway)
  await told(w, await w.person())
  await expect(at.round(later(w, 6 * MINUTE))).rejects.toThrow('ends here')
  expect(await outcomes(w)).toEqual([{ outcome: null, code: null, tries: 1 }])
  await at.round(later(w, 8 * MINUTE))
  expect(got.map(({ id }) => id)).toEqual([got[0]?.id, got[0]?.id])
  expect(await outcomes(w)).toEqual([{ outcome: 'sent', code: null, tries: 2 }])
})

test('a day’s budget holds to the last message with several workers, and the next day begins anew', async () => {
  await using w = await world()
  const { got, gateway } = carrier()
  await using one = sending(w, gateway, { LIMIT_NOTICES_DAY: 7 })
  await using two = sending(w, gateway, { LIMIT_NOTICES_DAY: 7 })
  const people = await Promise.all(Array.from({ length: 30 }, () => w.person()))
  for (const who of people) await told(w, who)
  await Promise.all([one, two].map((at) => at.round(later(w, 6 * MINUTE))))
  expect(got).toHaveLength(7)
  const office = await w.staff(await w.org())
  expect(await w.ok(office, api.today, {})).toMatchObject({ paid: 7, held: 23, dead: [] })
  for (const who of people) expect((await w.ok(who, api.list, {})).unseen).toBe(1)
  await w.to('2026-09-08T09:00:00+08:00')
  await told(w, people[0] ?? office)
  await one.round(later(w, 6 * MINUTE))
  expect(got).toHaveLength(8)
  expect(await w.ok(office, api.today, {})).toMatchObject({ paid: 1, held: 0 })
})

test('nothing is sent to the demo range, nor from a machine that sends nothing; the local outbox shows it', async () => {
  await using w = await world()
  const { got, gateway } = carrier()
  await using at = sending(w, gateway)
  await using local = worker(w, channelsOf({ gateway: undefined, mailer: undefined, push: undefined, local: true, limits: {}, address: '' }))
  const [who, phone] = [await w.person(), '+8615400000101']
  const demo = await w.atDoor((cx) => makePerson(cx, { phone, name: '示例' }))
  await told(w, { ...who, id: demo })
  await at.round(later(w, 6 * MINUTE))
  await told(w, who)
  await local.round(later(w, 7 * MINUTE))
  expect(got).toEqual([])
  for (const to of [phone, who.phone]) {
    const shown = await fetch(`${w.server.address}/dev/outbox.json?to=${encodeURIComponent(to)}`)
    expect(await shown.json()).toMatchObject({ notices: [{ channel: 'sms', to, what: '有一单等你确认' }] })
  }
  expect(await (await fetch(`${w.server.address}/dev/outbox`)).text()).toContain('有一单等你确认')
})
