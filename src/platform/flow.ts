/** A noun's life, declared once: states, moves, timed moves. Shared by server and browser. */

export interface Step {
  from: readonly string[]
  /** Where it leads. Left out, the record stays where it is. */
  to?: string
  /** Only the clock makes this move, at the time that was set when its state was entered. */
  timed?: true
}

export interface Flow<A extends string = string> {
  noun: string
  start: { act: A; to: string }
  moves: Record<A, Step>
  states: readonly string[]
  /** Every act, the start included. */
  acts: readonly A[]
}

/** Declares a noun's flow. A move that stays changes the record without changing its state. */
export function flow<S extends string, M extends string>(
  noun: string,
  spec: { start: Record<S, string>; moves: Record<M, Step> },
): Flow<S | M> {
  const [[act, to] = ['', '']] = Object.entries<string>(spec.start)
  const states = new Set<string>([to])
  for (const step of Object.values<Step>(spec.moves)) for (const state of step.to === undefined ? step.from : [...step.from, step.to]) states.add(state)
  const moves = spec.moves as Record<S | M, Step>
  return { noun, start: { act: act as S | M, to }, moves, states: [...states], acts: [act as S | M, ...(Object.keys(spec.moves) as M[])] }
}

/** Every step that the flow allows, for the database: start steps come from ''. */
export function steps(of: Flow): { noun: string; act: string; from: string; to: string }[] {
  const moves = Object.entries<Step>(of.moves).flatMap(([act, step]) => step.from.map((from) => ({ noun: of.noun, act, from, to: step.to ?? from })))
  return [{ noun: of.noun, act: of.start.act, from: '', to: of.start.to }, ...moves]
}
