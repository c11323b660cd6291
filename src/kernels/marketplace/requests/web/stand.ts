/** How a request stands, for people: word, tint, and what comes next. */
import type { Tone } from '#web/ui/tag.tsx'
import type { Request, RequestState, Whole } from '../contract.ts'
import { overStates } from '../flow.ts'

/** The tint of a state's tag; the word beside it says the same. */
export const toneOf: Readonly<Record<RequestState, Tone>> = {
  submitted: 'qing', open: 'qing', claimed: 'qing', working: 'qing', finished: 'warm', confirmed: 'ok',
  closed: 'grey', declined: 'grey', withdrawn: 'grey', unserved: 'grey', merged: 'grey',
}

/** Nothing more will happen by itself. */
export const isOver = (state: RequestState): boolean => overStates.includes(state)

/** The desk did not answer in the promised time, or the hours are over and no team came forward. */
export const isLate = ({ state, answerBy, window }: Pick<Request, 'state' | 'answerBy' | 'window'>, now: number): boolean =>
  (state === 'submitted' && Date.parse(answerBy) <= now) || (state === 'open' && Date.parse(window.to) <= now)

/** Teams apply for it now, and the close is what comes next. */
export const isApplying = ({ next }: Pick<Request, 'next'>): boolean => next?.act === 'choose'

/** Whether this reader may make a move now. */
export const mayDo = (request: Pick<Request, 'may'>, act: string): boolean => request.may[act] === 'ok'

/** The last time that a request made one of these moves. */
export const lastAt = (request: Whole, acts: readonly string[]): string | undefined =>
  request.timeline.findLast((step) => acts.includes(step.act))?.at

const toCome = ({ state }: Request): boolean => state !== 'finished' && !isOver(state)

/** As whoever goes there reads them: what is still to be done, the nearest window first, then what waits for the other side or is over. */
export const soonestFirst = (requests: readonly Request[]): Request[] =>
  [...requests].sort((a, b) => Number(toCome(b)) - Number(toCome(a)) || Date.parse(a.window.from) - Date.parse(b.window.from))
