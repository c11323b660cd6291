/** What the oracle is written in: who somebody is, and one sentence for each route. Nothing here knows a policy row. */
import type { Endpoint } from '#platform/contract.ts'
import type { Place, Someone } from '../world.ts'
import type { Concerned, Order } from './life.ts'
import type { Persona } from './scene.ts'

/** An answer as it came over HTTP. `body` is JSON where it was JSON, else the bytes as text. */
export interface Answer { status: number; code: string; body: unknown; text: string; effects: Readonly<Record<string, number>> }

/** What one sentence says of one record. */
export interface Said<R> {
  api: Endpoint
  sentence: string
  /** Policy rows, as `noun.action`, that this sentence would miss. */
  proves: readonly string[]
  on: readonly R[]
  name: (record: R) => string
  input: (record: R, p: Persona) => Record<string, unknown>
  may: (p: Persona, record: R) => boolean
  /** Whether the record's own state lets it happen; where it does not, who may is refused with 409. */
  fits?: (record: R, p: Persona) => boolean
  /** What must have been written, as in `insert move`. */
  writes?: readonly string[]
  /** What an answer holds, in one line, and what it must hold for who may. */
  shows?: (body: never) => string
  holds?: (p: Persona, record: R) => string
  /** Without the app's checks: an answer that tells this persona nothing that is not theirs to know. */
  bare?: (body: never, p: Persona, record: R) => boolean
  /** Asked before anybody is known: hats do not matter. */
  door?: true
  /** Why the database cannot decide this alone. */
  alone?: string
  /** Whom the database alone lets do it all the same, and why that is no hole. */
  lets?: { may: (p: Persona, record: R) => boolean; why: string }
  /** Only these personas ask, where asking is costly. */
  asks?: (p: Persona) => boolean
  /** How many records one answer speaks of. */
  counts?: number
}

/** One sentence, its record's type forgotten. */
export interface Sentence extends Omit<Said<unknown>, 'on' | 'name' | 'input' | 'may' | 'fits' | 'holds' | 'bare' | 'lets'> {
  on: readonly never[]
  name: (record: never) => string
  input: (record: never, p: Persona) => Record<string, unknown>
  may: (p: Persona, record: never) => boolean
  fits?: (record: never, p: Persona) => boolean
  holds?: (p: Persona, record: never) => string
  bare?: (body: never, p: Persona, record: never) => boolean
  lets?: { may: (p: Persona, record: never) => boolean; why: string }
}

export const says = <R>(said: Said<R>): Sentence => said as unknown as Sentence

/** A route that has no record of its own. */
export const here = { on: [null], name: () => '', input: () => ({}) }

/** Where an organisation makes no difference: every hat and every role once, and every hat that is not one's own. */
export const eachRole = (p: Persona): boolean => p.hat.of !== 'office' || (p.purpose === undefined && / of (a|city)$/.test(p.key))

export const same = (one: Someone | null, other: Someone | null): boolean => one !== null && other !== null && one.id === other.id
export const signedIn = (p: Persona): boolean => p.human !== null
export const asMe = (p: Persona): boolean => signedIn(p) && p.hat.of === 'me'
/** As oneself, and one of these people. */
export const is = (p: Persona, ...people: (Someone | null)[]): boolean => p.hat.of === 'me' && people.some((one) => same(p.human, one))

/** In one of these roles, at this organisation or above it. */
export const office = (p: Persona, roles: readonly string[], at: Pick<Place, 'path'>): boolean =>
  p.hat.of === 'office' && roles.includes(p.hat.role) && at.path.startsWith(p.hat.at.path)
/** In one of these roles, at this very organisation. */
export const ownOffice = (p: Persona, roles: readonly string[], at: Pick<Place, 'path'>): boolean => office(p, roles, at) && p.hat.of === 'office' && p.hat.at.path === at.path
/** As the leader of this team. */
export const leads = (p: Persona, team: Pick<Place, 'id'> | null): boolean => p.hat.of === 'team' && team !== null && p.hat.at.id === team.id

/** Offices that read: everybody in office but who only looks after organisations and people. */
export const READERS = ['staff', 'editor', 'leader', 'auditor'] as const

export const side = (p: Persona, r: Order): boolean => is(p, r.orderer, r.served)
/** The named helper, from the naming to one day after. */
export const named = (p: Persona, r: Order): boolean => r.named && is(p, r.helper)
/** The same from the evening before only. */
export const goes = (p: Persona, r: Order): boolean => r.helping && is(p, r.helper)
export const has = (p: Persona, r: Order): boolean => leads(p, r.team)
/** As the leader of the team that had it and may reply. */
export const answers = (p: Persona, r: Order): boolean => leads(p, r.replies)
export const offered = (p: Persona, r: Order): boolean => r.offered.some((team) => leads(p, team))
/** Staff of the community that received it. */
export const desk = (p: Persona, r: Order): boolean => ownOffice(p, ['staff'], r.at)
export const dispatches = (p: Persona, r: Order): boolean => desk(p, r) && p.purpose === 'dispatch'

/** Staff, dispatching, of the community that received it or of the organisation directly above: they call back. */
export const reviews = (p: Persona, r: Order): boolean =>
  p.purpose === 'dispatch' && office(p, ['staff'], r.at) && p.hat.of === 'office' && r.at.path.split('/').length - p.hat.at.path.split('/').length <= 1

/** The same, of what silence closed: that alone is called back. */
export const callsBack = (p: Persona, r: Order): boolean => reviews(p, r) && r.state === 'closed'

/** Who may read what is not sealed in a request. */
export const reads = (p: Persona, r: Order): boolean =>
  side(p, r) || named(p, r) || has(p, r) || offered(p, r) || answers(p, r) || office(p, READERS, r.at)

/** Staff of the desk that a concern went to, when they dispatch; nobody who ever was of a team that had the request. */
export const opens = (p: Persona, c: Concerned): boolean => dispatches(p, c.order) && c.order.at === c.at && !c.inside.some((one) => same(p.human, one))
