import { z } from 'zod'
import { command, id, Instant, line, May, page, paging, query } from '#platform/contract.ts'

export const RequestState = z.enum(['submitted', 'open', 'declined', 'withdrawn', 'claimed', 'unserved', 'working', 'finished', 'confirmed', 'closed'])
export type RequestState = z.infer<typeof RequestState>

const Window = z.object({ from: Instant, to: Instant })
const Reason = line(300)
const OrgName = z.object({ id: id('org'), name: z.string() })
const PersonName = z.object({ id: id('person'), name: z.string() })

/** One person's visit: who came, from when to when, and the minutes that count. */
export const Visit = z.object({ person: PersonName, from: Instant, to: Instant, minutes: z.number().int() })

/** A reason, and what comes next. Sealed: it never enters the journal. */
export const Note = z.object({ reason: z.string(), next: z.string().optional() })
export type Note = z.infer<typeof Note>

/** One line of the timeline. `facts` holds codes and counts, never words of the request. */
export const Step = z.object({
  act: z.string(), from: z.string(), to: z.string(), at: Instant,
  /** Who did it as this reader may know them: a name, or null for the clock and for people whom the reader does not see. */
  by: z.string().nullable(),
  facts: z.record(z.string(), z.unknown()),
  /** Words that went with it, for the two sides and the desk. */
  note: Note.nullable(),
})

/** What everybody who may read a request sees. Nothing here is personal beyond a called name. */
export const Request = z.object({
  id: id('request'),
  /** The number that people say, as in 2611-0418. */
  number: z.string(),
  org: OrgName,
  service: z.object({ key: z.string(), zh: z.string(), en: z.string(), icon: z.string() }),
  minutes: z.number().int(),
  state: RequestState,
  window: Window,
  /** The estate, as people say it. The door is sealed. */
  estate: z.object({ id: id('premise'), name: z.string() }),
  created: Instant,
  /** Until when the desk answers. */
  answerBy: Instant,
  /** The next thing that the clock will do, and when; null where nothing waits. */
  next: z.object({ act: z.string(), at: Instant }).nullable(),
  team: OrgName.nullable(),
  /** Whose request it is for this reader. */
  mine: z.object({ orderer: z.boolean(), served: z.boolean(), helper: z.boolean() }),
  may: May,
})
export type Request = z.infer<typeof Request>

/** One request with its timeline. */
export const Whole = Request.extend({
  orderer: PersonName.nullable(),
  /** Whether it was ordered for another adult. */
  forOther: z.boolean(),
  helpers: z.array(PersonName),
  /** What the helper says at the door and the resident compares; only for those two sides. */
  code: z.string().nullable(),
  visits: z.array(Visit),
  rating: z.number().int().nullable(),
  timeline: z.array(Step),
})
export type Whole = z.infer<typeof Whole>

/** What was sealed, as one look opens it. */
export const Sealed = z.object({
  /** Name of the person served, as the orderer gave it. */
  name: z.string(),
  phone: z.string(),
  /** The whole address: estate, building, door. */
  address: z.string(),
  words: z.string(),
  /** As data addresses, so that they go nowhere but to this look. */
  photos: z.array(z.string()),
})

const one = { params: z.object({ id: id('request') }) }
const moved = { ...one, result: Whole }

export const submit = command('request.submit', 'POST /requests', {
  input: z.object({
    org: id('org'),
    service: z.string(),
    window: Window,
    /** The door, or the building or estate where there is none. */
    premise: id('premise'),
    /** What is needed, in the person's own words; no illness or age is asked. */
    words: z.string().trim().max(2000).default(''),
    /** For another adult: the name to ask for and a phone to call. Left out when it is for oneself. */
    forOther: z.object({ name: line(40), phone: z.string() }).optional(),
    /** A photo of what is to be done, base64 of at most 20 MB. */
    photo: z.string().optional(),
  }),
  result: Whole,
  refuses: ['request.window-past', 'request.window-long', 'request.service-off', 'request.place', 'request.many', 'may.adult', 'may.year-of-birth', 'phone.wrong', 'file.too-large', 'file.not-photo', 'file.broken'],
})

/** My requests, newest first: ordered by me or for me. */
export const mine = query('request.mine', 'GET /my/requests', { input: z.object({ ...paging }), result: page(Request) })
export const show = query('request.show', 'GET /requests/:id', { ...one, result: Whole })
/** Opens the sealed part. A command, so that each look is in the journal; look again with a new id. */
export const look = command('request.look', 'POST /requests/:id/look', { ...one, result: Sealed, refuses: ['request.look-again', 'request.erased', 'file.gone'] })

/** What waits at the desk, or what there was; due first. */
export const inbox = query('request.inbox', 'GET /desk/requests', {
  input: z.object({ ...paging, state: RequestState.optional(), due: z.enum(['today', 'overdue']).optional(), service: z.string().optional() }),
  result: page(Request),
})
/** The counters of the desk's first page. */
export const counters = query('request.counters', 'GET /desk/requests/counters', {
  result: z.object({ submitted: z.number(), dueToday: z.number(), overdue: z.number(), open: z.number(), claimed: z.number(), working: z.number(), finished: z.number(), firstDue: Instant.nullable() }),
})

/** Why a team fits or not, as it is shown: metres, load, and the reason where it does not fit. */
export const Fit = z.object({
  team: OrgName, metres: z.number().int().nullable(), load: z.number().int(), capacity: z.number().int(),
  skill: z.string().nullable(), fits: z.boolean(), reason: z.enum(['ok', 'skill', 'distance', 'load']),
})
/** The teams round this request, fitting ones first, each with its reason. */
export const fits = query('request.fits', 'GET /requests/:id/teams', { ...one, result: z.object({ items: z.array(Fit) }) })

export const accept = command('request.accept', 'POST /requests/:id/accept', { ...moved, refuses: ['request.state', 'request.window-past'] })
export const decline = command('request.decline', 'POST /requests/:id/decline', {
  ...moved, input: z.object({ reason: Reason, next: Reason }), refuses: ['request.state'],
})
/** The desk changes service or window; the person is told and the deadline stays. */
export const edit = command('request.edit', 'POST /requests/:id/edit', {
  ...moved, input: z.object({ service: z.string().optional(), window: Window.optional(), note: Reason }), refuses: ['request.state', 'request.service-off', 'request.window-past', 'request.window-long'],
})
export const withdraw = command('request.withdraw', 'POST /requests/:id/withdraw', {
  ...moved, input: z.object({ reason: Reason.optional() }), refuses: ['request.state', 'request.reason'],
})
export const unserved = command('request.unserved', 'POST /requests/:id/unserved', {
  ...moved, input: z.object({ reason: Reason, next: Reason }), refuses: ['request.state'],
})

/** A card in the hall: nothing personal, and whether this team may take it. */
export const Card = z.object({
  id: id('request'), number: z.string(), org: OrgName, service: Request.shape.service, minutes: z.number().int(),
  window: Window, estate: z.string(), metres: z.number().int().nullable(), skill: z.string().nullable(), state: RequestState,
  /** Whole points that one helper would earn for the catalogue's minutes. */
  points: z.number().int(), mine: z.boolean(), may: May,
})
export type Card = z.infer<typeof Card>
/** The claim hall 抢单大厅 for the worn team: open cards that were offered to it, and its own. */
export const hall = query('request.hall', 'GET /hall', {
  input: z.object({ ...paging, sort: z.enum(['near', 'soon']).default('near') }),
  result: page(Card).extend({ team: OrgName, load: z.number().int(), capacity: z.number().int() }),
})
/** Exactly one team wins; the others are told at once (409 `request.lost`). */
export const claim = command('request.claim', 'POST /requests/:id/claim', {
  ...moved, input: z.object({ helpers: z.array(id('person')).max(10).optional() }), refuses: ['request.lost', 'request.load', 'request.helper', 'request.helper-young', 'request.both-sides', 'may.adult', 'may.year-of-birth'],
})
export const nameHelpers = command('request.name-helpers', 'POST /requests/:id/helpers', {
  ...moved, input: z.object({ helpers: z.array(id('person')).min(1).max(10) }), refuses: ['request.state', 'request.helper', 'request.helper-young', 'request.both-sides'],
})
export const release = command('request.release', 'POST /requests/:id/release', {
  ...moved, input: z.object({ reason: Reason.optional() }), refuses: ['request.state', 'request.reason'],
})
/** A helper begins after the resident compared the code. */
export const begin = command('request.begin', 'POST /requests/:id/begin', { ...moved, refuses: ['request.state'] })
export const finish = command('request.finish', 'POST /requests/:id/finish', {
  ...moved,
  input: z.object({ visits: z.array(z.object({ person: id('person'), from: Instant, to: Instant })).min(1).max(10) }),
  refuses: ['request.state', 'request.helper', 'request.visit-time', 'request.both-sides'],
})
export const confirm = command('request.confirm', 'POST /requests/:id/confirm', {
  ...moved,
  input: z.object({
    stars: z.number().int().min(1).max(5),
    /** Lowered minutes by person; who is left out keeps what the leader said. */
    minutes: z.array(z.object({ person: id('person'), minutes: z.number().int().min(0).max(1440) })).max(10).default([]),
  }),
  refuses: ['request.state', 'request.raised', 'request.too-late'],
})
export const notSolved = command('request.not-solved', 'POST /requests/:id/not-solved', {
  ...moved, input: z.object({ reason: Reason, window: Window }), refuses: ['request.state', 'request.window-past', 'request.window-long', 'request.too-late'],
})

/** The worn team's requests, by state. */
export const teamRequests = query('request.team', 'GET /team/requests', { input: z.object({ ...paging, state: RequestState.optional() }), result: page(Request) })
/** Requests in which I am a helper. */
export const visits = query('request.visits', 'GET /my/visits', { input: z.object({ ...paging }), result: page(Request) })

