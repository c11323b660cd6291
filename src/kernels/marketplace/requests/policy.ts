import { add, cans, change, flow, helper, move, office, open, part, rows, see, self, start, team, visiting } from '#platform/policy.ts'

// The receiving desk alone: whoever sits above it counts requests, but reads no address and decides nothing in them.
const desk = office('staff', { own: true })
const dispatch = office('staff', { purpose: 'dispatch', own: true })
const offices = office(['staff', 'editor', 'leader', 'auditor'])
// Who calls back, and confirms or reopens by that call: the desk, or staff of the organisation directly above, since a desk may have one clerk alone.
// Whoever entered, ordered, claimed it or is served takes no part; who came is kept out below.
const reviewer = office('staff', { purpose: 'dispatch', near: true, notBy: ['entered_by', 'orderer', 'served', 'claimed_by'] })
// A reviewer reads out who came.
const near = office('staff', { purpose: 'dispatch', near: true })
const going = ['helper', 'visit'] as const
const all = ['offered', 'assigned', ...going] as const
const sides = [self('orderer'), self('served')]
// Who agrees on a window: who ordered, and the team that has it.
const parties = [self('orderer'), team('assigned')]

/** Who may do what with a request. `confirmer` is the one served, or who ordered where she has no account. */
export const policy = rows('request', {
  read: see(self('orderer'), self('served'), helper(), team('offered'), team('assigned'), team('reply'), offices, flow),
  look: open('request_sealed', visiting({ purpose: 'visit' }), self('orderer'), self('served'), dispatch),
  // Whoever calls back needs a number, not the door.
  ring: open('request_sealed', reviewer),
  // Finds whoever is known at a door, and today's visits by building: for who may open each of them.
  place: part('request_place', dispatch),
  // The code opens a door, so it comes with the address.
  // The desk prints it on the slip of somebody without a phone.
  code: part('request_code', self('orderer'), self('served'), visiting(), team('assigned'), dispatch),
  helpers: part('request_helper', self('orderer'), self('served'), helper(), team('assigned'), desk, flow),
  visits: part('visit', self('orderer'), self('served'), helper(), team('assigned'), desk, near, flow),
  notes: part('request_note', self('orderer'), self('served'), team('assigned'), team('reply'), desk),
  rating: part('rating', self('orderer'), self('served'), team('assigned'), offices),
  // Until the close nobody may reckon the lot.
  seed: part('request_seed', flow),

  submit: start([self('orderer', { adult: true }), office('staff', { purpose: 'dispatch', own: true, onlyBy: 'entered_by' })]),
  accept: move(dispatch, { grants: ['offered'] }),
  decline: move(dispatch),
  edit: move(dispatch),
  withdraw: move(self('orderer'), { grants: [...all, 'reply'] }),
  claim: move(team('offered', { becomes: 'team', adult: true }), { grants: ['assigned', 'reply', ...going] }),
  'change-window': move(self('orderer'), { grants: ['offered'] }),
  'propose-window': move(parties),
  'agree-window': move(parties, { grants: all }),
  'keep-window': move(parties),
  'nobody-home': move([visiting(), team('assigned')], { grants: all }),
  'nobody-came': move(sides, { grants: [...all, 'reply'] }),
  reply: move([...sides, team('reply')]),
  remind: move(sides),
  'name-helpers': move(team('assigned'), { grants: going }),
  release: move(team('assigned'), { grants: ['offered', 'assigned', ...going] }),
  lapse: move(flow, { grants: all }),
  choose: move(flow),
  unclaimed: move(flow, { grants: ['offered'] }),
  widen: move(dispatch, { grants: ['offered'] }),
  'ask-team': move(dispatch, { grants: ['offered'] }),
  explain: move(dispatch),
  merge: move(dispatch, { grants: ['offered', 'reply'] }),
  unserved: move(dispatch, { grants: ['offered', 'reply'] }),
  begin: move(visiting()),
  unfinished: move(flow),
  'ask-leader': move(dispatch),
  'hand-back': move(dispatch, { grants: all }),
  finish: move(team('assigned')),
  confirm: move([self('confirmer'), reviewer]),
  silence: move(flow),
  'not-solved': move([self('confirmer'), reviewer], { grants: all }),
})

export const can = cans(policy)

/** What a desk says often: its own staff read and write it. */
export const repliesPolicy = rows('replies', {
  read: see(office('staff', { own: true })),
  begin: add(office('staff', { own: true })),
  save: change(office('staff', { own: true })),
}, { table: 'saved_replies' })

export const canReplies = cans(repliesPolicy)

// Of a request that is offered to the team, or that it has; always its own application and no other's.
const ours = (grant: string, also: { adult?: boolean } = {}) => team(grant, { of: 'request', becomes: 'team', ...also })

/** Who may do what with an application 报名: rivals see nothing of each other's. */
export const applications = rows('application', {
  read: see(ours('offered'), ours('assigned'), flow),
  make: add(ours('offered', { adult: true })),
  change: change(ours('offered'), flow),
}, { table: 'request_application' })

/** Whom a team would send. */
export const applicants = rows('applicant', { read: see(flow), make: add(ours('offered', { adult: true })) }, { table: 'request_applicant' })

export const canApply = cans(applications)

const me = `(select nullif(current_setting('qq.person', true), '')::uuid)`

const called = `(t.state = 'closed' or t.state = 'finished' and t.entered_by is not null)`

/**
 * What a row of a policy cannot say of a review by telephone: it is for what silence closed and for what was entered by telephone, and nobody
 * makes it who was named to go there or came. The number of anything else is opened by a look alone.
 */
export const reviews = [
  `create policy qq_move_review_tree on move as restrictive for insert to qq_tree with check (noun <> 'request' or act not in ('confirm', 'not-solved') or (
    (from_state = 'closed' or from_state = 'finished' and exists (select from request t where t.id = move.id and t.entered_by is not null))
    and not exists (select from access a where a.noun = 'request' and a.id = move.id and a.kind in ('helper', 'visit') and a.holder = ${me})
    and not exists (select from visit v where v.id = move.id and v.person = ${me})))`,
  `create policy qq_request_sealed_ring_tree on request_sealed as restrictive for select to qq_tree using (
    exists (select from request t where t.id = request_sealed.id and ${called})
    or not exists (select from command c where c.target = request_sealed.id and c.name = 'request.ring' and c.xid = pg_current_xact_id_if_assigned()))`,
]

/** A visit is read where it was received; directly above, only what is called back. */
const visitsCalled = `create policy qq_visit_called_tree on visit as restrictive for select to qq_tree using (
  exists (select from request t where t.id = visit.id and (t.org_path = current_setting('qq.lo', true) or ${called})))`

/** Door, phone and code are shut to a helper whose visits are paused; the own orders are not. */
export const shut = [visitsCalled, ...['request_sealed', 'request_code'].map((table) => `create policy qq_${table}_paused_me on ${table} as restrictive for select to qq_me using (
  exists (select from request t where t.id = ${table}.id and ${me} in (t.orderer, t.served)) or not exists (select from clearance_pause x where x.person = ${me} and x.ended is null))`)]

/** A request says to a team whether it has applied; in any other hat the question has no rows to answer it. */
export const applying = ['me', 'tree', 'door'].map((hat) => `grant select on request_application to qq_${hat}`)
