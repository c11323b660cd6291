/** What each hat may do to each table with its bare hands, in SQL and past every route. In sentences. */
import { randomUUID } from 'node:crypto'
import type { Concerned, Order } from '../life.ts'
import type { Objected, Persona, Scene, Sheet } from '../scene.ts'
import { answers, callsBack, desk, dispatches, goes, has, is, leads, named, office, opens, ownOffice, READERS, reads, side } from '../says.ts'

/** Somebody in a hat, the clock, or the door. */
export type Hand = Persona | { key: 'clock' } | { key: 'door' }
type Row = Record<string, unknown>

/** Which rows of a table a hand reads. */
export interface Reads { table: string; where?: string; key: string; sentence: string; sees: (hand: Hand, row: Row) => boolean }
/** Which hands get a statement past row security. */
export interface Writes {
  table: string
  sentence: string
  sql: string
  values: readonly unknown[]
  /** What is done first; where that is refused, all is. */
  before?: readonly { sql: string; values: readonly unknown[] }[]
  /** Whether it gets through; a number says how many rows it writes. */
  may: (hand: Hand) => boolean | number
}

const isDoor = (hand: Hand): boolean => hand.key === 'door'
const isClock = (hand: Hand): boolean => hand.key === 'clock'
const asks = (hand: Hand): Persona | null => ('hat' in hand ? hand : null)
const person = (hand: Hand, may: (p: Persona) => boolean): boolean => {
  const p = asks(hand)
  return p !== null && may(p)
}
const own = (hand: Hand, id: unknown): boolean => person(hand, (p) => p.hat.of === 'me' && p.human !== null && p.human.id === id)
const ALL = ['staff', 'editor', 'leader', 'admin', 'auditor']
const at = (row: Row) => ({ path: String(row['org_path']) })

function open(): Reads[] {
  const keys: Record<string, string> = { area: 'code', team: 'org', handler: 'one', issue_correction: 'id', clock: 'one', flow_step: 'noun || act || from_state' }
  const tables = ['area', 'org', 'team', 'premise', 'setting', 'person', 'handler', 'installation', 'issue', 'issue_correction', 'clock', 'flow_step']
  return tables.map((table) => ({ table, key: keys[table] ?? 'id', ...(table === 'area' ? { where: `level in ('province', 'city')` } : {}), sentence: 'What is public is read in every hat.', sees: () => true }))
}

function registry(): Reads[] {
  const door = ['sign_in_code', 'outbox', 'sign_in_limit']
  const belongs = (sentence: string, ...also: ((hand: Hand) => boolean)[]) => ({ sentence, key: 'person', sees: (hand: Hand, row: Row) => own(hand, row['person']) || also.some((one) => one(hand)) })
  return [
    { table: 'person_sealed', ...belongs('Phone and year of birth: their person, the door and the clock.', isDoor, isClock) },
    { table: 'keystore.person_key', sentence: 'Keys are never under a person’s hat.', key: 'person', sees: (hand) => isDoor(hand) || isClock(hand) },
    { table: 'session', ...belongs('Sessions: their person and the door.', isDoor), key: 'token' },
    { table: 'second_factor', ...belongs('The second factor: its person and the door.', isDoor) },
    { table: 'consent', ...belongs('Consents: their person, the door that keeps spoken ones, and the clock that knows who signed.', isDoor, isClock), key: 'id' },
    { table: 'deletion', ...belongs('A wish to leave: its person, and the clock.', isClock), key: 'id' },
    { table: 'notice', ...belongs('Notices: their person, and the clock that sends them.', isClock), key: 'id' },
    { table: 'notice_preference', ...belongs('How one wants to be told: the person, and the clock.', isClock) },
    { table: 'email_code', ...belongs('Codes that prove an address: the person, and the clock that sends them.', isClock), key: 'id' },
    { table: 'push_device', ...belongs('Devices that may be woken: the person, and the clock.', isClock), key: 'id' },
    { table: 'delivery', key: 'id', sentence: 'What is on its way: the clock.', sees: isClock },
    { table: 'notice_day', key: 'day::text || what || code', sentence: 'What a day’s messages came to: every office, and the clock.', sees: (hand) => isClock(hand) || person(hand, (p) => p.hat.of === 'office') },
    { table: 'notice_call', key: 'id', sentence: 'Whom to call: the receiving desk, and the clock.', sees: (hand, row) => isClock(hand) || person(hand, (p) => ownOffice(p, ['staff'], at(row))) },
    { table: 'objection', key: 'id', sentence: 'An objection: who made it, and administrators of what it is about and above.', sees: (hand, row) => own(hand, row['person']) || person(hand, (p) => office(p, ['admin'], at(row))) },
    ...door.map((table) => ({ table, key: table === 'sign_in_limit' ? 'key' : 'id', sentence: 'Codes, messages and counters: the door.', sees: isDoor })),
    {
      table: 'appointment', key: 'id', sentence: 'Roles: their person, at a desk too, offices there and above, the leader of the team, the clock and the door.',
      sees: (hand, row) => own(hand, row['person']) || isDoor(hand) || isClock(hand) || person(hand, (p) => office(p, ALL, at(row)) || (p.hat.of === 'office' && p.human?.id === row['person']) || (p.hat.of === 'team' && p.hat.at.id === row['org'])),
    },
    {
      table: 'posting', key: 'id', sentence: 'Postings: their person, the team whose work it was, offices of either side, the clock.',
      sees: (hand, row) => own(hand, row['person']) || isClock(hand) || person(hand, (p) => leads(p, { id: String(row['org']) as never }) || office(p, READERS, at(row)) || office(p, READERS, { path: String(row['desk_path']) })),
    },
    { table: 'account', ...belongs('Accounts: their person and the clock.', isClock), key: 'id' },
  ]
}

function requests(orders: readonly Order[]): Reads[] {
  const order = (row: Row): Order | undefined => orders.find((one) => one.id === row['id'])
  const by = (may: (p: Persona, r: Order) => boolean, clock = false) => (hand: Hand, row: Row): boolean => {
    const r = order(row)
    return (clock && isClock(hand)) || (r !== undefined && person(hand, (p) => may(p, r)))
  }
  const key = 'id || entry::text'
  const part = (p: Persona, r: Order): boolean => side(p, r) || named(p, r) || has(p, r) || desk(p, r)
  const sentence = 'Each part of a request: whom it concerns.'
  return [
    { table: 'request', key: 'id', sentence: 'A request: who may read it, and the clock.', sees: by(reads, true) },
    { table: 'request_sealed', key, sentence: 'The sealed part: nobody without a look.', sees: () => false },
    { table: 'request_place', key, sentence: 'Where it was ordered to, by the blind index: the receiving desk when it dispatches.', sees: by(dispatches) },
    { table: 'saved_replies', key: 'org', sentence: 'What a desk says often: its own staff.', sees: (hand, row) => person(hand, (p) => ownOffice(p, ['staff'], at(row))) },
    { table: 'request_support', key: 'request || person::text', sentence: 'Who needs a shared service too: their own, and the clock.', sees: (hand, row) => own(hand, row['person']) || isClock(hand) },
    { table: 'request_code', key, sentence, sees: by((p, r) => side(p, r) || goes(p, r) || has(p, r) || dispatches(p, r)) },
    { table: 'request_helper', key, sentence, sees: by(part, true) },
    { table: 'visit', key, sentence, sees: by((p, r) => part(p, r) || callsBack(p, r), true) },
    { table: 'request_note', key, sentence, sees: by((p, r) => side(p, r) || has(p, r) || answers(p, r) || desk(p, r)) },
    { table: 'rating', key, sentence, sees: by((p, r) => side(p, r) || has(p, r) || office(p, READERS, r.at)) },
  ]
}

/** What was wrong at a visit: whoever said it, and officers outside the team. */
function concerned(concerns: readonly Concerned[]): { reads: Reads[]; sees: (hand: Hand, id: unknown) => boolean } {
  const sees = (hand: Hand, id: unknown): boolean => concerns.some((c) => c.id === id && (own(hand, c.by.id) || person(hand, (p) => opens(p, c))))
  const sentence = 'A concern: who said it, and officers outside the team.'
  return {
    sees,
    reads: [
      { table: 'concern', key: 'id', sentence, sees: (hand, row) => isClock(hand) || sees(hand, row['id']) },
      { table: 'concern_helper', key: 'id || person::text', sentence, sees: (hand, row) => sees(hand, row['id']) },
      { table: 'concern_sealed', key: 'id || entry::text', sentence: 'What was said: nobody without a look.', sees: () => false },
    ],
  }
}

function bulletins(sheets: readonly Sheet[], orders: readonly Order[], concerns: readonly Concerned[]): Reads[] {
  const by = (clock: boolean) => (hand: Hand, row: Row): boolean => {
    const sheet = sheets.find((one) => one.id === row['id'])
    return (clock && isClock(hand)) || (sheet !== undefined && person(hand, (p) => office(p, READERS, sheet.at)))
  }
  const sentence = 'A bulletin on its way: the offices of its issuer and above.'
  return [
    { table: 'bulletin', key: 'id', sentence, sees: by(true) },
    ...['bulletin_text', 'bulletin_figure', 'bulletin_note'].map((table) => ({ table, key: 'id || entry::text', sentence, sees: by(false) })),
    {
      table: 'move', key: 'seq', sentence: 'A move: who may read its record, and the clock.',
      sees: (hand, row) => isClock(hand) || (row['noun'] === 'deletion' && own(hand, row['person'])) || concerned(concerns).sees(hand, row['id']) || by(false)(hand, row) || person(hand, (p) => orders.some((r) => r.id === row['id'] && reads(p, r))),
    },
  ]
}

/** What is read, table by table. */
export const tableReads = (orders: readonly Order[], sheets: readonly Sheet[], concerns: readonly Concerned[]): Reads[] =>
  [...open(), ...registry(), ...requests(orders), ...concerned(concerns).reads, ...bulletins(sheets, orders, concerns)]

const nobody = (): boolean => false
const holds = (roles: readonly string[], place: { path: string }) => (hand: Hand): boolean => person(hand, (p) => office(p, roles, place))
const ownStaff = (place: { path: string }) => (hand: Hand): boolean => person(hand, (p) => ownOffice(p, ['staff'], place))
const either = (...some: ((hand: Hand) => boolean)[]) => (hand: Hand): boolean => some.some((one) => one(hand))

function peopleWrites({ p }: Scene, consents: readonly { person: string }[]): Writes[] {
  const who = p.neighbour.id
  const self = (hand: Hand): boolean => own(hand, who)
  const bytes = Buffer.from('00', 'hex')
  const door = (table: string, sql: string, values: readonly unknown[] = []): Writes => ({ table, sentence: 'Only the door.', sql, values, may: isDoor })
  const mine = (table: string, sql: string, values: readonly unknown[], also: (hand: Hand) => boolean = nobody): Writes => ({ table, sentence: 'Only the person, or the door where sign-in does it.', sql, values, may: either(self, also) })
  // Without a condition, so that what may be read does not hold back what may be written.
  const each = (table: string, sql: string): Writes => ({ table, sentence: 'The person one’s own row, the door any.', sql, values: [], may: (hand) => isDoor(hand) || (person(hand, (one) => one.hat.of === 'me' && one.human !== null) ? 1 : 0) })
  const owned = (table: string, sql: string, whose: readonly string[]): Writes => ({ table, sentence: 'The person one’s own row.', sql, values: [], may: (hand) => (whose.some((id) => own(hand, id)) ? 1 : 0) })
  return [
    door('person', `insert into person (id, name, created) values ($1, 'x', '2026-09-16')`, [randomUUID()]),
    each('person', `update person set name = 'x'`),
    door('person_sealed', `insert into person_sealed (person, sealed, phone_key) values ($1, $2, $2)`, [who, bytes]),
    each('person_sealed', 'update person_sealed set adult = true'),
    door('keystore.person_key', 'insert into keystore.person_key (person, wrapped) values ($1, $2)', [who, bytes]),
    { table: 'keystore.person_key', sentence: 'Nobody changes a key.', sql: 'update keystore.person_key set wrapped = $2 where person = $1', values: [who, bytes], may: nobody },
    door('session', `insert into session (token, person, created, until) values ($2, $1, '2026-09-16', '2026-09-17')`, [who, bytes]),
    each('session', `update session set until = '2026-09-16'`),
    door('sign_in_code', `insert into sign_in_code (id, phone_key, code, until) values ($1, $2, $2, '2026-09-17')`, [randomUUID(), bytes]),
    door('sign_in_code', 'update sign_in_code set used = true'),
    door('outbox', `insert into outbox (id, phone_key, sealed, at) values ($1, $2, $2, '2026-09-17')`, [randomUUID(), bytes]),
    door('sign_in_limit', `insert into sign_in_limit (key) values ($1)`, [randomUUID()]),
    door('sign_in_limit', 'update sign_in_limit set points = 0'),
    mine('second_factor', 'insert into second_factor (person, sealed) values ($1, $2)', [who, bytes]),
    owned('second_factor', 'update second_factor set last_step = 1', [p.begun.who.id, p.strong.who.id]),
    mine('consent', `insert into consent (id, person, purpose, version, given) values ($2, $1, 'x', 'x', '2026-09-16')`, [who, randomUUID()], isDoor),
    mine('request_support', `insert into request_support (request, person, at) values ($2, $1, '2026-09-16')`, [who, randomUUID()], isClock),
    { table: 'consent', sentence: 'The person one’s own, the door any: a newer text ends the consent to an older one.', sql: `update consent set ended = '2026-09-16'`, values: [], may: (hand) => (isDoor(hand) ? consents.length : consents.filter((one) => own(hand, one.person)).length) },
    { table: 'notice', sentence: 'Only the clock’s hat tells.', sql: `insert into notice (id, person, code, noun, target, at) values ($2, $1, 'x', 'x', $2, '2026-09-16')`, values: [who, randomUUID()], may: isClock },
  ]
}

type Calls = readonly { id: string; path: string }[]

function noticeWrites({ o, p }: Scene, calls: Calls): Writes[] {
  const id = randomUUID()
  const clock = (table: string, sql: string, values: readonly unknown[] = []): Writes => ({ table, sentence: 'Only the clock sends and counts.', sql, values, may: isClock })
  const called = (hand: Hand): number => (isClock(hand) ? calls.length : calls.filter((one) => person(hand, (who) => who.purpose === 'dispatch' && ownOffice(who, ['staff'], one))).length)
  return [
    { table: 'notice_preference', sentence: 'One says oneself how to be told.', sql: `insert into notice_preference (person, sms, email, push, language) values ($1, true, true, true, 'zh')`, values: [p.orderer.id], may: (hand) => own(hand, p.orderer.id) },
    { table: 'notice_preference', sentence: 'One changes the own choice.', sql: 'update notice_preference set sms = false', values: [], may: (hand) => (own(hand, p.neighbour.id) ? 1 : 0) },
    { table: 'email_code', sentence: 'One asks for an own code.', sql: `insert into email_code (id, person, address_key, sealed, at) values ($1, $2, '\\x00', '\\x00', '2026-09-16')`, values: [id, p.neighbour.id], may: (hand) => own(hand, p.neighbour.id) },
    { table: 'email_code', sentence: 'One uses the own codes; the clock marks what it sent.', sql: 'update email_code set used = true', values: [], may: (hand) => (isClock(hand) || own(hand, p.neighbour.id) ? 2 : 0) },
    { table: 'push_device', sentence: 'One adds own devices.', sql: `insert into push_device (id, person, endpoint_key, sealed, at) values ($1, $2, '\\x00', '\\x00', '2026-09-16')`, values: [id, p.neighbour.id], may: (hand) => own(hand, p.neighbour.id) },
    clock('delivery', `insert into delivery (id, notice, channel, person, due_at) values ($1, $1, 'email', $2, '2026-09-16')`, [id, p.neighbour.id]),
    clock('delivery', `update delivery set due_at = '2026-09-16'`),
    clock('notice_day', `insert into notice_day (day, what, code, count) values ('2026-01-01', 'held', '', 1)`),
    clock('notice_day', 'update notice_day set count = 0'),
    clock('notice_call', `insert into notice_call (id, noun, target, code, told_at, persons, org, org_path, at) values ($1, 'x', $1, 'x', '2026-09-16', '{}', $2, $3, '2026-09-16')`, [id, o.a.id, o.a.path]),
    { table: 'notice_call', sentence: 'The receiving desk crosses off whom it called, when it dispatches; the clock what is over.', sql: `update notice_call set moot_at = '2026-09-16'`, values: [], may: called },
  ]
}

function objectionWrites({ o, p }: Scene, objections: readonly Objected[]): Writes[] {
  const answers = (hand: Hand): number => objections.filter((one) => person(hand, (who) => office(who, ['admin'], one.at) && who.human?.id !== one.by.id)).length
  return [
    {
      table: 'objection', sentence: 'One objects oneself.', sql: `insert into objection (id, org, org_path, person, sealed, at) values ($1, $2, $3, $4, '\\x00', '2026-09-16')`,
      values: [randomUUID(), o.a.id, o.a.path, p.neighbour.id], may: (hand) => own(hand, p.neighbour.id),
    },
    { table: 'objection', sentence: 'Administrators answer, but never themselves.', sql: `update objection set at = '2026-09-16'`, values: [], may: answers },
  ]
}

function orgWrites({ o, p }: Scene): Writes[] {
  const [admin, staff, keeps] = [holds(['admin'], o.a), holds(['admin', 'leader', 'staff'], o.a), holds(['staff', 'admin'], o.a)]
  const installs = holds(['admin', 'leader'], o.a)
  const [id, path] = [randomUUID(), o.a.path]
  const top = (hand: Hand): boolean => person(hand, (one) => one.hat.of === 'office' && one.hat.role === 'admin' && one.hat.at.id === o.city.id)
  const write = (table: string, may: Writes['may'], sql: string, values: readonly unknown[]): Writes => ({ table, sentence: 'Each office what it looks after, at the own organisation and below.', sql, values, may })
  return [
    write('org', either(admin, isDoor), `insert into org (id, name, kind, parent, path, valid_from) values ($1, 'x', 'branch', $2, $3 || '999/', '2026-01-01')`, [id, o.a.id, path]),
    write('org', either(admin, isDoor), `update org set name = 'x' where id = $1`, [o.a.id]),
    write('team', admin, `insert into team (org, org_path, skills, serves, radius, capacity) values ($1, $2, '{}', $2, 1000, 1)`, [o.a.id, path]),
    write('team', holds(['admin'], o.t1), 'update team set capacity = 2 where org = $1', [o.t1.id]),
    write('premise', keeps, `insert into premise (id, kind, name, org, org_path) values ($1, 'estate', 'x', $2, $3)`, [id, o.a.id, path]),
    write('premise', keeps, `update premise set name = 'x' where id = $1`, [o.doorA]),
    write('setting', staff, `insert into setting (id, org, org_path, practice, part, key, value, from_at) values ($1, $2, $3, 'x', 'x', 'x', '1', '2026-01-01')`, [id, o.a.id, path]),
    write('setting', staff, `update setting set until = '2026-09-16' where org = $1`, [o.a.id]),
    write('installation', installs, `insert into installation (id, org, org_path, practice, version, params, by_person, from_at) values ($1, $2, $3, 'x', 1, '{}', $4, '2026-01-01')`, [id, o.a.id, path, p.neighbour.id]),
    write('installation', holds(['admin', 'leader'], o.county2), `update installation set until = '2026-09-16' where org = $1`, [o.county2.id]),
    write('saved_replies', ownStaff(o.county), `insert into saved_replies (org, org_path, items, version) values ($1, $2, '[]', 1)`, [o.county.id, o.county.path]),
    write('saved_replies', ownStaff(o.a), 'update saved_replies set version = 9', []),
    write('handler', isDoor, `insert into handler (name, contact) values ('x', 'x')`, []),
    write('handler', either(isDoor, top), `update handler set name = 'x'`, []),
    write('issue', holds(['editor', 'leader'], o.a), `insert into issue (id, entry, org, org_path, year, number, total, day, from_day, to_day, masthead, title, page) values ($1, 1, $2, $3, 2026, 99, 99, '2026-09-16', '2026-09-01', '2026-09-10', 'x', 'x', '{}')`, [id, o.a.id, path]),
    write('issue_correction', holds(['leader'], o.a), `insert into issue_correction (id, entry, org, org_path, day, by_name, note, numbers) values ($1, 99, $2, $3, '2026-09-16', 'x', 'x', '[]')`, [id, o.a.id, path]),
  ]
}

function roleWrites({ o, p, personas }: Scene): Writes[] {
  const give = (role: string, org: { id: string; path: string }, who: string, may: Writes['may']): Writes => ({
    table: 'appointment', sentence: 'Roles are given as the registry says; nobody gives or ends their own.', may,
    sql: `insert into appointment (id, person, org, org_path, role, from_day, until_day) values ($1, $2, $3, $4, $5, '2026-09-16', '2026-10-16')`, values: [randomUUID(), who, org.id, org.path, role],
  })
  const leader = (hand: Hand): boolean => person(hand, (one) => leads(one, o.t1))
  const others = (may: (hand: Hand) => boolean, who: string) => (hand: Hand): boolean => isDoor(hand) || (person(hand, (one) => one.human?.id !== who) && may(hand))
  const [admins, teamly] = [holds(['admin'], o.a), holds(['admin', 'staff'], o.t1)]
  const selves = personas.filter((one) => one.hat.of === 'office' && ['admin', 'staff'].includes(one.hat.role)).flatMap((one) => (one.human === null ? [] : [one.human.id]))
  const end = (who: string, org: { id: string }, may: (hand: Hand) => boolean): Writes => ({
    table: 'appointment', sentence: 'Roles are ended as the registry says; nobody ends their own.', sql: `update appointment set until_day = '2026-09-16' where person = $1 and org = $2`, values: [who, org.id], may,
  })
  return [
    give('staff', o.a, p.neighbour.id, others(admins, p.neighbour.id)),
    give('team.member', o.t1, p.neighbour.id, others(either(teamly, leader), p.neighbour.id)),
    give('team.leader', o.t1, p.neighbour.id, others(teamly, p.neighbour.id)),
    ...[...new Set(selves)].map((who) => give('editor', o.a, who, others(admins, who))),
    end(p.office('a.editor').id, o.a, (hand) => person(hand, (one) => one.human?.id !== p.office('a.editor').id) && admins(hand)),
    end(p.office('a.admin').id, o.a, (hand) => person(hand, (one) => !is(one, null) && one.human?.id !== p.office('a.admin').id) && admins(hand)),
  ]
}

/** What is written, statement by statement. */
export const tableWrites = (s: Scene, { calls, consents, objections, forged }: { calls: Calls; consents: readonly { person: string }[]; objections: readonly Objected[]; forged: readonly Writes[] }): Writes[] => [...peopleWrites(s, consents), ...objectionWrites(s, objections), ...noticeWrites(s, calls), ...orgWrites(s), ...roleWrites(s), ...forged]
