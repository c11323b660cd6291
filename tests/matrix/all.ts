/** The whole matrix: one world, every sentence, two walls. */
import { openSetup } from '#kernels/registry/setup/index.ts'
import * as myData from '#kernels/registry/my-data/contract.ts'
import { connect } from '#platform/connect.ts'
import { remind, spread } from '#app/worker.ts'
import { wear } from '#platform/wear.ts'
import { addDevice } from '#kernels/registry/notices/devices.ts'
import * as notices from '#kernels/registry/notices/contract.ts'
import { channelsOf } from '#kernels/registry/notices/index.ts'
import * as signIn from '#kernels/registry/sign-in/contract.ts'
import { testSecrets } from '../secrets.ts'
import { world, type World } from '../world.ts'
import { Bare } from './bare.ts'
import { clearanceReads, clearanceSentences, clearanceWrites, type Kept } from './oracle/clearance.ts'
import { canariesOf } from './canaries.ts'
import { overhear } from './dry.ts'
import { listen } from './events.ts'
import { concerned, live } from './life.ts'
import { PROBES } from './probes.ts'
import { applicationReads, applicationSentences, applicationWrites } from './oracle/applications.ts'
import { concernSentences, concernWrites } from './oracle/concerns.ts'
import { erasures, forgeries } from './oracle/forgeries.ts'
import { insightSentences } from './oracle/insight.ts'
import { registrySentences } from './oracle/registry.ts'
import { offeringSentences } from './oracle/offering.ts'
import { requestSentences } from './oracle/requests.ts'
import { selfSentences, type Known } from './oracle/selves.ts'
import { tableReads, tableWrites } from './oracle/tables.ts'
import { afterwards, scene, YEARS, type Scene } from './scene.ts'

/** Who listens while the requests live. */
const LISTENERS = ['visitor', 'neighbour', 'orderer', 'served', 'helper', 'leader of T1', 'leader of T2', 'leader of T3', 'staff of a', 'staff of b', 'staff of b, once of T5, dispatching', 'leader of county', 'staff of county2', 'stolen office']

const PHONE = '+8615400090003'

const FRESH = '+8615400097777'

/** A code that was just asked for, read where it waits. */
async function read(w: World, phone: string, { id }: { id: string }): Promise<Known['code']> {
  const reply = await fetch(`${w.server.address}/dev/outbox.json?to=${encodeURIComponent(phone)}`)
  const { items } = (await reply.json()) as { items: { id: string; code: string }[] }
  return { id, code: items.find((one) => one.id === id)?.code ?? '' }
}

const aCode = async (w: World): Promise<Known['code']> => read(w, PHONE, await w.ok(null, signIn.ask, { phone: PHONE }))

/** Somebody who is about to leave, somebody who could, and a code for a new number. */
async function leaving(w: World, { p }: Scene): Promise<Known['leaving']> {
  // Somebody else has left already; the bytes of the key still wait.
  const left = await w.person({ name: '走了的人' })
  const at = await w.ok(left, myData.confirm, await read(w, left.phone, await w.ok(left, myData.leaveCode, {})))
  await w.owner.query(`update due set at = $2 where id = $1`, [at.id, w.now])
  await w.to(w.now)
  const [gone, could] = [{ ...p.begun.who, hat: 'me' }, p.neighbour]
  const { id } = await w.ok(gone, myData.confirm, await read(w, gone.phone, await w.ok(gone, myData.leaveCode, {})))
  return { id, gone, could, code: await read(w, could.phone, await w.ok(could, myData.leaveCode, {})), number: await read(w, FRESH, await w.ok(could, myData.phoneCode, { phone: FRESH })) }
}

/** Who holds which role today, as the owner of the database sees it. */
async function rolesIn(w: World, s: Scene) {
  const { rows } = await w.owner.query<{ id: string; person: string; org: string; role: string }>(
    'select id, person, org, role from appointment where from_day <= $1 and until_day > $1', ['2026-09-16'])
  const { o, p } = s
  const picked = [
    ['a member of T1', o.t1, p.member], ['the leader of T2', o.t2, o.t2.leader], ['the leader of T3', o.t3, o.t3.leader], ['staff of a', o.a, p.office('a.staff')], ['the admin of a', o.a, p.office('a.admin')],
    ['the editor of county', o.county, p.office('county.editor')], ['staff of county2', o.county2, p.office('county2.staff')],
  ] as const
  const held = picked.map(([key, at, who]) => {
    const row = rows.find((one) => one.person === who.id && one.org === at.id)
    if (row === undefined) throw new Error(`${key} holds no role`)
    return { key, id: row.id, at, role: row.role, person: who.id }
  })
  return { held, told: rows }
}

/** Who is in which team and whose document was seen, as the owner of the database sees it. */
async function clearances(w: World, { o }: Scene): Promise<Kept> {
  const teams = [o.t1, o.t2, o.t3, o.t4, o.t5]
  const { rows } = await w.owner.query<{ id: string; person: string; name: string; org: string; clearance: string | null; paused: boolean }>(`
    select a.id, a.person, p.name, a.org, c.id as clearance, exists (select from clearance_pause x where x.person = a.person and x.ended is null) as paused from appointment a join person p on p.id = a.person left join clearance c on c.person = a.person
    where a.role like 'team.%' and a.until_day > $1 order by a.id`, ['2026-09-16'])
  const { rowCount } = await w.owner.query('select from clearance_pause')
  const members = rows.flatMap(({ id, person, name, org, clearance, paused }) => teams.filter((team) => team.id === org).map((at) => ({
    key: `${name} of ${at.name}`, id, at, person, seen: clearance !== null, cleared: clearance !== null && !paused, clearance,
  })))
  return { members, pauses: rowCount ?? 0, cleared: members.flatMap(({ key, at, person, clearance: id }) => (id === null ? [] : [{ key, at, person, id }])) }
}

/** The neighbour proves an e-mail address, and has asked for a code once more. */
async function anAddress(w: World, { p }: Scene): Promise<{ id: string; code: string }> {
  const ask = async () => {
    const { id } = await w.ok(p.neighbour, notices.askEmail, { email: PROBES.email })
    const reply = await fetch(`${w.server.address}/dev/outbox.json?to=${encodeURIComponent(p.neighbour.phone)}`)
    const told = ((await reply.json()) as { notices: { id: string; what: string }[] }).notices
    return { id, code: told.find((one) => one.id === id)?.what ?? '' }
  }
  await w.ok(p.neighbour, notices.proveEmail, await ask())
  return ask()
}

/** The neighbour's phone may be woken. */
const aDevice = (w: World, { p }: Scene) =>
  w.atDoor(async (cx) => {
    cx.who = { id: p.neighbour.id, name: p.neighbour.name, adult: true, strong: true }
    await wear(cx, { kind: 'me' })
    await addDevice(['https://fcm.googleapis.com'])(cx, undefined, { endpoint: PROBES.push, p256dh: 'x'.repeat(87), auth: 'x'.repeat(22) } as never)
  })

/** Notices speak, as the worker lets them, and the next morning desks have somebody to call. Returns every line of their lists. */
async function spoken(w: World, s: Scene) {
  await w.ok(s.p.neighbour, notices.prefer, { sms: true, email: true, push: true, quiet: null })
  const { db, close } = connect(w.appUrl, 2)
  const channels = channelsOf({ gateway: undefined, mailer: undefined, push: undefined, local: true, limits: {}, address: '' })
  const at = { db, secrets: testSecrets, files: w.dataDir }
  await spread(at, w.now, channels)
  await remind(at, new Date(w.now.getTime() + 13 * 3_600_000))
  await close()
  const { rows } = await w.owner.query<{ id: string; path: string; open: boolean }>('select id, org_path as path, moot_at is null as open from notice_call')
  return rows
}

/** The world of the matrix and all that is said of it. */
export async function matrix() {
  process.env['LOG_LEVEL'] = 'trace'
  const w = await world()
  const log = overhear(w.server.app)
  const s = await scene(w)
  const ears = await listen(w, s.personas.filter((p) => LISTENERS.includes(p.key)))
  const orders = await live(w, s)
  const concerns = await concerned(w, s, orders)
  const heard = await ears.close()
  const rest = await afterwards(w, s)
  const [roles, kept] = [await rolesIn(w, s), await clearances(w, s)]
  const token = (await w.atDoor(openSetup)) ?? ''
  await w.owner.query("update handler set name = '市委'")
  await aDevice(w, s)
  const [calls, email] = [await spoken(w, s), await anAddress(w, s)]
  const leaves = await leaving(w, s)
  const { rows: consents } = await w.owner.query<{ person: string }>('select person from consent')
  const { rows: told } = await w.owner.query<{ id: string; person: string }>('select id, person from notice')
  const known = {
    consents, code: await aCode(w), leaving: leaves, token, notices: told, orders, calls: calls.filter(({ open }) => open), email, holders: new Set(roles.told.map(({ person }) => person)),
  }
  const sentences = [
    ...requestSentences(s, orders), ...registrySentences(s, rest, roles), ...selfSentences(s, known), ...insightSentences(s, orders, rest), ...offeringSentences(s, rest.objections), ...applicationSentences(orders),
    ...clearanceSentences(s, kept), ...concernSentences(s, orders, concerns),
  ]
  const { rows: codes } = await w.owner.query<{ id: string; code: string }>('select id, code from request_code')
  const canaries = canariesOf(s.personas, {
    codes, signIn: known.code.code, emailCode: email.code, neighbour: s.p.neighbour.id, secrets: [s.p.begun.secret, s.p.strong.secret], years: { [s.p.orderer.id]: YEARS.orderer, [s.p.served.id]: YEARS.served, [s.p.minor.id]: YEARS.minor },
  })
  const { rows: applications } = await w.owner.query<{ id: string; request: string; team: string }>('select id, request, team from request_application')
  const reads = [...tableReads(orders, rest.sheets, concerns), ...clearanceReads, ...applicationReads(orders)]
  const forged = [...erasures(), ...applicationWrites(s, orders, applications), ...await forgeries(w, s, { orders, sheets: rest.sheets }), ...concernWrites(s, orders)]
  return { w, s, orders, concerns, log, heard, canaries, personas: s.personas, sentences, tables: { reads, writes: [...tableWrites(s, { calls, consents, objections: rest.objections, forged }), ...clearanceWrites(s, kept)] }, bare: await Bare.open(w, reads) }
}
