/** Who says that something was wrong at a visit, and who reads it. In sentences. */
import { randomUUID } from 'node:crypto'
import * as api from '#kernels/marketplace/concerns/contract.ts'
import type { Concerned, Order } from '../life.ts'
import { PROBES } from '../probes.ts'
import type { Persona, Scene } from '../scene.ts'
import { callsBack, desk, dispatches, has, is, named, opens, same, says, side, type Sentence } from '../says.ts'
import { COMMAND, me, now } from './forgeries.ts'
import { ofTeam } from './requests.ts'
import type { Hand, Writes } from './tables.ts'

interface About { helpers: unknown[]; mine: unknown[] }
interface List { items: { id: string }[] }

const dispatching = (p: Persona): boolean => p.hat.of === 'office' && p.hat.role === 'staff' && p.purpose === 'dispatch'
/** Whoever said it, as herself. */
const said = (p: Persona, c: Concerned): boolean => is(p, c.by)

const KEYS = ['submitted none', 'claimed', 'nobody came', 'claimed at B by T2', 'finished', 'finished none', 'long ago closed']
/** Somebody has been named for it, now or before. */
const visited = (r: Order): boolean => !r.key.startsWith('submitted')
/** The desk reaches the one served by a call. */
const called = (r: Order): boolean => r.served === null || r.state === 'closed'
const part = (p: Persona, r: Order): boolean => side(p, r) || named(p, r) || has(p, r) || desk(p, r) || callsBack(p, r)

function saying(s: Scene, orders: readonly Order[], concerns: readonly Concerned[]): Sentence[] {
  const each = { on: orders.filter(({ key }) => KEYS.includes(key)), name: (r: Order) => r.key, may: (p: Persona, r: Order) => side(p, r) || dispatches(p, r) }
  const waits = (p: Persona, r: Order): boolean => concerns.some((c) => c.order === r && c.state === 'raised' && said(p, c))
  return [
    says<Order>({
      ...each, api: api.about, proves: ['concern.raise', 'concern.helpers'], input: ({ id }) => ({ id }),
      sentence: 'The two sides, and the desk for whom it has on the telephone, learn beforehand who would read that something was wrong; each sees what she said herself, and nobody what another did.',
      shows: (body: About) => JSON.stringify([body.helpers.length > 0, body.mine.length]), holds: (p, r) => JSON.stringify([visited(r), concerns.filter((c) => c.order === r && said(p, c)).length]),
      bare: (body: About, p, r) => body.mine.length === 0 && (body.helpers.length === 0 || part(p, r)),
    }),
    says<Order>({
      ...each, api: api.raise, proves: ['concern.raise', 'concern.read', 'concern.helpers'], input: ({ id }) => ({ id, words: PROBES.concern }),
      sentence: 'Only the two sides say that something was wrong at a visit, and the receiving desk for whom it has on the telephone, when it dispatches and is not of the team.',
      fits: (r, p) => visited(r) && !waits(p, r) && (side(p, r) || (called(r) && !same(p.human, s.p.onceOfT5) && !ofTeam(s, p, r))),
      writes: ['insert concern', 'insert move', 'insert concern_sealed', 'insert concern_helper', 'insert clearance_pause', 'insert notice'],
    }),
  ]
}

function reading(concerns: readonly Concerned[]): Sentence[] {
  const keys = (list: readonly Concerned[]) => list.map(({ key }) => key).toSorted().join(', ')
  const keysOf = (body: List): string => keys(body.items.flatMap(({ id }) => concerns.find((one) => one.id === id) ?? []))
  const each = { on: concerns, name: ({ key }: Concerned) => key, may: opens }
  const settled = { ...each, input: ({ id }: Concerned) => ({ id, words: PROBES.found }), fits: (c: Concerned) => c.state === 'raised', writes: ['update concern', 'insert move', 'insert concern_sealed', 'insert notice'] }
  return [
    says<'waiting' | 'settled'>({
      api: api.inbox, on: ['waiting', 'settled'], name: (is) => is, input: (is) => ({ is }), proves: ['concern.read', 'concern.look'], sentence: 'Officers outside the team list what was said, nobody else knows that there is anything.',
      may: dispatching, shows: keysOf as never, holds: (p, is) => keys(concerns.filter((c) => opens(p, c) && (c.state === 'raised') === (is === 'waiting'))),
      bare: (body: List, p) => body.items.every(({ id }) => concerns.some((c) => c.id === id && (opens(p, c) || said(p, c)))), counts: concerns.length,
    }),
    says<Concerned>({
      ...each, api: api.look, input: ({ id }) => ({ id }), proves: ['concern.look'], sentence: 'Only an officer outside the team opens what was said; each look is written down.',
      shows: (body: { words: string; found: string | null }) => JSON.stringify([body.words !== '', body.found !== null]), holds: (_, c) => JSON.stringify([true, c.state !== 'raised']), bare: () => false,
    }),
    says<Concerned>({ ...settled, api: api.lift, proves: ['concern.lift', 'concern.read'], sentence: 'Only an officer outside the team lets the helpers go again.' }),
    says<Concerned>({ ...settled, api: api.end, proves: ['concern.end', 'concern.read'], sentence: 'Only an officer outside the team keeps the helpers from visits.' }),
  ]
}

/** Every route of concerns. */
export const concernSentences = (s: Scene, orders: readonly Order[], concerns: readonly Concerned[]): Sentence[] => [...saying(s, orders, concerns), ...reading(concerns)]

interface Forged { order: Order; person: string; by: string; may: (hand: Hand) => boolean; sentence: string }

/** That something was wrong, said in the name of another, past the product. */
function forged({ order, person, by, may, sentence }: Forged): Writes {
  const [id, command] = [randomUUID(), randomUUID()]
  return {
    table: 'concern.raise', sentence, may,
    before: [
      { sql: COMMAND, values: [command] },
      {
        sql: `insert into concern (id, request, org, org_path, teams, person, entered_by, state, entry, moved) values ($1, $2, $3, $4, '{}', $5, ${by}, 'raised', 1, pg_current_xact_id())`,
        values: [id, order.id, order.at.id, order.at.path, person],
      },
    ],
    sql: `insert into move (noun, id, entry, act, from_state, to_state, org, org_path, person, cause, happened, at) values ('concern', $1, 1, 'raise', '', 'raised', $2, $3, ${me}, $4, ${now}, ${now})`,
    values: [id, order.at.id, order.at.path, command],
  }
}

/** What each hand says in whose name. */
export function concernWrites({ p }: Scene, orders: readonly Order[]): Writes[] {
  const find = (key: string): Order => {
    const order = orders.find((one) => one.key === key)
    if (order === undefined) throw new Error(`no request is ${key}`)
    return order
  }
  const [claimed, none] = [find('claimed'), find('finished none')]
  const clerk = (hand: Hand): boolean => 'hat' in hand && dispatches(hand, none)
  const sentence = 'Nobody says in the name of another that something was wrong, but a clerk, in her own, for whom she has on the telephone.'
  return [
    forged({ order: claimed, person: p.served.id, by: 'null', sentence, may: (hand) => 'hat' in hand && is(hand, p.served) }),
    forged({ order: none, person: none.confirmer.id, by: me, sentence, may: clerk }),
    forged({ order: none, person: none.confirmer.id, by: `'${p.neighbour.id}'::uuid`, sentence, may: () => false }),
  ]
}
