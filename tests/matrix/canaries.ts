/** A unique value in every field of class 3 and 4, and where each may turn up: written by hand, nowhere else. */
import { Buffer } from 'node:buffer'
import type { Concerned, Order } from './life.ts'
import type { Persona, Scene } from './scene.ts'
import { PROBES } from './probes.ts'
import { answers, callsBack, desk, dispatches, goes, has, offered, opens, ownOffice, reads, side } from './says.ts'

/** What was found, and whose it is: a person's id, a request's id, or nothing. */
export interface Hit { kind: Kind; of: string }
export type Kind = 'phone' | 'masked phone' | 'name at the door' | 'words' | 'address' | 'note' | 'objection' | 'concern' | 'finding' | 'service code' | 'year of birth' | 'session' | 'second factor' | 'sign-in code' | 'photo' | 'e-mail' | 'masked e-mail' | 'e-mail code' | 'push address'
interface Canary extends Hit { find: RegExp }
/** Who asked what of which record. */
export interface Heard { route: string; record: unknown; p: Persona }

const literal = (text: string): RegExp => new RegExp(text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
/** Not inside a longer number, a date or an id. */
const alone = (digits: string): RegExp => new RegExp(`(?<![0-9a-zA-Z.:-])${digits}(?![0-9a-zA-Z:-])`)

const digits = (phone: string): string => phone.replace('+86', '')

interface Secrets { codes: readonly { id: string; code: string }[]; years: Readonly<Record<string, number>>; secrets: readonly string[]; signIn: string; emailCode: string; neighbour: string }

/** Every canary of a world. */
export function canariesOf(personas: readonly Persona[], made: Secrets): Canary[] {
  const people = new Map(personas.flatMap(({ human }) => (human === null ? [] : [[human.id as string, human] as const])))
  const each = [...people.values()]
  return [
    ...each.map((one) => ({ kind: 'phone' as const, of: one.id, find: literal(digits(one.phone)) })),
    { kind: 'phone', of: PROBES.phone, find: literal(digits(PROBES.phone)) },
    ...each.map((one) => ({ kind: 'masked phone' as const, of: one.id, find: new RegExp(String.raw`\*{2,}\s*${one.phone.slice(-4)}`) })),
    ...[PROBES.name, PROBES.stranger].map((name) => ({ kind: 'name at the door' as const, of: name, find: literal(name) })),
    { kind: 'words', of: '', find: literal(PROBES.words) },
    { kind: 'address', of: '', find: literal('6 幢 302') },
    ...[PROBES.reason, PROBES.next].map((note) => ({ kind: 'note' as const, of: '', find: literal(note) })),
    ...[PROBES.objection, PROBES.answer].map((words) => ({ kind: 'objection' as const, of: '', find: literal(words) })),
    { kind: 'concern', of: '', find: literal(PROBES.concern) },
    { kind: 'finding', of: '', find: literal(PROBES.found) },
    ...made.codes.map(({ id, code }) => ({ kind: 'service code' as const, of: id, find: alone(code) })),
    ...Object.entries(made.years).map(([of, year]) => ({ kind: 'year of birth' as const, of, find: alone(String(year)) })),
    ...personas.flatMap(({ who }) => (who === null ? [] : [{ kind: 'session' as const, of: who.id, find: literal(who.token) }])),
    ...made.secrets.map((secret) => ({ kind: 'second factor' as const, of: '', find: literal(secret) })),
    { kind: 'sign-in code', of: '', find: alone(made.signIn) },
    { kind: 'e-mail', of: '', find: literal(PROBES.email.split('@')[0] ?? '') },
    { kind: 'masked e-mail', of: made.neighbour, find: literal('ta***@example.org') },
    { kind: 'push address', of: '', find: literal(PROBES.push.split('/').at(-1) ?? '') },
    { kind: 'e-mail code', of: '', find: alone(made.emailCode) },
    { kind: 'photo', of: '', find: literal(PROBES.exif) },
    { kind: 'photo', of: '', find: literal(Buffer.from(PROBES.exif).toString('base64').slice(0, 16)) },
  ]
}

/** Every canary in a text. */
export const hitsIn = (canaries: readonly Canary[], text: string): Hit[] => canaries.filter(({ find }) => find.test(text)).map(({ kind, of }) => ({ kind, of }))

const isConcern = (record: unknown): record is Concerned => typeof record === 'object' && record !== null && 'inside' in record
const isOrder = (record: unknown): record is Order => typeof record === 'object' && record !== null && 'orderer' in record

/** Address, phone, name and words: the two sides, the receiving desk when it dispatches, the named helper when visiting. */
const looks = (p: Persona, r: Order): boolean => side(p, r) || dispatches(p, r) || (goes(p, r) && p.purpose === 'visit')
/** Whose phone stands in a request: the orderer's own, the other's as it was given. */
const phoneIn = (r: Order): string => (r.served === null ? PROBES.phone : r.served.id)
/** Words that went with a move: the two sides, the team that has it, or had it and may reply, the receiving desk. */
const told = (p: Persona, r: Order): boolean => side(p, r) || has(p, r) || answers(p, r) || desk(p, r)
/** The code at the door: the two sides, the helper, the team that has it, the desk that prints it when it dispatches. */
const shows = (p: Persona, r: Order): boolean => side(p, r) || goes(p, r) || has(p, r) || dispatches(p, r)

/** Name and number of what silence closed: who calls back. */
const nameAt = (r: Order): string => (r.served === null ? PROBES.stranger : PROBES.name)

function inRequest({ kind, of }: Hit, { route, p }: Heard, r: Order): boolean {
  // Whoever claims it has it then, and reads what was said before.
  if (kind === 'note') return route !== 'request.look' && reads(p, r) && (told(p, r) || (route === 'request.claim' && offered(p, r)))
  if (kind === 'service code') return route !== 'request.look' && of === r.id && shows(p, r)
  const called = (kind === 'name at the door' && of === nameAt(r)) || (kind === 'phone' && of === phoneIn(r))
  if (route === 'request.ring') return called && callsBack(p, r)
  if (route !== 'request.look' || !looks(p, r)) return false
  return kind === 'words' || kind === 'address' || called
}

/** Whoever objected, and administrators of what it is about and above. */
const objects = (p: Persona): boolean =>
  /^(leader of T1 as me|neighbour)/.test(p.key) || (p.hat.of === 'office' && p.hat.role === 'admin' && ['柳溪社区', '澄湖区', '临江市'].includes(p.hat.at.name))

/** Who is known at the door of the scene's community: its staff, when they dispatch. */
const finds = (p: Persona): boolean => p.purpose === 'dispatch' && p.hat.of === 'office' && p.hat.at.name === '柳溪社区' && ownOffice(p, ['staff'], p.hat.at)

/** What is kept of oneself: the own number and year; of own orders what a look would show, and the words that went with them. */
function isMine({ kind, of }: Hit, p: Persona): boolean {
  if (p.hat.of !== 'me' || p.human === null) return false
  if ((kind === 'phone' || kind === 'year of birth') && of === p.human.id) return true
  if (kind === 'e-mail') return p.key.startsWith('neighbour')
  if (kind === 'concern') return ['orderer at B', 'served'].includes(p.key)
  return /^(orderer|served)/.test(p.key) && ['phone', 'words', 'address', 'note', 'name at the door'].includes(kind)
}

/** What was said, by whom, and what was found: an officer outside the team, when she looks. */
const inConcern = ({ kind, of }: Hit, { route, record, p }: Heard): boolean =>
  route === 'concern.look' && isConcern(record) && opens(p, record) && (kind === 'concern' || (kind === 'phone' && of === record.by.id) || (kind === 'finding' && record.state !== 'raised'))

/** Whether this may be told there. What is not named here may be told to nobody. */
export function allowed(hit: Hit, heard: Heard): boolean {
  if (hit.kind === 'masked phone') return (heard.route === 'me.show' && heard.p.human?.id === hit.of) || (heard.route === 'request.find-at' && finds(heard.p))
  if (hit.kind === 'masked e-mail') return /^notice\.(prefer|preferences|proveEmail|addDevice|dropDevice)$/.test(heard.route) && heard.p.human?.id === hit.of
  // Which doors there are is public, as on the street.
  if (hit.kind === 'address' && heard.route.startsWith('premise.')) return true
  if (hit.kind === 'objection') return /^(objection|my-data)\./.test(heard.route) && objects(heard.p)
  if (heard.route.startsWith('concern.')) return inConcern(hit, heard)
  if (heard.route.startsWith('my-data.')) return isMine(hit, heard.p)
  return heard.route.startsWith('request.') && isOrder(heard.record) && inRequest(hit, heard, heard.record)
}

/** Who must have seen which canary in the course of the matrix: `kind, persona`. */
export function mustSee(personas: readonly Persona[], orders: readonly Order[], concerns: readonly Concerned[]): Set<string> {
  const any = (kind: Kind, may: (p: Persona, r: Order) => boolean, of: (r: Order) => boolean = () => true): string[] =>
    personas.filter((p) => orders.some((r) => of(r) && may(p, r))).map((p) => `${kind}, ${p.key}`)
  return new Set([
    ...(['phone', 'words', 'address'] as const).flatMap((kind) => any(kind, looks)),
    ...any('phone', (p, r) => callsBack(p, r) && !/^(member of T1|staff of county)/.test(p.key)),
    ...any('name at the door', looks, (r) => r.served === null || r.served.id !== r.orderer.id),
    ...personas.filter(objects).map((p) => `objection, ${p.key}`),
    ...personas.flatMap((p) => concerns.filter((c) => opens(p, c)).flatMap((c) => [`concern, ${p.key}`, ...(c.state === 'raised' ? [] : [`finding, ${p.key}`])])),
    ...any('note', told, (r) => r.notes > 0),
    ...any('service code', shows, (r) => ['claimed', 'working'].includes(r.state)),
    ...personas.filter((p) => p.human !== null && p.hat.of !== 'none').map((p) => `masked phone, ${p.key}`),
    ...personas.filter((p) => p.key.startsWith('neighbour')).map((p) => `masked e-mail, ${p.key}`),
  ])
}

/** Requests that carry canaries where nothing should take them; each answers with a refusal, and none repeats what it was told. */
export function wrongInputs({ o, p }: Scene): { path: string; method: string; headers: Record<string, string>; body?: string }[] {
  const phone = digits(p.served.phone)
  const signedIn = { authorization: `Bearer ${p.orderer.token}`, 'content-type': 'application/json', 'idempotency-key': '019a0000-0000-7000-8000-0000000000aa' }
  const admin = { ...signedIn, authorization: `Bearer ${p.office('a.admin').token}`, 'qq-hat': p.office('a.admin').hat }
  const order = { org: o.a.id, service: 'haircut', window: { from: '2026-09-18T09:00:00+08:00', to: '2026-09-18T11:00:00+08:00' }, premise: o.doorA, words: PROBES.words }
  const post = (path: string, body: unknown, headers: Record<string, string> = signedIn) => ({ path, method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) })
  const get = (path: string, headers: Record<string, string> = signedIn) => ({ path, method: 'GET', headers })
  return [
    post('/api/requests', { ...order, service: PROBES.words }), post('/api/requests', { ...order, words: PROBES.words.repeat(10_000) }), post('/api/requests', { ...order, org: PROBES.words }),
    post('/api/requests', { ...order, forOther: { name: PROBES.name, phone: `${phone}99` } }), post('/api/requests', { ...order, forOther: { name: PROBES.name.repeat(20), phone } }),
    post('/api/requests', { ...order, photo: Buffer.from(PROBES.exif.repeat(50)).toString('base64') }), post('/api/requests', `{"words":"${PROBES.words}`), post('/api/requests', `${PROBES.words}`),
    post('/api/requests', { ...order, window: { from: '2026-09-01T09:00:00+08:00', to: '2026-09-01T10:00:00+08:00' } }), post('/api/requests', order, { ...signedIn, 'idempotency-key': encodeURIComponent(PROBES.words) }),
    post('/api/requests', { ...order, words: `${PROBES.words}\u0000` }), post('/api/requests', JSON.stringify({ ...order, words: PROBES.words.padEnd(1_200_000, 'x') })),
    post('/api/sign-in/codes', { phone: `${phone}7` }), post('/api/sign-in/codes', { phone: `+49${phone}` }), post('/api/sign-in/sessions', { id: phone, code: '12' }), post('/api/me/name', { name: PROBES.name.repeat(30) }),
    post(`/api/orgs/${o.a.id}/appointments`, { phone: `${phone}x9`, name: PROBES.name, role: 'staff', until: '2027-01-01' }, admin), post(`/api/orgs/${o.a.id}/appointments`, { phone: p.served.phone, name: PROBES.name, role: 'team.member', until: '2027-01-01' }, admin),
    post(`/api/orgs/${o.a.id}/appointments`, { phone: p.served.phone, name: PROBES.name, role: 'staff', until: '2026-01-01' }, admin), post('/api/setup', { token: PROBES.words }), post('/api/desk/callers/at', { premise: phone }), post('/api/desk/replies', { items: [{ to: 'decline', reason: PROBES.reason.repeat(99), next: PROBES.next }], version: 0 }), post(`/api/requests/${phone}/accept`, {}),
    get(`/api/requests/${encodeURIComponent(PROBES.words)}`), get(`/api/nothing/${phone}`), get(`/api/areas/find?name=${encodeURIComponent(PROBES.words.repeat(9))}`), get(`/api/figures/${phone}?org=${phone}`),
    get(`/api/my/requests?limit=${phone}`), get(`/api/my/requests?after=${encodeURIComponent(PROBES.words)}`), get('/api/me', { authorization: `Bearer ${phone}`, 'qq-hat': `tree:${phone}` }), get('/api/me', { ...signedIn, 'qq-hat': encodeURIComponent(PROBES.words) }),
    post('/api/me/phone/codes', { phone: `${phone}8` }), post('/api/me/phone', { id: phone, code: phone }), post('/api/my/deletion', { id: p.served.id, code: phone }), post(`/api/my/deletion/${phone}/take-back`, {}),
    get(`/api/my/data/${phone}`), get(`/api/my/copy?as=${phone}`),
    get(`/api/requests/%E0%A4%A${phone}`), get(`/api/my/notices?after=${phone}`), get(`/api/bulletins/${phone}/bulletin.pdf`), get(`/api/setup?token=${phone}`),
  ]
}
