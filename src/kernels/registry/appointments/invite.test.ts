import { expect, test } from 'vitest'
import { Day } from '#platform/contract.ts'
import { connect } from '#platform/connect.ts'
import { spread } from '#app/worker.ts'
import { testSecrets } from '#tests/secrets.ts'
import { world, type Someone, type World } from '#tests/world.ts'
import { channelsOf, type Gateway } from '#kernels/registry/notices/index.ts'
import * as notices from '#kernels/registry/notices/contract.ts'
import * as api from './contract.ts'

const until = Day.parse('2027-09-07')
const NEW = '139 0000 0201'
const address = 'https://qunqing.example'

async function desks(w: World) {
  const top = await w.org({ kind: 'county', name: '澄湖区' })
  const place = await w.org({ under: top })
  return { top, place, team: await w.team({ under: place, members: 1 }), admin: await w.staff(top, 'admin') }
}

/** An installation that sends by a carrier which keeps what it gets. */
function sending(w: World, { invites = true, says = { is: 'ok' }, budget = 2000 }: { invites?: boolean; says?: Awaited<ReturnType<Gateway['send']>>; budget?: number } = {}) {
  const got: { phone: string; template: string; values: unknown }[] = []
  const gateway: Gateway = { notices: true, invites, send: async (phone, template, { values }) => (got.push({ phone, template, values }), says) }
  const channels = channelsOf({ gateway, mailer: undefined, push: undefined, local: false, limits: { LIMIT_NOTICES_DAY: budget }, address })
  const { db, close } = connect(w.appUrl, 2)
  return { got, round: (now: Date = w.now) => spread({ db, secrets: testSecrets, files: w.dataDir }, now, channels), [Symbol.asyncDispose]: close }
}

const ask = (w: World, who: Someone, org: string, more: object = {}) =>
  w.call(who, api.appoint, { org, phone: NEW, name: '顾言', role: 'staff', until, invite: true, ...more } as never)
const became = async (w: World, who: Someone, org: string, id: string) =>
  (await w.ok(who, api.list, { org } as never)).items.find((item) => item.id === id)?.invited?.became

test('an invitation leaves at once, names organisation, office and address, and nothing else; the desk sees it', async () => {
  await using w = await world()
  await using at = sending(w)
  const { place, admin } = await desks(w)
  const given = await w.ok(admin, api.appoint, { org: place.id, phone: NEW, name: '顾言', role: 'staff', until, invite: true })
  expect(given).toMatchObject({ invited: { became: 'waits' }, may: { end: 'ok', invite: 'appointment.invited' } })
  await at.round()
  expect(at.got).toEqual([{ phone: '+8613900000201', template: 'invite', values: { org: '柳溪社区', role: '工作人员', address } }])
  expect(await became(w, admin, place.id, given.id)).toBe('sent')
  expect(await w.call(admin, api.invite, { id: given.id })).toMatchObject({ status: 409, code: 'appointment.invited' })
})

test('without the wish nothing is sent, and a desk may send it later, once a day, also after ending and appointing again', async () => {
  await using w = await world()
  await using at = sending(w)
  const { place, admin } = await desks(w)
  const given = await w.ok(admin, api.appoint, { org: place.id, phone: NEW, name: '顾言', role: 'staff', until })
  expect(given).toMatchObject({ invited: null, may: { invite: 'ok' } })
  await at.round(new Date(w.now.getTime() + 600_000))
  expect(at.got).toEqual([])
  expect((await w.ok(admin, api.invite, { id: given.id })).invited?.became).toBe('waits')
  await w.ok(admin, api.end, { id: given.id })
  expect(await w.call(admin, api.invite, { id: given.id })).toMatchObject({ status: 409, code: 'appointment.over' })
  expect(await ask(w, admin, place.id)).toMatchObject({ status: 409, code: 'appointment.invited' })
  await w.to('2026-09-08T09:00:00+08:00')
  expect((await ask(w, admin, place.id)).status).toBe(200)
})

test('a known and an unknown number get the same answer; who turned messages off gets none', async () => {
  await using w = await world()
  await using at = sending(w)
  const { place, admin } = await desks(w)
  const known = await w.person({ name: '林思远' })
  const { address: _, devices: _devices, ...choice } = await w.ok(known, notices.preferences, {})
  await w.ok(known, notices.prefer, { ...choice, sms: false })
  const answers = [await ask(w, admin, place.id), await ask(w, admin, place.id, { phone: known.phone })]
  expect(answers.map(({ status, body }) => ({ status, invited: (body as api.Appointment).invited?.became, may: (body as api.Appointment).may }))).toEqual(
    [0, 1].map(() => ({ status: 200, invited: 'waits', may: { end: 'ok', invite: 'appointment.invited' } })))
  await at.round()
  expect(at.got.map(({ phone }) => phone)).toEqual(['+8613900000201'])
})

test('own quiet hours do not hold back what an officer sends by day, and in the night nothing is sent', async () => {
  await using w = await world()
  await using at = sending(w)
  const { place, admin } = await desks(w)
  const known = await w.person()
  await w.ok(known, notices.prefer, { sms: true, email: false, push: false, quiet: { from: '08:30', to: '20:00' } })
  await w.to('2026-09-07T09:00:00+08:00')
  await ask(w, admin, place.id, { phone: known.phone })
  await at.round()
  expect(at.got).toHaveLength(1)
  await w.to('2026-09-07T21:40:00+08:00')
  await ask(w, admin, place.id)
  await at.round()
  await at.round(new Date('2026-09-08T07:59:59+08:00'))
  expect(at.got).toHaveLength(1)
  await at.round(new Date('2026-09-08T08:00:00+08:00'))
  expect(at.got).toHaveLength(2)
})

test('so many a day from one desk; what the carrier or the budget does not let through, the desk sees', async () => {
  await using w = await world({ limits: { LIMIT_INVITES_DAY: 2 } })
  const { top, place, team, admin } = await desks(w)
  const second = await w.staff(top, 'admin')
  const phones = Array.from({ length: 5 }, (_, n) => `139 0000 021${n}`)
  const given = await Promise.all(phones.map((phone, n) => ask(w, n % 2 === 0 ? admin : second, place.id, { phone })))
  expect(given.map(({ status }) => status).toSorted()).toEqual([200, 200, 429, 429, 429])
  expect(given.find(({ status }) => status === 429)).toMatchObject({ code: 'appointment.invites', body: { facts: { count: 2 } } })
  expect((await ask(w, team.leader, team.id, { role: 'team.member' })).status).toBe(200)
  const ids = given.flatMap(({ status, body }) => (status === 200 ? [(body as api.Appointment).id] : []))
  await using refusing = sending(w, { says: { is: 'refused', code: 'isv.MOBILE_NUMBER_ILLEGAL' } })
  await refusing.round()
  expect(await Promise.all(ids.map((id) => became(w, admin, place.id, id)))).toEqual(['failed', 'failed'])
})

test('without a template of its own an invitation goes as a notice', async () => {
  await using w = await world()
  await using at = sending(w, { invites: false })
  const { place, admin } = await desks(w)
  await ask(w, admin, place.id)
  await at.round()
  expect(at.got).toEqual([{ phone: '+8613900000201', template: 'notice', values: { what: '有一个职务给你' } }])
})
