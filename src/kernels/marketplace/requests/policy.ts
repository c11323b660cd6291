import { cans, flow, helper, move, office, open, part, rows, see, self, start, team } from '#platform/policy.ts'

// The receiving desk alone: whoever sits above it counts requests, but reads no address and decides nothing in them.
const desk = office('staff', { own: true })
const dispatch = office('staff', { purpose: 'dispatch', own: true })
const offices = office(['staff', 'editor', 'leader', 'auditor'])
const all = ['offered', 'assigned', 'helper'] as const

/** Who may do what with a request. `confirmer` is the one served, or who ordered where she has no account. */
export const policy = rows('request', {
  read: see(self('orderer'), self('served'), helper(), team('offered'), team('assigned'), offices, flow),
  look: open('request_sealed', self('orderer'), self('served'), dispatch, helper({ purpose: 'visit' })),
  code: part('request_code', self('orderer'), self('served'), helper(), team('assigned')),
  helpers: part('request_helper', self('orderer'), self('served'), helper(), team('assigned'), desk, flow),
  visits: part('visit', self('orderer'), self('served'), helper(), team('assigned'), desk, flow),
  notes: part('request_note', self('orderer'), self('served'), team('assigned'), desk),
  rating: part('rating', self('orderer'), self('served'), team('assigned'), offices),

  submit: start(self('orderer', { adult: true })),
  accept: move(dispatch, { grants: ['offered'] }),
  decline: move(dispatch),
  edit: move(dispatch),
  withdraw: move(self('orderer'), { grants: all }),
  claim: move(team('offered', { becomes: 'team' }), { grants: ['assigned', 'helper'] }),
  'name-helpers': move(team('assigned'), { grants: ['helper'] }),
  release: move(team('assigned'), { grants: ['assigned', 'helper'] }),
  lapse: move(flow, { grants: all }),
  unserved: move(dispatch, { grants: ['offered'] }),
  begin: move(helper()),
  finish: move(team('assigned')),
  confirm: move(self('confirmer')),
  silence: move(flow),
  'not-solved': move(self('confirmer'), { grants: all }),
})

export const can = cans(policy)
