/** Applications: a team's own business until the close. In sentences, over HTTP and in bare SQL. */
import { randomUUID } from 'node:crypto'
import * as api from '#kernels/marketplace/requests/apply/contract.ts'
import type { Order } from '../life.ts'
import type { Persona, Scene } from '../scene.ts'
import { has, leads, offered, says, type Sentence } from '../says.ts'
import type { Hand, Reads, Writes } from './tables.ts'

const applied = (p: Persona, r: Order): boolean => r.applied?.some((team) => leads(p, team)) === true
const isClock = (hand: Hand): boolean => hand.key === 'clock'

/** Who applies, and who drops out. */
export function applicationSentences(orders: readonly Order[]): Sentence[] {
  const each = { on: orders.filter(({ state }) => state === 'open'), name: (r: Order) => r.key, input: ({ id }: Order) => ({ id }) }
  return [
    says<Order>({
      ...each, api: api.apply, sentence: 'Only the leader of a team that is offered it applies, who is of age, once, before the close.', proves: ['application.make', 'applicant.make'],
      may: (p, r) => offered(p, r) && p.adult, fits: (r, p) => r.applied !== null && !applied(p, r), writes: ['insert request_application', 'insert request_applicant'],
    }),
    says<Order>({
      ...each, api: api.dropOut, sentence: 'Only the leader of a team that has applied takes that back, before the close.', proves: ['application.change'],
      may: offered, fits: (r, p) => applied(p, r), writes: ['update request_application'],
    }),
  ]
}

/** What is read of them, past every route. */
export function applicationReads(orders: readonly Order[]): Reads[] {
  const own = (hand: Hand, row: Record<string, unknown>): boolean => {
    const r = orders.find((one) => one.id === row['request'])
    return r !== undefined && 'hat' in hand && leads(hand, { id: String(row['team']) as never }) && (offered(hand, r) || has(hand, r))
  }
  return [
    { table: 'request_seed', key: 'id || entry::text', sentence: 'The seed of a lot: the clock.', sees: isClock },
    { table: 'request_application', key: 'id', sentence: 'An application: the own team, as long as it reads the request, and the clock.', sees: (hand, row) => isClock(hand) || own(hand, row) },
    { table: 'request_applicant', key: 'application || person::text', sentence: 'Whom a team would send: the clock.', sees: isClock },
  ]
}

/** What is written of them, past every route. The second team has not applied where the first has. */
export function applicationWrites({ o, p }: Scene, orders: readonly Order[], made: readonly { id: string; request: string; team: string }[]): Writes[] {
  const open = orders.find((one) => one.applied !== null)
  const [first] = made
  if (open === undefined || first === undefined) throw new Error('nobody applies')
  const makes = (hand: Hand): boolean => 'hat' in hand && hand.adult && leads(hand, o.t2) && offered(hand, open)
  const changes = (hand: Hand): number => (isClock(hand) ? made.length : made.filter(({ request, team }) => 'hat' in hand && leads(hand, { id: team as never }) && orders.some((one) => one.id === request && offered(hand, one))).length)
  return [
    { table: 'request_application', sentence: 'A team applies itself.', sql: `insert into request_application (id, request, team, leader, at) values ($1, $2, $3, $4, '2026-09-16')`, values: [randomUUID(), open.id, o.t2.id, o.t2.leader.id], may: makes },
    { table: 'request_application', sentence: 'A team changes its own application, the clock any.', sql: `update request_application set at = '2026-09-16'`, values: [], may: changes },
    { table: 'request_applicant', sentence: 'A team names for itself alone.', sql: 'insert into request_applicant (application, request, team, person) values ($1, $2, $3, $4)', values: [first.id, open.id, o.t2.id, p.neighbour.id], may: makes },
  ]
}
