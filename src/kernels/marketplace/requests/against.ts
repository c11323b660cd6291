/** What stands against a move although its state allows it: too early, too late, or nothing to answer. Pages grey the button by it. */
import { dayOf, timeOf } from '#platform/calendar.ts'
import { after, DAY, HOUR } from '#platform/clock.ts'
import type { Cx } from '#platform/cx.ts'
import { refusals } from '#platform/refuse.ts'
import { terms } from './flow.ts'
import type * as q from './queries.ts'

const fail = refusals('request', { 'too-late': 409, 'not-yet': 409, 'nothing-said': 409, 'no-proposal': 409, reminded: 409, 'took-part': 409, 'not-called': 409, applying: 409, 'not-applying': 409, applied: 409, 'not-applied': 409 })

type Bar = Parameters<typeof fail>
type Row = Pick<q.Row, 'state' | 'since' | 'windowFrom' | 'windowTo' | 'missed' | 'proposal' | 'answerBy' | 'accepted' | 'promiseHours' | 'reminded' | 'took' | 'enteredBy' | 'dueAct' | 'dueAt' | 'applied'>
type Check = (cx: Cx, row: Row) => Bar | undefined

const tooLate = (days: number, over: boolean): Bar | undefined => (over ? ['too-late', { days }] : undefined)
const notYet = (cx: Cx, from: Date): Bar | undefined => (cx.now < from ? ['not-yet', { at: from.toISOString() }] : undefined)
const mine = (cx: Cx): 'team' | 'resident' => (cx.hat.kind === 'team' ? 'team' : 'resident')

/** From when on the resident may remind: the desk's answer, the promised hours of an open request, the end of an agreed window. */
export function remindFrom(row: Row): Date {
  const end = new Date(row.windowTo)
  if (row.state === 'submitted') return new Date(row.answerBy)
  if (row.state !== 'open' || row.accepted === null || row.promiseHours === null) return end
  const promised = after(row.accepted, row.promiseHours * HOUR)
  return promised < end ? promised : end
}

/** Only what the other side proposed is agreed to or not. */
const proposed: Check = (cx, row) => (row.proposal === null || row.proposal.side === mine(cx) ? ['no-proposal'] : undefined)

/** By a call, a desk reviews what nobody can confirm alone: what silence closed, and what was entered by telephone. */
const byCall: Check = (cx, row) => {
  if (cx.hat.kind !== 'tree') return undefined
  if (row.took) return ['took-part']
  return row.state === 'closed' || (row.state === 'finished' && row.enteredBy !== null) ? undefined : ['not-called']
}

/** The close, and its hour and minute as a sentence says it. */
const close = ({ dueAt }: Row) => ({ at: dueAt, time: dueAt === null ? '' : timeOf(new Date(dueAt)) })

/** Teams apply for it until the close, and only until then. */
const open: Check = (_cx, row) => (row.dueAct === 'choose' ? undefined : ['not-applying'])

const checks: Readonly<Record<string, Check>> = {
  ring: byCall,
  claim: (_cx, row) => (row.dueAct === 'choose' ? ['applying', close(row)] : undefined),
  apply: (cx, row) => open(cx, row) ?? (row.applied ? ['applied', close(row)] : undefined),
  'drop-out': (cx, row) => open(cx, row) ?? (row.applied ? undefined : ['not-applied']),
  confirm: (cx, row) => byCall(cx, row) ?? tooLate(terms.confirmDays, row.state === 'closed' && cx.now > after(row.since, terms.confirmDays * DAY)),
  'not-solved': (cx, row) => byCall(cx, row) ?? tooLate(terms.notSolvedDays, row.state !== 'finished' && cx.now > after(row.since, terms.notSolvedDays * DAY)),
  'nobody-home': (cx, row) => notYet(cx, new Date(row.windowFrom)),
  'nobody-came': (cx, row) => notYet(cx, new Date(row.windowTo)),
  reply: (cx, row) => (row.missed === (mine(cx) === 'team' ? 'nobody-came' : 'nobody-home') ? undefined : ['nothing-said']),
  'agree-window': proposed,
  'keep-window': proposed,
  remind: (cx, row) => notYet(cx, remindFrom(row)) ?? (row.reminded !== null && dayOf(new Date(row.reminded)) === dayOf(cx.now) ? ['reminded'] : undefined),
}

/** The code of what stands against a move; undefined where nothing does. */
export function against(cx: Cx, row: Row, act: string): string | undefined {
  const bar = checks[act]?.(cx, row)
  return bar === undefined ? undefined : `request.${bar[0]}`
}

/** Refuses a move against which something stands. */
export function checkAgainst(cx: Cx, row: Row, act: string): void {
  const bar = checks[act]?.(cx, row)
  if (bar !== undefined) throw fail(...bar)
}
