/** One's own things: account, sign-in, consent, notices, passbook; and set-up. In sentences. */
import { createHash } from 'node:crypto'
import { generateSync } from 'otplib'
import * as ledger from '#kernels/ledger/contract.ts'
import * as consents from '#kernels/registry/consents/contract.ts'
import * as notices from '#kernels/registry/notices/contract.ts'
import * as people from '#kernels/registry/people/contract.ts'
import * as myData from '#kernels/registry/my-data/contract.ts'
import * as setup from '#kernels/registry/setup/contract.ts'
import * as signIn from '#kernels/registry/sign-in/contract.ts'
import type { Someone } from '../../world.ts'
import type { Order } from '../life.ts'
import { PROBES } from '../probes.ts'
import type { Persona, Scene } from '../scene.ts'
import { asMe, eachRole, here, is, ownOffice, same, says, type Said, type Sentence } from '../says.ts'

/** What only the making of the world knows. */
export interface Known {
  /** A one-time code that was asked for and not used. */
  code: { id: string; code: string }
  /** A deletion that waits, and whose; who could leave, with the code for it; and a code for a new number. */
  leaving: { id: string; gone: Someone; could: Someone; code: { id: string; code: string }; number: { id: string; code: string } }
  /** Every request. */
  orders: readonly Order[]
  /** The token of set-up. */
  token: string
  /** Each notice and whose it is. */
  notices: readonly { id: string; person: string }[]
  /** Whom desks call, each with the path of the desk. */
  calls: readonly { id: string; path: string }[]
  /** A code that proves an address of the neighbour's, not used. */
  email: { id: string; code: string }
  /** Each consent and whose it is. */
  consents: readonly { person: string }[]
  /** Everybody who has a role today. */
  holders: ReadonlySet<string>
}

type List = { items: { id: string }[] }
const everybody = () => true
const own = (said: Pick<Said<null>, 'api' | 'sentence' | 'proves'> & Partial<Said<null>>): Sentence => says<null>({ ...here, may: asMe, asks: eachRole, ...said })
const digest = (who: Someone): string => createHash('sha256').update(who.token).digest('hex')
const now = (secret: string): string => generateSync({ secret })

function account({ p: them }: Scene, known: Known): Sentence[] {
  const asked = [them.neighbour, them.minor]
  const agreed = (p: Persona): boolean => asked.some((one) => same(one, p.human))
  return [
    own({ api: people.name, sentence: 'One says oneself what to be called.', proves: ['person.name'], input: () => ({ name: '新名' }), writes: ['update person'] }),
    own({ api: people.year, sentence: 'One gives the own year of birth, after reading the notice.', proves: ['person-sealed.year'], input: (_, p) => ({ year: same(p.human, them.minor) ? 2011 : 1991 }), fits: (_, p) => p.hat.of !== 'me' || p.human === null || agreed(p), writes: ['update person_sealed'] }),
    says<null>({ ...here, api: consents.text, sentence: 'Everybody reads the notice, and the pledge.', proves: [], input: () => ({ purpose: 'notice' }), may: everybody }),
    own({ api: consents.list, sentence: 'One reads the own consents.', proves: ['consent.read'], shows: (body: List) => String(body.items.length), holds: (p) => String(known.consents.filter(({ person }) => person === p.human?.id).length), bare: (body: List) => body.items.length === 0 }),
    own({ api: consents.give, sentence: 'One consents oneself.', proves: ['consent.give', 'consent.end', 'consent.read'], input: () => ({ purpose: 'notice', version: them.version }), writes: ['insert consent'] }),
    own({ api: consents.give, sentence: 'One signs the pledge oneself.', proves: ['consent.give'], input: () => ({ purpose: 'visits', version: them.pledge }), writes: ['insert consent'] }),
    own({ api: consents.end, sentence: 'One withdraws oneself, and is signed out everywhere.', proves: ['consent.end', 'session.end'], input: () => ({ purpose: 'notice' }), writes: ['update session'] }),
    own({ api: consents.end, sentence: 'Who withdraws ends the own consent.', proves: ['consent.end'], input: () => ({ purpose: 'notice' }), writes: ['update consent'], asks: (p) => p.hat.of === 'me' && agreed(p) }),
  ]
}

function sessions({ p: them }: Scene, known: Known): Sentence[] {
  const factors = [them.begun, them.strong]
  const secretOf = (p: Persona): string => factors.find(({ who }) => same(who, p.human))?.secret ?? them.begun.secret
  const code = (p: Persona) => ({ code: now(secretOf(p)) })
  const session = { on: [them.neighbour, them.orderer, them.office('a.staff')], name: (who: Someone) => `a session of ${who.name}`, input: (who: Someone) => ({ session: digest(who) }) }
  return [
    says<null>({ ...here, api: signIn.ask, door: true, sentence: 'Everybody may ask for a code.', proves: ['sign-in-code.ask', 'outbox.write', 'sign-in-limit.begin'], input: () => ({ phone: '154 0009 0001' }), may: everybody, writes: ['insert sign_in_code', 'insert outbox', 'insert sign_in_limit'] }),
    says<null>({ ...here, api: signIn.ask, door: true, sentence: 'Everybody may ask for a code again; it is counted.', proves: ['sign-in-limit.count', 'sign-in-limit.read'], input: () => ({ phone: '154 0009 0002' }), may: everybody, writes: ['update sign_in_limit'] }),
    says<null>({ ...here, api: signIn.enter, door: true, sentence: 'Whoever has the code comes in.', proves: ['sign-in-code.use', 'session.open'], input: () => known.code, may: everybody, writes: ['insert session', 'insert person', 'update sign_in_code'] }),
    own({ api: signIn.leave, sentence: 'One signs oneself out.', proves: ['session.end'], writes: ['update session'] }),
    own({ api: signIn.enrol, sentence: 'One begins an own second factor.', proves: ['second-factor.enrol', 'second-factor.read'], fits: (_, p) => !same(p.human, them.strong.who), writes: ['insert second_factor'], asks: (p) => !same(p.human, them.begun.who) }),
    own({ api: signIn.enrol, sentence: 'One begins an own second factor anew.', proves: ['second-factor.use'], writes: ['update second_factor'], asks: (p) => same(p.human, them.begun.who) }),
    own({ api: signIn.prove, sentence: 'One proves the own second factor.', proves: ['second-factor.use'], input: (_, p) => code(p), fits: (_, p) => p.hat.of !== 'me' || same(p.human, them.begun.who), writes: ['insert session', 'update second_factor'] }),
    own({ api: signIn.strengthen, sentence: 'One gives the own second factor.', proves: ['second-factor.use'], input: (_, p) => code(p), fits: (_, p) => p.hat.of !== 'me' || same(p.human, them.strong.who), writes: ['insert session', 'update second_factor'] }),
    own({ api: signIn.sessions, sentence: 'One sees where one is signed in.', proves: ['session.read'], shows: (body: List) => String(body.items.length), holds: () => '1', bare: (body: List) => body.items.length === 0 }),
    says<Someone>({ ...session, api: signIn.end, sentence: 'One ends the own sessions.', proves: ['session.end', 'session.read'], may: (p, who) => is(p, who), writes: ['update session'] }),
    says<null>({ ...here, api: signIn.me, sentence: 'Everybody learns who they are here.', proves: ['session.read', 'appointment.read'], may: everybody, shows: (body: { me: { id: string; offices: unknown[] } | null }) => `${body.me?.id} ${(body.me?.offices.length ?? 0) > 0}`, holds: (p) => (p.human === null ? 'undefined false' : `${p.human.id} ${known.holders.has(p.human.id)}`) }),
    says<null>({ ...here, api: signIn.ways, sentence: 'Everybody sees the ways in.', proves: [], may: everybody }),
  ]
}

function inbox(known: Known, s: Scene): Sentence[] {
  const mine = (p: Persona) => known.notices.filter((one) => one.person === p.human?.id).map(({ id }) => id).toSorted().join()
  const [orderers, helpers] = [known.notices.find((one) => one.person === s.p.orderer.id), known.notices.find((one) => one.person === s.p.helper.id)]
  return [
    own({ api: notices.list, sentence: 'One reads the own inbox.', proves: [], input: () => ({ limit: 200 }), shows: (body: List) => body.items.map(({ id }) => id).toSorted().join(), holds: mine, bare: (body: List) => body.items.length === 0, counts: known.notices.length }),
    says<{ id: string; person: string }>({ api: notices.see, sentence: 'One marks the own notices as seen.', proves: [], on: [orderers, helpers].flatMap((one) => one ?? []), name: () => 'a notice', input: ({ id }) => ({ upTo: id }), may: (p, one) => asMe(p) && p.human?.id === one.person, writes: ['update notice'] }),
    says<null>({ ...here, api: ledger.show, sentence: 'One reads the own passbook, as oneself: what one served counts there.', proves: [], may: asMe, shows: (body: { credit: { amount: string } }) => body.credit.amount, holds: (p) => (is(p, s.p.helper) ? '240' : '0') }),
    says<null>({ ...here, api: ledger.lines, sentence: 'One reads the own lines.', proves: [], input: () => ({ book: 'credit' }), may: asMe, shows: (body: List) => String(body.items.length), holds: (p) => (is(p, s.p.helper) ? '3' : '0'), bare: (body: List) => body.items.length === 0 }),
  ]
}

function told({ p: them }: Scene, known: Known): Sentence[] {
  type Choice = { quiet: object | null }
  const chose = (p: Persona): boolean => same(p.human, them.neighbour)
  const choice = { sms: false, email: true, push: true, quiet: null }
  const staff = (p: Persona): boolean => p.hat.of === 'office' && p.hat.role === 'staff'
  const of = (p: Persona): string => known.calls.filter((one) => ownOffice(p, ['staff'], one)).map(({ id }) => id).toSorted().join()
  const ids = (body: List): string => body.items.map(({ id }) => id).toSorted().join()
  const sentence = 'One says oneself how to be told, and nobody else reads it.'
  return [
    own({ api: notices.preferences, sentence, proves: ['notice-preference.read'], shows: (body: Choice) => String(body.quiet === null), holds: (p) => String(chose(p)), bare: (body: Choice) => body.quiet !== null }),
    own({ api: notices.prefer, sentence, proves: ['notice-preference.choose'], input: () => choice, writes: ['insert notice_preference'], asks: (p) => eachRole(p) && !chose(p) }),
    own({ api: notices.prefer, sentence, proves: ['notice-preference.change'], input: () => choice, writes: ['update notice_preference'], asks: chose }),
    own({ api: notices.askEmail, sentence: 'One has a code sent to an own address.', proves: ['email-code.ask'], input: () => ({ email: 'x@example.org' }), writes: ['insert email_code'] }),
    own({ api: notices.proveEmail, sentence: 'Who asked proves the address.', proves: ['email-code.use', 'email-code.read'], input: () => known.email, fits: (_, p) => p.hat.of !== 'me' || p.human === null || chose(p), writes: ['update email_code', 'update person_sealed'] }),
    own({ api: notices.dropEmail, sentence: 'One has the own address forgotten.', proves: ['person-sealed.year'], writes: ['update person_sealed'] }),
    own({ api: notices.addDevice, sentence: 'One lets an own device be woken.', proves: ['push-device.add'], input: (_, p) => ({ endpoint: `https://fcm.googleapis.com/${encodeURIComponent(p.key)}`, p256dh: 'x'.repeat(87), auth: 'x'.repeat(22) }), writes: ['insert push_device'] }),
    own({ api: notices.dropDevice, sentence: 'One takes an own device off, and nobody else’s.', proves: ['push-device.read'], input: () => ({ endpoint: PROBES.push }), asks: (p) => eachRole(p) && !chose(p), shows: (body: { devices: number }) => String(body.devices), holds: () => '0' }),
    own({ api: notices.dropDevice, sentence: 'One takes an own device off.', proves: ['push-device.read'], input: () => ({ endpoint: PROBES.push }), asks: chose, writes: ['delete push_device'] }),
    says<null>({ ...here, api: notices.ways, sentence: 'Everybody learns which channels there are.', proves: [], may: everybody }),
    says<null>({ ...here, api: notices.calls, sentence: 'The receiving desk alone lists whom it calls.', proves: ['notice-call.read'], may: staff, shows: ids as never, holds: of, bare: (body: List, p) => ids(body) === of(p), counts: known.calls.length }),
    says<{ id: string; path: string }>({
      api: notices.called, sentence: 'The receiving desk alone says that somebody called, when it dispatches.', proves: ['notice-call.done', 'notice-call.read'], on: known.calls, name: () => 'a call', input: ({ id }) => ({ id }),
      may: (p, one) => ownOffice(p, ['staff'], one) && p.purpose === 'dispatch', writes: ['update notice_call'],
    }),
    says<null>({ ...here, api: notices.today, sentence: 'Every office sees what a day’s messages came to.', proves: ['notice-day.read'], may: (p) => p.hat.of === 'office', shows: (body: { paid: number }) => String(body.paid > 0), holds: () => 'true', bare: (body: { paid: number }) => body.paid === 0 }),
  ]
}

function first({ o }: Scene, known: Known): Sentence[] {
  const handler = { name: '临江市委', contact: '0571-0000', filings: [] }
  const tokens = { on: [known.token, 'wrong'], name: (token: string) => (token === known.token ? 'with the token' : 'with a wrong token') }
  const alone = 'The database knows the token by its digest only; who holds it is compared in the app.'
  const may = (_: Persona, token: string): boolean => token === known.token
  const top = (p: Persona): boolean => p.hat.of === 'office' && p.hat.role === 'admin' && p.hat.at.id === o.city.id
  const org = { name: '团委', kind: 'city' }
  return [
    says<null>({ ...here, api: setup.show, sentence: 'Everybody reads who runs this installation.', proves: ['handler.read'], may: everybody, shows: (body: { name: string }) => body.name, holds: () => '市委' }),
    says<null>({ ...here, api: setup.change, sentence: 'The admin of the organisation at the top says who runs this installation.', proves: ['handler.change'], input: () => handler, may: top, writes: ['update handler'] }),
    says<string>({ ...tokens, api: setup.state, sentence: 'Whoever holds the token of set-up sees how far it has come, and so does the admin at the top.', proves: ['appointment.read'], input: (token) => ({ token }), may: (p, token) => may(p, token) || top(p), alone }),
    says<string>({ ...tokens, api: setup.begin, door: true, sentence: 'Whoever holds the token sets up, until something stands below.', proves: ['handler.begin', 'org.begin', 'org.correct'], input: (token) => ({ token, handler, org, admin: { name: '管理员', phone: '+8619944440001', roles: [] } }), may, fits: () => false, alone }),
    says<null>({ ...here, api: setup.finish, sentence: 'The admin at the top ends set-up.', proves: ['handler.change'], may: top, writes: ['update handler'] }),
  ]
}

/** What is kept of oneself: nobody else asks, in whatever office. */
function kept({ orders, leaving }: Known): Sentence[] {
  const mine = (p: Persona): string => orders.filter((one) => is(p, one.orderer, one.served)).map(({ id }) => id as string).toSorted().join()
  const ids = (items: readonly { id: string }[]): string => items.map(({ id }) => id).toSorted().join()
  const kinds = { name: (kind: string) => kind, input: (kind: string) => ({ kind, limit: 100 }), may: asMe, asks: eachRole }
  // Whatever hat is worn, rows are asked for by one's own id.
  const bare = (_: never, p: Persona): boolean => p.human !== null
  const waits = (p: Persona): boolean => same(p.human, leaving.gone)
  const sentence = 'One reads what is kept of oneself, as oneself; nobody reads it of another, in whatever office.'
  return [
    own({ api: myData.show, sentence, proves: ['deletion.read'], shows: (body: { deletion: { id: string } | null }) => body.deletion?.id ?? '', holds: (p) => (waits(p) ? leaving.id : '') }),
    says<string>({ ...kinds, api: myData.kind, sentence, proves: [], on: ['orders'], shows: (body: List) => ids(body.items), holds: mine, bare }),
    says<string>({ ...kinds, api: myData.kind, sentence, proves: [], on: ['account', 'visits', 'looks', 'deeds'], bare }),
    own({
      api: myData.copy, sentence, proves: [], input: () => ({ as: 'json' }), shows: (body: { orders: { id: string }[] }) => ids(body.orders), holds: mine,
      alone: 'A file is on its way before the database can say no; each row in it is asked for as its person.',
    }),
    own({
      api: myData.phoneCode, sentence: 'Whoever is signed in asks for a code at a new number.', proves: ['sign-in-code.ask'], input: () => ({ phone: '154 0009 0004' }), writes: ['insert sign_in_code', 'insert outbox'],
      lets: { may: (p) => p.human !== null, why: 'The door writes codes for everybody, whatever hat is worn.' },
    }),
    own({ api: myData.phone, sentence: 'One takes a new number oneself, with the code that went there.', proves: ['person-sealed.year'], input: () => leaving.number, writes: ['update person_sealed', 'update sign_in_code'] }),
    own({ api: myData.leaveCode, sentence: 'One asks oneself for the code to leave.', proves: ['deletion.read'], fits: (_, p) => !waits(p), writes: ['insert sign_in_code'] }),
    own({
      api: myData.confirm, sentence: 'One leaves oneself, with the code that went to the own number.', proves: ['deletion.confirm'], input: () => leaving.code,
      fits: (_, p) => p.hat.of !== 'me' || p.human === null || same(p.human, leaving.could), writes: ['insert deletion', 'insert move', 'insert due'],
    }),
    says<string>({
      api: myData.takeBack, sentence: 'Who is about to leave takes it back; nobody else can, and nobody sees it.', proves: ['deletion.take-back', 'deletion.read'], on: [leaving.id], name: () => 'a deletion', input: (id) => ({ id }),
      may: (p) => is(p, leaving.gone), writes: ['update deletion', 'insert move'],
    }),
  ]
}

/** Every route about oneself, and set-up. */
export const selfSentences = (s: Scene, known: Known): Sentence[] =>
  [...account(s, known), ...kept(known), ...sessions(s, known), ...inbox(known, s), ...told(s, known), ...first(s, known)]
