import { cans, flow, helper, move, office, open, part, rows, see, self, start, team, visiting } from '#platform/policy.ts'

// The receiving desk alone: whoever sits above it counts requests, but reads no address and decides nothing in them.
const desk = office('staff', { own: true })
const dispatch = office('staff', { purpose: 'dispatch', own: true })
const offices = office(['staff', 'editor', 'leader', 'auditor'])
const going = ['helper', 'visit'] as const
const all = ['offered', 'assigned', ...going] as const
const sides = [self('orderer'), self('served')]
// Who agrees on a window: who ordered, and the team that has it.
const parties = [self('orderer'), team('assigned')]

/** Who may do what with a request. `confirmer` is the one served, or who ordered where she has no account. */
export const policy = rows('request', {
  read: see(self('orderer'), self('served'), helper(), team('offered'), team('assigned'), team('reply'), offices, flow),
  look: open('request_sealed', visiting({ purpose: 'visit' }), self('orderer'), self('served'), dispatch),
  // The code opens a door, so it comes with the address.
  code: part('request_code', self('orderer'), self('served'), visiting(), team('assigned')),
  helpers: part('request_helper', self('orderer'), self('served'), helper(), team('assigned'), desk, flow),
  visits: part('visit', self('orderer'), self('served'), helper(), team('assigned'), desk, flow),
  notes: part('request_note', self('orderer'), self('served'), team('assigned'), team('reply'), desk),
  rating: part('rating', self('orderer'), self('served'), team('assigned'), offices),

  submit: start(self('orderer', { adult: true })),
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
  confirm: move(self('confirmer')),
  silence: move(flow),
  'not-solved': move(self('confirmer'), { grants: all }),
})

export const can = cans(policy)
