import { HOUR } from '#platform/clock.ts'
import { flow } from '#platform/flow.ts'

/** Terms that hold everywhere, for the server and for what pages say; those that a practice sets are in the catalogue's rules. */
export const terms = {
  /** A claim is given back without a reason. */
  undoMinutes: 2,
  /** Others may claim a reopened request so long after the team that knows it. */
  sameTeamHours: 12,
  /** The team that had it answers "nobody came". */
  replyDays: 7,
  /** A request that silence closed is still confirmed. */
  confirmDays: 90,
  /** One that was confirmed or closed is still reopened. */
  notSolvedDays: 15,
  /** Photos are taken away so long after the order. */
  photoDays: 30,
} as const

/** States in which nothing more happens by itself. */
export const overStates: readonly string[] = ['confirmed', 'closed', 'declined', 'withdrawn', 'unserved', 'merged']

/**
 * Until when the desk answers: within the promised hours, and where the visit begins sooner by then; but it always has an hour.
 * Instants in milliseconds.
 */
export function answerAt(now: number, hours: number, windowFrom?: string): number {
  const promised = now + hours * HOUR
  return windowFrom === undefined ? promised : Math.min(promised, Math.max(Date.parse(windowFrom), now + HOUR))
}

/** The life of a request, from order (点单) to confirmation. Who may make a move is in `policy.ts`, what it does in the files named `…actions.ts` and `timed.ts`. */
export const requestFlow = flow('request', {
  start: { submit: 'submitted' },
  moves: {
    accept: { from: ['submitted'], to: 'open' },
    decline: { from: ['submitted'], to: 'declined' },
    edit: { from: ['submitted'] },
    withdraw: { from: ['submitted', 'open', 'claimed'], to: 'withdrawn' },
    claim: { from: ['open'], to: 'claimed' },
    'change-window': { from: ['submitted', 'open'] },
    'propose-window': { from: ['claimed'] },
    'agree-window': { from: ['claimed'] },
    'keep-window': { from: ['claimed'] },
    'nobody-home': { from: ['claimed'] },
    'nobody-came': { from: ['claimed'], to: 'open' },
    reply: { from: ['claimed', 'open'] },
    remind: { from: ['submitted', 'open', 'claimed', 'working'] },
    'name-helpers': { from: ['claimed'] },
    release: { from: ['claimed'], to: 'open' },
    lapse: { from: ['claimed'], to: 'open', timed: true },
    choose: { from: ['open'], timed: true },
    unclaimed: { from: ['open'], timed: true },
    widen: { from: ['open'] },
    'ask-team': { from: ['open'] },
    explain: { from: ['submitted', 'open', 'claimed', 'working'] },
    merge: { from: ['submitted', 'open'], to: 'merged' },
    unserved: { from: ['open'], to: 'unserved' },
    begin: { from: ['claimed'], to: 'working' },
    unfinished: { from: ['working'], timed: true },
    'ask-leader': { from: ['working'] },
    'hand-back': { from: ['working'], to: 'open' },
    finish: { from: ['working'], to: 'finished' },
    confirm: { from: ['finished', 'closed'], to: 'confirmed' },
    silence: { from: ['finished'], to: 'closed', timed: true },
    'not-solved': { from: ['finished', 'closed', 'confirmed'], to: 'open' },
  },
})
