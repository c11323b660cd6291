import { flow } from '#platform/flow.ts'

/** The life of a request, from order (点单) to confirmation. The issue of rights and times at each move is in `policy.ts` and `actions.ts`. */
export const requestFlow = flow('request', {
  start: { submit: 'submitted' },
  moves: {
    accept: { from: ['submitted'], to: 'open' },
    decline: { from: ['submitted'], to: 'declined' },
    edit: { from: ['submitted'], to: 'submitted' },
    withdraw: { from: ['submitted', 'open', 'claimed'], to: 'withdrawn' },
    claim: { from: ['open'], to: 'claimed' },
    'name-helpers': { from: ['claimed'], to: 'claimed' },
    release: { from: ['claimed'], to: 'open' },
    lapse: { from: ['claimed'], to: 'open', timed: true },
    unserved: { from: ['open'], to: 'unserved' },
    begin: { from: ['claimed'], to: 'working' },
    finish: { from: ['working'], to: 'finished' },
    confirm: { from: ['finished', 'closed'], to: 'confirmed' },
    silence: { from: ['finished'], to: 'closed', timed: true },
    'not-solved': { from: ['finished', 'closed', 'confirmed'], to: 'open' },
  },
})
