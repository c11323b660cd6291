/** What the books must do, in memory and written by hand: it knows no table and imports nothing of the product. */

/** Two desks of two counties: each issues a coin of its own and pays so many for each whole hour. */
export const PAYS = [1, 3] as const

export interface Share { person: number; minutes: number }

/** One thing that is asked, once, under its id. */
export type Ask =
  | { kind: 'minutes' | 'earn'; id: string; record: string; desk: number; shares: Share[]; excluded: number[] }
  | { kind: 'reverse'; id: string; record: string }
  | { kind: 'spend'; id: string; person: number; desk: number; amount: number }
  | { kind: 'repeat'; id: string; of: Ask }

export type Kind = Ask['kind']
type Work = Extract<Ask, { kind: 'minutes' | 'earn' }>

/** How an ask ended: `refused`, or what it said it did. */
export type Outcome = string

interface Gain { account: string; amount: number }

/** What stands: balances by account, by record what was posted and not turned round (oldest first), outcomes by id. */
export interface State {
  balances: ReadonlyMap<string, number>
  standing: ReadonlyMap<string, readonly Gain[]>
  done: ReadonlyMap<string, Outcome>
}

export const nothing: State = { balances: new Map(), standing: new Map(), done: new Map() }

export const minutesOf = (person: number): string => `${person} minutes`
export const coinsOf = (person: number, desk: number): string => `${person} coin ${desk}`

const changed = (balances: ReadonlyMap<string, number>, gains: readonly Gain[], sign: 1 | -1): Map<string, number> => {
  const next = new Map(balances)
  for (const { account, amount } of gains) next.set(account, (next.get(account) ?? 0) + sign * amount)
  return next
}

const gainsOf = (ask: Work): Gain[] => {
  const people = [...new Set(ask.shares.map((share) => share.person))].filter((person) => !ask.excluded.includes(person))
  return people.flatMap((person) => {
    const minutes = ask.shares.filter((share) => share.person === person).reduce((sum, share) => sum + share.minutes, 0)
    const coins = ask.kind === 'earn' ? Math.floor(minutes / 60) * (PAYS[ask.desk] ?? 0) : 0
    return [{ account: minutesOf(person), amount: minutes }, { account: coinsOf(person, ask.desk), amount: coins }].filter((gain) => gain.amount > 0)
  })
}

type Step = [Pick<State, 'balances' | 'standing'>, Outcome]

function work(state: State, ask: Work): Step {
  const gains = gainsOf(ask)
  const standing = new Map(state.standing).set(ask.record, [...(state.standing.get(ask.record) ?? []), ...gains])
  return [{ balances: changed(state.balances, gains, 1), standing }, '{}']
}

/** The newest posting is turned round first, each whole or not at all. */
function reverse(state: State, record: string): Step {
  let balances = state.balances
  const left: Gain[] = []
  let reversed = 0
  for (const gain of (state.standing.get(record) ?? []).toReversed()) {
    if ((balances.get(gain.account) ?? 0) < gain.amount) left.unshift(gain)
    else {
      balances = changed(balances, [gain], -1)
      reversed += 1
    }
  }
  return [{ balances, standing: new Map(state.standing).set(record, left) }, `{"reversed":${reversed},"short":${left.length}}`]
}

function spend(state: State, ask: Extract<Ask, { kind: 'spend' }>): Step {
  const account = coinsOf(ask.person, ask.desk)
  if ((state.balances.get(account) ?? 0) < ask.amount) return [state, 'refused']
  return [{ ...state, balances: changed(state.balances, [{ account, amount: ask.amount }], -1) }, '{}']
}

const effect = (state: State, ask: Exclude<Ask, { kind: 'repeat' }>): Step => {
  if (ask.kind === 'reverse') return reverse(state, ask.record)
  return ask.kind === 'spend' ? spend(state, ask) : work(state, ask)
}

/** One ask after another. What was accepted under an id is answered again and happens no second time. */
export function step(state: State, ask: Ask): [State, Outcome] {
  if (ask.kind === 'repeat') return step(state, ask.of)
  const earlier = state.done.get(ask.id)
  if (earlier !== undefined) return [state, earlier]
  const [next, outcome] = effect(state, ask)
  return [{ ...next, done: outcome === 'refused' ? state.done : new Map(state.done).set(ask.id, outcome) }, outcome]
}

const same = (state: State, balances: ReadonlyMap<string, number>): boolean =>
  [...new Set([...state.balances.keys(), ...balances.keys()])].every((account) => (state.balances.get(account) ?? 0) === (balances.get(account) ?? 0))

/** Asks that ran at once, each with how it ended. */
export type Ended = readonly { ask: Ask; outcome: Outcome }[]

/** The state after them, where some order explains every outcome and every balance that is seen now. */
export function explain(state: State, ended: Ended, balances: ReadonlyMap<string, number>): State | undefined {
  if (ended.length === 0) return same(state, balances) ? state : undefined
  for (const [at, { ask, outcome }] of ended.entries()) {
    const [next, said] = step(state, ask)
    const found = said === outcome ? explain(next, ended.toSpliced(at, 1), balances) : undefined
    if (found !== undefined) return found
  }
  return undefined
}
