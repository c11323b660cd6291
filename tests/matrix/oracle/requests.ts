/** Who does what with a request, in sentences. */
import * as api from '#kernels/marketplace/requests/contract.ts'
import * as atDesk from '#kernels/marketplace/requests/desk/contract.ts'
import * as support from '#kernels/marketplace/support/contract.ts'
import type { Persona, Scene } from '../scene.ts'
import { PROBES } from '../probes.ts'
import { NEXT_WINDOW, REASON, type Order } from '../life.ts'
import { answers, callsBack, desk, dispatches, goes, has, here, is, named, offered, office, ownOffice, READERS, reads, reviews, says, side, signedIn, same, asMe, type Said, type Sentence } from '../says.ts'

type Whole = ReturnType<typeof api.show.result.parse>
interface Waits { waits: number }
interface Counted { submitted: number; open: number; finished: number }
type List = { items: { id: string }[] }

const part = (p: Persona, r: Order): boolean => side(p, r) || named(p, r) || has(p, r) || desk(p, r)
/** Of the team that has it, whatever hat is worn: a member who is staff of a, and staff of the county who joined T1. */
export const ofTeam = ({ o, p: them }: Scene, p: Persona, r: Order): boolean => r.team?.id === o.t1.id && [them.member, them.office('county.staff')].some((one) => same(p.human, one))
const TAKEN = ['claimed', 'working', 'finished', 'confirmed', 'closed']

/** What of a request somebody must see who may read it. */
const mustHold = (p: Persona, r: Order): string => JSON.stringify({
  // Of the two sides, before the evening before, a helper knows no more than the team.
  named: p.hat.of !== 'team' && (goes(p, r) || !named(p, r)),
  code: ['claimed', 'working'].includes(r.state) && (side(p, r) || goes(p, r) || has(p, r) || dispatches(p, r)),
  helpers: TAKEN.includes(r.state) && part(p, r) ? 1 : 0,
  visits: r.visits && (part(p, r) || callsBack(p, r)) ? 1 : 0,
  notes: side(p, r) || has(p, r) || answers(p, r) || desk(p, r) ? r.notes : 0,
  rated: r.rated && (side(p, r) || has(p, r) || office(p, READERS, r.at)),
  steps: true,
})

function reading(s: Scene, orders: readonly Order[]): Sentence[] {
  const each = { on: orders, name: (r: Order) => r.key, input: (r: Order) => ({ id: r.id }) }
  const holds = (body: Whole): string => {
    const orderer = orders.find((one) => one.id === body.id)?.orderer.name ?? '?'
    return JSON.stringify({
      named: JSON.stringify([body.orderer, body.timeline]).includes(orderer), code: body.code !== null, helpers: body.helpers.length, visits: body.visits.length,
      notes: body.timeline.filter((step) => step.note !== null).length, rated: body.rating !== null, steps: body.timeline.length > 0,
    })
  }
  return [
    says<Order>({
      ...each, api: api.show, proves: ['request.read', 'request.code', 'request.helpers', 'request.visits', 'request.notes', 'request.rating'],
      sentence: 'A request is read by the two sides, by its helper from the naming to one day after, by leaders of teams that have it, are offered it, or had it and may reply, and by offices of its community and above; code (to the helper from the evening before), helpers, visits, notes and names only by those whom they concern.',
      may: reads, shows: holds as never, holds: mustHold,
    }),
    says<Order>({
      ...each, api: api.look, proves: ['request.look'],
      sentence: 'Nobody but the orderer, the one served, the receiving desk when it dispatches and the named helper when visiting, from the evening before to one day after, reads address, phone and words.',
      may: (p, r) => side(p, r) || dispatches(p, r) || (goes(p, r) && p.purpose === 'visit'),
      shows: (body: { address: string }) => String(body.address.length > 0), holds: () => 'true',
    }),
    says<Order>({
      ...each, api: atDesk.ring, proves: ['request.ring'],
      sentence: 'Whom to call and at which number, and no more, is opened by the staff, dispatching, of the receiving desk and directly above it, of what silence closed, who had no part in it.',
      may: reviews, fits: (r, p) => r.state === 'closed' && !ofTeam(s, p, r), shows: (body: { phone: string }) => String(body.phone.length > 0), holds: () => 'true',
    }),
    says<Order>({
      ...each, on: orders.filter((r) => ['submitted', 'open', 'claimed'].includes(r.state)), api: api.fits, proves: ['request.accept'], sentence: 'The receiving desk sees which teams fit; that teams exist and how busy they are is no secret to who reads the request.',
      may: dispatches, bare: (_, p, r) => reads(p, r),
    }),
    says<Order>({
      ...each, on: orders.filter((r) => r.state === 'open'), api: api.twins, proves: ['request.merge'], sentence: 'The receiving desk sees which requests may be the same; without its checks the rows still show only what one may read.',
      may: dispatches, bare: (body: List, p) => body.items.every(({ id }) => orders.some((r) => r.id === id && reads(p, r))),
    }),
    ...lists(orders),
    ...byPhone(s, orders),
    ...desks(s, orders),
    says<'a' | 'd'>({
      api: api.submit, proves: ['request.submit'], sentence: 'Any adult orders for herself, as herself, in any community.', on: ['a', 'd'], name: (at) => `at ${at}`,
      input: (at) => ({ org: s.o[at].id, service: 'haircut', window: NEXT_WINDOW, premise: at === 'a' ? s.o.doorA : s.o.doorD, words: '' }),
      may: (p) => asMe(p) && p.adult, writes: ['insert request', 'insert move', 'insert request_sealed'],
    }),
  ]
}

/** What a clerk does for a caller. */
function byPhone(s: Scene, orders: readonly Order[]): Sentence[] {
  const desks = [s.o.a, s.o.b, s.o.d]
  const clerk = (p: Persona): boolean => p.purpose === 'dispatch' && desks.some((at) => ownOffice(p, ['staff'], at))
  const order = { service: 'haircut', window: NEXT_WINDOW, premise: s.o.doorA, words: PROBES.words, phone: PROBES.phone, name: '王奶奶' }
  return [
    says<null>({
      ...here, api: atDesk.findCaller, proves: [], sentence: 'Only the staff of a community find a caller by the number, when they dispatch.', input: () => ({ phone: PROBES.phone }), may: clerk,
      writes: ['insert sign_in_limit'], alone: 'The door finds people by their number; who asks it is the app’s to know, and no more than a called name comes back.',
    }),
    says<null>({
      ...here, api: atDesk.findAt, proves: [], sentence: 'Only the staff of a community find who was served at a door of their own, when they dispatch.', input: () => ({ premise: s.o.doorA }), may: clerk,
      fits: (_, p) => !clerk(p) || ownOffice(p, ['staff'], s.o.a), writes: ['insert sign_in_limit'], shows: (body: List) => String(body.items.length),
      holds: () => String(new Set(orders.flatMap((r) => (r.at.id === s.o.a.id && r.served !== null ? [r.served.id] : []))).size),
      alone: 'The door counts how often a clerk looks; whom the index shows to whom stands in the sentence of its table.',
    }),
    says<null>({
      ...here, api: atDesk.orderByPhone, proves: ['request.submit'], sentence: 'Only the staff of a community order for a caller, when they dispatch, in a place of their own.', input: () => ({ ...order, agreed: s.p.version }), may: clerk,
      fits: (_, p) => !clerk(p) || ownOffice(p, ['staff'], s.o.a), writes: ['insert request', 'insert move', 'insert request_sealed', 'insert consent', 'insert person'],
    }),
  ]
}

/** What a desk has of its own: today's walk, and what it says often. */
function desks({ o }: Scene, orders: readonly Order[]): Sentence[] {
  type Walk = { items: { request: { id: string } }[] }
  const staff = (p: Persona): boolean => p.hat.of === 'office' && p.hat.role === 'staff'
  const atA = (p: Persona): boolean => ownOffice(p, ['staff'], o.a)
  const today = (r: Order): boolean => r.state === 'working' || (r.state === 'claimed' && r.past)
  const keys = (ids: readonly string[]): string => orders.filter(({ id }) => ids.includes(id)).map(({ key }) => key).toSorted().join(', ')
  const walked = ({ items }: Walk) => items.map(({ request }) => request.id)
  const save = { api: atDesk.saveReplies, may: staff, input: (_: null, p: Persona) => ({ items: [], version: atA(p) ? 1 : 0 }) }
  return [
    says<null>({
      ...here, api: atDesk.rounds, proves: ['request.place'], sentence: 'The staff of a desk see today’s visits of their own, when they dispatch.', may: (p) => staff(p) && p.purpose === 'dispatch',
      shows: (body: Walk) => keys(walked(body)), holds: (p) => keys(orders.filter((r) => dispatches(p, r) && today(r)).map(({ id }) => id)),
      bare: (body: Walk, p) => walked(body).every((id) => orders.some((r) => r.id === id && reads(p, r))), counts: orders.length,
    }),
    says<null>({
      ...here, api: atDesk.replies, proves: ['replies.read'], sentence: 'The staff of a desk read its own replies.', may: staff,
      shows: (body: { version: number }) => String(body.version), holds: (p) => (atA(p) ? '1' : '0'), bare: (body: { version: number }) => body.version === 0,
    }),
    says<null>({ ...here, ...save, proves: ['replies.save', 'replies.read'], sentence: 'The staff of a desk change its own replies.', writes: ['update saved_replies'], asks: (p) => p.hat.of !== 'office' || p.hat.at.id === o.a.id }),
    says<null>({ ...here, ...save, proves: ['replies.begin'], sentence: 'The staff of a desk begin its own replies.', writes: ['insert saved_replies'], asks: (p) => p.hat.of === 'office' && p.hat.at.id !== o.a.id }),
  ]
}

function lists(orders: readonly Order[]): Sentence[] {
  const keys = (body: List): string => body.items.map(({ id }) => orders.find((one) => one.id === id)?.key ?? id).toSorted().join(', ')
  const among = (sees: (p: Persona, r: Order) => boolean) => (p: Persona) => orders.filter((r) => sees(p, r)).map((r) => r.key).toSorted().join(', ')
  const within = (body: List, p: Persona): boolean => body.items.every(({ id }) => orders.some((r) => r.id === id && reads(p, r)))
  const list = (said: Pick<Said<null>, 'api' | 'sentence' | 'may'> & { sees: (p: Persona, r: Order) => boolean }): Sentence =>
    says<null>({ ...here, ...said, input: () => ({ limit: 200 }), proves: ['request.read'], shows: keys as never, holds: among(said.sees), bare: within as never, counts: orders.length })
  const COUNTED = ['submitted', 'open', 'finished']
  const inOffice = (p: Persona): boolean => p.hat.of === 'office' && READERS.some((role) => p.hat.of === 'office' && p.hat.role === role)
  const sum = (body: Counted): string => String(body.submitted + body.open + body.finished)
  const waiting = (p: Persona): string => String(orders.filter((r) => r.state === 'submitted' && reads(p, r)).length)
  const counted = (p: Persona): string => String(orders.filter((r) => COUNTED.includes(r.state) && reads(p, r)).length)
  return [
    list({ api: api.mine, sentence: 'My requests are those that I ordered or that are for me.', may: signedIn, sees: (p, r) => side(p, r) }),
    list({ api: api.visits, sentence: 'My visits are those that I go to.', may: signedIn, sees: (p, r) => same(p.human, r.helper) && (named(p, r) || has(p, r)) }),
    list({ api: api.inbox, sentence: 'The desk lists what its community, or those below it, received.', may: inOffice, sees: reads }),
    list({ api: api.hall, sentence: 'The hall shows a leader what is offered to the team, and what it has claimed.', may: (p) => p.hat.of === 'team', sees: (p, r) => (r.state === 'open' && offered(p, r)) || (r.state === 'claimed' && has(p, r)) }),
    list({ api: api.teamRequests, sentence: 'A team lists what it has.', may: (p) => p.hat.of === 'team', sees: has }),
    says<null>({
      ...here, api: api.counters, proves: ['request.read'], sentence: 'The counters of a desk count what the desk lists.', may: inOffice, counts: orders.length,
      shows: (body: Counted) => sum(body), holds: counted, bare: (body: Counted, p) => sum(body) === counted(p),
    }),
    says<null>({
      ...here, api: atDesk.day, proves: ['request.read'], sentence: 'The day of a desk counts what the desk lists.', may: inOffice, counts: orders.length,
      shows: (body: Waits) => String(body.waits), holds: waiting, bare: (body: Waits, p) => String(body.waits) === waiting(p),
    }),
  ]
}

/** What neighbours may know of a service that the estate shares. */
function shared(s: Scene, orders: readonly Order[]): Sentence[] {
  const lamp = (r: Order): boolean => r.key === 'lamp'
  return [
    says<'lamp' | 'haircut'>({
      api: support.nearby, proves: ['support.read'], sentence: 'Whoever is signed in sees that a shared service is ordered in an estate; of a personal one nothing.', on: ['lamp', 'haircut'], name: (of) => of,
      input: (service) => ({ premise: s.o.doorB, service }), may: signedIn, shows: (body: { items: { supporters: number }[] }) => JSON.stringify(body.items.map(({ supporters }) => supporters)), holds: (_, of) => (of === 'lamp' ? '[1]' : '[]'),
    }),
    says<Order>({
      api: support.add, proves: ['support.add'], sentence: 'Whoever is signed in, as herself, needs it too, once, where the service is shared.', on: orders.filter((r) => lamp(r) || r.key === 'submitted at B'), name: (r) => r.key, input: ({ id }) => ({ id }),
      may: (p, r) => lamp(r) && asMe(p), fits: (r, p) => !lamp(r) || (!side(p, r) && !same(p.human, s.p.neighbour)), writes: ['insert request_support'],
    }),
  ]
}

interface Step { api: Said<Order>['api']; act: string; sentence: string; may: Said<Order>['may']; from: readonly string[]; on?: (r: Order) => boolean; fits?: (r: Order, p: Persona) => boolean; input?: (r: Order) => object }

/** What goes between the two sides. */
function between(): Step[] {
  const sides = (p: Persona, r: Order): boolean => is(p, r.orderer) || has(p, r)
  const asTeam = (p: Persona): boolean => p.hat.of === 'team'
  const theOther = (r: Order, p: Persona): boolean => r.proposed === (asTeam(p) ? 'resident' : 'team')
  const window = () => ({ window: NEXT_WINDOW })
  const claimed = ['claimed']
  return [
    { api: api.changeWindow, act: 'change-window', sentence: 'Only who ordered changes the window before a team has it.', may: (p, r) => is(p, r.orderer), from: ['submitted', 'open'], input: window },
    { api: api.proposeWindow, act: 'propose-window', sentence: 'Only who ordered and the leader of the team that has it propose another window.', may: sides, from: claimed, input: window },
    { api: api.agreeWindow, act: 'agree-window', sentence: 'Only the side that did not propose a window agrees to it.', may: sides, from: claimed, fits: theOther },
    { api: api.keepWindow, act: 'keep-window', sentence: 'Only the side that did not propose a window keeps the old one.', may: sides, from: claimed, fits: theOther },
    { api: api.nobodyHome, act: 'nobody-home', sentence: 'Only who stood at the door, or leads the team, says that nobody was home, once the window began.', may: (p, r) => goes(p, r) || has(p, r), from: claimed, fits: (r) => r.past, input: window },
    { api: api.nobodyCame, act: 'nobody-came', sentence: 'Only who ordered or is served says that nobody came, once the window is over.', may: side, from: claimed, fits: (r) => r.past },
    { api: api.reply, act: 'reply', sentence: 'Only the other side replies: the residents where nobody was home, the team that had it where nobody came.', may: (p, r) => side(p, r) || answers(p, r), from: ['claimed', 'open'], fits: (r, p) => r.missed === (asTeam(p) ? 'came' : 'home'), input: () => ({ words: REASON }) },
    { api: api.remind, act: 'remind', sentence: 'Only who ordered or is served reminds, from the deadline on.', may: side, from: ['submitted', 'open', 'claimed', 'working'], fits: (r) => r.past },
  ]
}

function steps(s: Scene, orders: readonly Order[]): Step[] {
  const twin = (key: string) => orders.find((one) => one.key === key)?.id
  const confirmsOrCalls = (p: Persona, r: Order): boolean => is(p, r.confirmer) || reviews(p, r)
  const calls = (r: Order, p: Persona): boolean => !reviews(p, r) || (r.state === 'closed' && !ofTeam(s, p, r))
  const visits = (r: Order) => [{ person: (r.helper ?? s.p.helper).id, from: '2026-09-16T18:30:00+08:00', to: '2026-09-16T19:30:00+08:00' }]
  const mates = (r: Order) => [(r.team?.id === s.o.t2.id ? s.o.t2.leader : s.p.member).id]
  const told = () => ({ reason: REASON, next: PROBES.next })
  const reason = () => ({ reason: REASON })
  return [
    { api: api.accept, act: 'accept', sentence: 'Only the receiving desk accepts, when it dispatches.', may: dispatches, from: ['submitted'] },
    { api: api.decline, act: 'decline', sentence: 'Only the receiving desk declines, when it dispatches.', may: dispatches, from: ['submitted'], input: told },
    { api: api.edit, act: 'edit', sentence: 'Only the receiving desk edits, when it dispatches.', may: dispatches, from: ['submitted'], input: () => ({ note: '改一天', window: NEXT_WINDOW }) },
    { api: api.unserved, act: 'unserved', sentence: 'Only the receiving desk ends what nobody can do, when it dispatches.', may: dispatches, from: ['open'], input: told },
    ...between(),
    { api: api.widen, act: 'widen', sentence: 'Only the receiving desk widens an offer, when it dispatches.', may: dispatches, from: ['open'] },
    { api: api.askTeam, act: 'ask-team', sentence: 'Only the receiving desk asks a team by name, when it dispatches.', may: dispatches, from: ['open'], input: () => ({ team: s.o.t5.id }) },
    {
      api: api.merge, act: 'merge', sentence: 'Only the receiving desk merges a request into another of the same service and estate, when it dispatches.', may: dispatches, from: ['submitted', 'open'],
      fits: (r) => r.key !== 'lamp' && r.applied === null, input: (r) => ({ into: twin(r.at.id === s.o.b.id ? 'claimed at B by T2' : 'claimed') }),
    },
    { api: api.explain, act: 'explain', sentence: 'Only the receiving desk says how it stands, when it dispatches.', may: dispatches, from: ['submitted', 'open', 'claimed', 'working'], on: (r) => ['submitted self', 'open self', 'claimed', 'working'].includes(r.key), input: told },
    { api: api.askLeader, act: 'ask-leader', sentence: 'Only the receiving desk asks the leader who came, when it dispatches.', may: dispatches, from: ['working'] },
    { api: api.handBack, act: 'hand-back', sentence: 'Only the receiving desk takes a begun visit back, when it dispatches.', may: dispatches, from: ['working'], input: reason },
    { api: api.withdraw, act: 'withdraw', sentence: 'Only who ordered withdraws.', may: (p, r) => is(p, r.orderer), from: ['submitted', 'open', 'claimed'], input: reason },
    { api: api.claim, act: 'claim', sentence: 'Only the leader of a team that is offered it claims, who is of age.', may: (p, r) => offered(p, r) && p.adult, from: ['open'], fits: (r) => r.applied === null },
    { api: api.nameHelpers, act: 'name-helpers', sentence: 'Only the leader of the team that has it names helpers.', may: has, from: ['claimed'], input: (r) => ({ helpers: mates(r) }) },
    { api: api.release, act: 'release', sentence: 'Only the leader of the team that has it releases.', may: has, from: ['claimed'], input: reason },
    { api: api.begin, act: 'begin', sentence: 'Only the named helper begins, from the evening before.', may: goes, from: ['claimed'] },
    { api: api.finish, act: 'finish', sentence: 'Only the leader of the team that has it says who came.', may: has, from: ['working'], input: (r) => ({ visits: visits(r) }) },
    { api: api.confirm, act: 'confirm', sentence: 'Only the one served confirms; who ordered, where she has no account; and the desk, or staff directly above it, by a call what silence closed, unless they are of the team.', may: confirmsOrCalls, from: ['finished', 'closed'], fits: calls, input: () => ({ stars: 4 }) },
    { api: api.notSolved, act: 'not-solved', sentence: 'Only the one served sends it back; who ordered, where she has no account; and the desk, or staff directly above it, by a call what silence closed, unless they are of the team.', may: confirmsOrCalls, from: ['finished', 'closed', 'confirmed'], fits: calls, input: () => ({ reason: REASON, window: NEXT_WINDOW }) },
  ]
}

/** Every route of requests. */
export const requestSentences = (s: Scene, orders: readonly Order[]): Sentence[] => [
  ...reading(s, orders),
  ...shared(s, orders),
  ...steps(s, orders).map((step) => says<Order>({
    api: step.api, proves: [`request.${step.act}`], sentence: step.sentence, on: orders.filter(step.on ?? (() => true)), name: (r) => `${r.key}, ${r.state}`, input: (r) => ({ id: r.id, ...step.input?.(r) }),
    may: step.may, fits: (r, p) => step.from.includes(r.state) && (step.fits?.(r, p) ?? true), writes: ['update request', 'insert move'],
  })),
]
