/** Who may go to homes: the document that an officer has seen, the pledge, a pause. In sentences. */
import { randomUUID } from 'node:crypto'
import * as api from '#kernels/registry/clearance/contract.ts'
import type { Place } from '../../world.ts'
import type { Cleared, Membership, Scene } from '../scene.ts'
import { asMe, eachRole, here, leads, office, READERS, says, type Sentence } from '../says.ts'
import type { Hand, Reads, Writes } from './tables.ts'

/** What is known of clearances when the requests have lived. */
export interface Kept { members: readonly Membership[]; pauses: number; cleared: readonly Cleared[] }

interface List { items: { person: string }[] }
const many = (body: List): string => String(body.items.length)

/** Every route of clearances. */
export function clearanceSentences({ o }: Scene, { members, cleared }: Kept): Sentence[] {
  const at = (place: Place) => members.filter((one) => one.at.id === place.id)
  const inTeam = (id: string | undefined): boolean => members.some((one) => one.person === id)
  const lacking = (place: Place): string => at(place).filter((one) => !one.cleared).map(({ person }) => person).toSorted().join()
  const people = (body: List): string => body.items.map(({ person }) => person).toSorted().join()
  const sees = 'Staff above a team see the documents of its members and take that back; nobody does it of her own.'
  return [
    says<Place>({
      api: api.list, sentence: 'The staff above a team read who of it may go to homes.', proves: ['clearance.read', 'appointment.read'], on: [o.t1, o.t3], name: ({ name }) => name, input: ({ id }) => ({ org: id }),
      may: (p, team) => office(p, ['staff'], team), shows: many as never, holds: (_, team) => String(at(team).length), bare: ((body: List, p: { human: { id: string } | null }) => body.items.every(({ person }) => person === p.human?.id)) as never,
      lets: { may: (p, team) => office(p, [...READERS, 'admin'], team) || leads(p, team), why: 'who reads who is in a team asks of them; whether somebody may go is asked as the clock' },
    }),
    says<null>({
      ...here, api: api.team, sentence: 'A leader reads who of the own team may not go, and why.', proves: ['clearance.read', 'clearance-pause.read', 'consent.read'], may: (p) => p.hat.of === 'team',
      shows: people as never, holds: (p) => (p.hat.of === 'team' ? lacking(p.hat.at) : ''), bare: () => false,
    }),
    says<null>({
      ...here, api: api.mine, sentence: 'One reads where one stands oneself.', proves: ['clearance.read'], may: asMe, asks: eachRole,
      shows: (body: { member: boolean }) => String(body.member), holds: (p) => String(inTeam(p.human?.id)), bare: () => true,
    }),
    says<Membership>({
      api: api.see, sentence: sees, proves: ['clearance.see'], on: members, name: ({ key }) => key, input: ({ id }) => ({ id }),
      may: (p, one) => office(p, ['staff'], one.at) && p.human?.id !== one.person, fits: ({ seen }) => !seen, writes: ['insert clearance'],
    }),
    says<Cleared>({
      api: api.end, sentence: sees, proves: ['clearance.end', 'clearance.read'], on: cleared, name: ({ key }) => key, input: ({ id }) => ({ id }),
      may: (p, one) => office(p, ['staff'], one.at) && p.human?.id !== one.person, writes: ['update clearance'],
    }),
  ]
}

const person = (hand: Hand) => ('hat' in hand ? hand : null)
const own = (hand: Hand, id: unknown): boolean => person(hand)?.hat.of === 'me' && person(hand)?.human?.id === id
const isClock = (hand: Hand): boolean => hand.key === 'clock'
const above = (hand: Hand, path: string): boolean => {
  const p = person(hand)
  return p !== null && office(p, ['staff'], { path })
}

/** What each hat reads of them with its bare hands. */
export const clearanceReads: readonly Reads[] = [
  { table: 'clearance', key: 'id', sentence: 'That a document was seen: its person, the staff above the team, the clock.', sees: (hand, row) => own(hand, row['person']) || isClock(hand) || above(hand, String(row['org_path'])) },
  { table: 'clearance_pause', key: 'id', sentence: 'A pause: its person, and the clock.', sees: (hand, row) => own(hand, row['person']) || isClock(hand) },
]

/** What each hat writes of them past every route. */
export function clearanceWrites({ o, p }: Scene, { cleared, pauses }: Kept): Writes[] {
  const mine = (hand: Hand, id: string): boolean => person(hand)?.human?.id === id
  const seen = (who: string): Writes => ({
    table: 'clearance', sentence: 'The staff above a team state what they have seen, and nobody of her own document.',
    sql: `insert into clearance (id, person, org, org_path, officer, day) values ($1, $2, $3, $4, $5, '2026-09-16')`, values: [randomUUID(), who, o.county.id, o.t1.path, p.orderer.id],
    may: (hand) => above(hand, o.t1.path) && !mine(hand, who),
  })
  return [
    seen(p.neighbour.id), seen(p.office('county.staff').id),
    {
      table: 'clearance', sentence: 'The staff above a team take back what was seen, and nobody of her own document.', sql: `update clearance set ended = '2026-09-16'`, values: [],
      may: (hand) => cleared.filter((one) => above(hand, one.at.path) && !mine(hand, one.person)).length,
    },
    { table: 'clearance_pause', sentence: 'A pause follows from another record: the clock’s hat.', sql: `insert into clearance_pause (id, person, org, org_path, since) values ($1, $2, $3, $4, '2026-09-16')`, values: [randomUUID(), p.orderer.id, o.a.id, o.a.path], may: isClock },
    { table: 'clearance_pause', sentence: 'A pause is lifted as it was made.', sql: `update clearance_pause set ended = '2026-09-16'`, values: [], may: (hand) => (isClock(hand) ? pauses : 0) },
  ]
}
