import { z } from 'zod'
import { DistanceStep } from '#platform/distance.ts'
import { command, id, Instant, line, May, page, paging, query } from '#platform/contract.ts'
import { Application, Choice } from '#kernels/marketplace/offering/contract.ts'

export const RequestState = z.enum(['submitted', 'open', 'declined', 'withdrawn', 'claimed', 'unserved', 'merged', 'working', 'finished', 'confirmed', 'closed'])
export type RequestState = z.infer<typeof RequestState>

/** Why the desk is asked to look at a request: nobody claims it, its visit was never reported, the resident reminded. */
export const Alert = z.enum(['unclaimed', 'unfinished', 'reminded'])

/** From when to when somebody may come. */
export const Window = z.object({ from: Instant, to: Instant })
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
  /** Why it presses; null while nothing does. */
  alert: Alert.nullable(),
  team: OrgName.nullable(),
  /** Whether a clerk entered it for somebody on the telephone. */
  byPhone: z.boolean(),
  /** Whose request it is for this reader. */
  mine: z.object({ orderer: z.boolean(), served: z.boolean(), helper: z.boolean() }),
  may: May,
})
export type Request = z.infer<typeof Request>

/** Another window that one side proposed and the other has not answered yet. */
export const Proposal = Window.extend({ side: z.enum(['resident', 'team']) })
/** Who was missed at the door, as long as the other side has not replied. */
export const Missed = z.enum(['nobody-home', 'nobody-came'])

/** One request with its timeline. */
export const Whole = Request.extend({
  orderer: PersonName.nullable(),
  /** Whether it was ordered for another adult. */
  forOther: z.boolean(),
  helpers: z.array(PersonName),
  /** What the helper says at the door and the resident compares; for those two sides, and for the desk that prints it. */
  code: z.string().nullable(),
  visits: z.array(Visit),
  /** The request that it was merged into, for who may read that too. */
  merged: z.object({ id: id('request'), number: z.string() }).nullable(),
  proposal: Proposal.nullable(),
  /** How many neighbours need it too, where the estate shares the service. */
  supporters: z.number().int(),
  missed: Missed.nullable(),
  rating: z.number().int().nullable(),
  /** Where teams applied: how one is chosen, and what the worn team's own application came to. */
  choice: Choice.nullable(), application: Application.nullable(),
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
/** Somebody who would go there may not: the document, the pledge, or a pause. */
export const uncleared = { refuses: ['request.you-unseen', 'request.you-unsigned', 'request.you-paused', 'request.helper-unseen', 'request.helper-unsigned', 'request.helper-paused'] }
/** Opens the sealed part. A command, so that each look is in the journal; look again with a new id. */
export const look = command('request.look', 'POST /requests/:id/look', { ...one, result: Sealed, refuses: ['request.look-again', 'request.erased', 'file.gone', ...uncleared.refuses] })

/** What is due today, overdue, or pressing; what a reviewer calls back. */
export const Due = z.enum(['today', 'overdue', 'alerted', 'call'])
/** What came, was accepted or confirmed today. */
export const Did = z.enum(['submit', 'accept', 'confirm'])
/** What waits at the desk, or what there was; due first. */
export const inbox = query('request.inbox', 'GET /desk/requests', {
  input: z.object({ ...paging, state: RequestState.optional(), due: Due.optional(), did: Did.optional(), service: z.string().optional() }),
  result: page(Request),
})
/** The counters of the desk's first page. */
export const counters = query('request.counters', 'GET /desk/requests/counters', {
  result: z.object({ alerted: z.number(), submitted: z.number(), dueToday: z.number(), overdue: z.number(), open: z.number(), claimed: z.number(), working: z.number(), finished: z.number(), firstDue: Instant.nullable() }),
})

/** Why a team fits or not, as it is shown: metres, load, reliability in percent, what the published rule makes of them, and the reason where it does not fit. */
export const Fit = z.object({
  team: OrgName, metres: z.number().int().nullable(), load: z.number().int(), capacity: z.number().int(),
  skill: z.string().nullable(), reliability: z.number().int(), score: z.number().int(), fits: z.boolean(), reason: z.enum(['ok', 'skill', 'distance', 'load']),
})
/** The teams round this request, fitting ones first, by the published rule, each with its reason. */
export const fits = query('request.fits', 'GET /requests/:id/teams', { ...one, result: z.object({ items: z.array(Fit) }) })

export const accept = command('request.accept', 'POST /requests/:id/accept', { ...moved, refuses: ['request.state', 'request.window-past'] })
export const decline = command('request.decline', 'POST /requests/:id/decline', { ...moved, input: z.object({ reason: Reason, next: Reason }), refuses: ['request.state'] })
/** The desk changes service or window; the person is told and the deadline stays. */
export const edit = command('request.edit', 'POST /requests/:id/edit', {
  ...moved, input: z.object({ service: z.string().optional(), window: Window.optional(), note: Reason }), refuses: ['request.state', 'request.service-off', 'request.window-past', 'request.window-long'],
})
export const withdraw = command('request.withdraw', 'POST /requests/:id/withdraw', { ...moved, input: z.object({ reason: Reason.optional() }), refuses: ['request.state', 'request.reason'] })
export const unserved = command('request.unserved', 'POST /requests/:id/unserved', { ...moved, input: z.object({ reason: Reason, next: Reason }), refuses: ['request.state'] })

/** Offers an open request to all teams that have the skill, however far away. */
export const widen = command('request.widen', 'POST /requests/:id/widen', { ...moved, refuses: ['request.state', 'request.window-past', 'request.nobody-more'] })
/** Asks one team by name; its leader is told and may claim. */
export const askTeam = command('request.ask-team', 'POST /requests/:id/ask-team', {
  ...moved, input: z.object({ team: id('org') }), refuses: ['request.state', 'request.window-past', 'request.team-unfit'],
})
/** Tells the resident where it stands and what is next. */
export const explain = command('request.explain', 'POST /requests/:id/explain', { ...moved, input: z.object({ reason: Reason, next: Reason }), refuses: ['request.state'] })
/** Requests under way that may be the same: same service, same estate. */
export const twins = query('request.twins', 'GET /requests/:id/twins', { ...one, result: z.object({ items: z.array(Request) }) })
/** Merges a duplicate into another request of the same household and service: it ends, and who ordered is told. */
export const merge = command('request.merge', 'POST /requests/:id/merge', { ...moved, input: z.object({ into: id('request') }), refuses: ['request.state', 'request.not-same'] })
/** Asks the leader of a begun visit to say who came. */
export const askLeader = command('request.ask-leader', 'POST /requests/:id/ask-leader', { ...moved, refuses: ['request.state'] })
/** Takes a begun visit from its team; without a window, for the same hours of the next day. */
export const handBack = command('request.hand-back', 'POST /requests/:id/hand-back', {
  ...moved, input: z.object({ reason: Reason, window: Window.optional() }), refuses: ['request.state', 'request.window-past', 'request.window-long'],
})

/** Another window, at once: as long as no team has it. */
export const changeWindow = command('request.change-window', 'POST /requests/:id/change-window', {
  ...moved, input: z.object({ window: Window }), refuses: ['request.state', 'request.window-past', 'request.window-long'],
})
const again = { window: Window, reason: Reason.optional() }
/** Another window for a claimed request: the other side agrees or keeps what was agreed; nothing moves before. */
export const proposeWindow = command('request.propose-window', 'POST /requests/:id/propose-window', {
  ...moved, input: z.object(again), refuses: ['request.state', 'request.window-past', 'request.window-long'],
})
export const agreeWindow = command('request.agree-window', 'POST /requests/:id/agree-window', { ...moved, refuses: ['request.state', 'request.no-proposal', 'request.window-past'] })
export const keepWindow = command('request.keep-window', 'POST /requests/:id/keep-window', { ...moved, refuses: ['request.state', 'request.no-proposal'] })
/** Somebody stood at the door in the agreed time and nobody was home: a new appointment. */
export const nobodyHome = command('request.nobody-home', 'POST /requests/:id/nobody-home', {
  ...moved, input: z.object(again), refuses: ['request.state', 'request.not-yet', 'request.window-past', 'request.window-long'],
})
/** The agreed time is over and nobody came: back to the hall; without a window, for the same hours of the next day. */
export const nobodyCame = command('request.nobody-came', 'POST /requests/:id/nobody-came', {
  ...moved, input: z.object(again).partial(), refuses: ['request.state', 'request.not-yet', 'request.window-past', 'request.window-long'],
})
/** What the other side says to it; sealed, for both sides and the desk. */
export const reply = command('request.reply', 'POST /requests/:id/reply', { ...moved, input: z.object({ words: Reason }), refuses: ['request.state', 'request.nothing-said'] })
/** Reminds the desk and the team, once a day, from the deadline on. */
export const remind = command('request.remind', 'POST /requests/:id/remind', { ...moved, refuses: ['request.state', 'request.not-yet', 'request.reminded'] })

/** A card in the hall: nothing personal, and whether this team may take it. */
export const Card = z.object({
  id: id('request'), number: z.string(), org: OrgName, service: Request.shape.service, minutes: z.number().int(),
  window: Window, estate: z.string(), skill: z.string().nullable(), state: RequestState,
  /** From the middle of the base's cell to the estate's centre (null where either is unknown); how well it fits by the published rule, 0 to 100. */
  far: DistanceStep.nullable(), score: z.number().int(),
  /** Whole points that one helper would earn for the catalogue's minutes. */
  points: z.number().int(), mine: z.boolean(), may: May,
  /** Until when teams apply, the SHA-256 of the lot, and whether this one has; null where it is first come. */
  applying: Choice.pick({ until: true, lot: true }).extend({ applied: z.boolean() }).nullable(),
})
export type Card = z.infer<typeof Card>
/** The claim hall 抢单大厅 for the worn team: open cards that were offered to it, and its own; by the published rule, plainly the nearest first, or by what is due. */
export const hall = query('request.hall', 'GET /hall', {
  input: z.object({ ...paging, sort: z.enum(['fit', 'near', 'soon']).default('fit') }),
  result: page(Card).extend({ team: OrgName, load: z.number().int(), capacity: z.number().int() }),
})
/** Exactly one team wins; the others are told at once (409 `request.lost`). */
export const claim = command('request.claim', 'POST /requests/:id/claim', {
  ...moved, input: z.object({ helpers: z.array(id('person')).max(10).optional() }), refuses: ['request.lost', 'request.load', 'request.helper', 'request.helper-young', 'request.both-sides', 'request.applying', 'may.adult', 'may.year-of-birth', ...uncleared.refuses],
})
export const nameHelpers = command('request.name-helpers', 'POST /requests/:id/helpers', { ...moved, input: z.object({ helpers: z.array(id('person')).min(1).max(10) }), refuses: ['request.state', 'request.helper', 'request.helper-young', 'request.both-sides', ...uncleared.refuses] })
export const release = command('request.release', 'POST /requests/:id/release', { ...moved, input: z.object({ reason: Reason.optional() }), refuses: ['request.state', 'request.reason'] })
/** A helper begins after the resident compared the code. */
export const begin = command('request.begin', 'POST /requests/:id/begin', { ...moved, refuses: ['request.state', ...uncleared.refuses] })
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
  refuses: ['request.state', 'request.raised', 'request.too-late', 'request.took-part', 'request.not-called'],
})
export const notSolved = command('request.not-solved', 'POST /requests/:id/not-solved', { ...moved, input: z.object({ reason: Reason, window: Window }), refuses: ['request.state', 'request.window-past', 'request.window-long', 'request.too-late', 'request.took-part', 'request.not-called', 'person.left'] })

/** The worn team's requests, by state. */
export const teamRequests = query('request.team', 'GET /team/requests', { input: z.object({ ...paging, state: RequestState.optional() }), result: page(Request) })
/** Requests in which I am a helper. */
export const visits = query('request.visits', 'GET /my/visits', { input: z.object({ ...paging }), result: page(Request) })

