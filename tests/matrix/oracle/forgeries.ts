/** Steps of a request written by hand, past the product: a command, the record's new state, the move. Row security alone decides. */
import { randomUUID } from 'node:crypto'
import type { World } from '../../world.ts'
import type { Order } from '../life.ts'
import type { Persona, Scene, Sheet } from '../scene.ts'
import { answers, asMe, dispatches, goes, has, is, leads, offered, office, ownOffice, reviews, same, side } from '../says.ts'
import type { Hand, Writes } from './tables.ts'

interface Standing { entry: number; org: string; path: string; due: Date | null; act: string | null }
interface Forged { act: string; from: string; to: string; may: (p: Persona, r: Order) => boolean; timed?: true; team?: true; took?: true }

const ACTS: readonly Forged[] = [
  { act: 'accept', from: 'submitted served', to: 'open', may: dispatches },
  { act: 'decline', from: 'submitted served', to: 'declined', may: dispatches },
  { act: 'edit', from: 'submitted served', to: 'submitted', may: dispatches },
  { act: 'unserved', from: 'open served', to: 'unserved', may: dispatches },
  { act: 'change-window', from: 'open served', to: 'open', may: (p, r) => is(p, r.orderer) },
  ...['propose-window', 'agree-window', 'keep-window'].map((act) => ({ act, from: 'claimed', to: 'claimed', may: (p: Persona, r: Order) => is(p, r.orderer) || has(p, r) })),
  { act: 'nobody-home', from: 'claimed', to: 'claimed', may: (p, r) => goes(p, r) || has(p, r) },
  { act: 'nobody-came', from: 'claimed', to: 'open', may: side },
  { act: 'reply', from: 'nobody came', to: 'open', may: (p, r) => side(p, r) || answers(p, r) },
  { act: 'remind', from: 'claimed', to: 'claimed', may: side },
  { act: 'merge', from: 'submitted served', to: 'merged', may: dispatches },
  { act: 'widen', from: 'open served', to: 'open', may: dispatches },
  { act: 'ask-team', from: 'open served', to: 'open', may: dispatches },
  { act: 'explain', from: 'open served', to: 'open', may: dispatches },
  { act: 'ask-leader', from: 'working', to: 'working', may: dispatches },
  { act: 'hand-back', from: 'working', to: 'open', may: dispatches },
  { act: 'withdraw', from: 'open served', to: 'withdrawn', may: (p, r) => is(p, r.orderer) },
  // Whoever claims is of age, and puts the own team there and no other.
  { act: 'claim', from: 'open served', to: 'claimed', may: (p, r) => p.adult && offered(p, r) && leads(p, r.offered[0] ?? null), team: true },
  { act: 'name-helpers', from: 'claimed', to: 'claimed', may: has },
  { act: 'release', from: 'claimed', to: 'open', may: has },
  { act: 'begin', from: 'claimed', to: 'working', may: goes },
  { act: 'finish', from: 'working', to: 'finished', may: has },
  { act: 'confirm', from: 'finished', to: 'confirmed', may: (p, r) => is(p, r.confirmer) },
  { act: 'not-solved', from: 'finished', to: 'open', may: (p, r) => is(p, r.confirmer) },
  // What silence closed, the desk or staff directly above it review by a call; what waits for its own people it does not.
  { act: 'confirm', from: 'long ago closed', to: 'confirmed', may: (p, r) => is(p, r.confirmer) || reviews(p, r) },
  { act: 'not-solved', from: 'long ago closed', to: 'open', may: (p, r) => is(p, r.confirmer) || reviews(p, r) },
  // Whoever claimed it for the team reviews nothing in it.
  ...([['confirm', 'confirmed'], ['not-solved', 'open']] as const).map(([act, to]) => ({ act, from: 'long ago closed', to, may: (p: Persona, r: Order) => is(p, r.confirmer), took: true as const })),
  { act: 'lapse', from: 'claimed', to: 'open', may: () => false, timed: true },
  { act: 'choose', from: 'applying', to: 'open', may: () => false, timed: true },
  { act: 'unclaimed', from: 'open served', to: 'open', may: () => false, timed: true },
  { act: 'unfinished', from: 'working', to: 'working', may: () => false, timed: true },
  { act: 'silence', from: 'finished', to: 'closed', may: () => false, timed: true },
]

export const me = `nullif(current_setting('qq.person', true), '')::uuid`
export const now = `current_setting('qq.now')::timestamptz`

/** What is asked, as every step begins. */
export const COMMAND = `insert into command (id, name, actor, hat, digest, at) values ($1, 'forged', ${me}, 'me', '\\x00', ${now})`

/** One step by every hand, as rows that the product would write. */
function forged(step: Forged, r: Order, at: Standing): Writes {
  const command = randomUUID()
  const when = step.timed === true ? at.due : null
  return {
    table: `request.${step.act}`, sentence: 'A step that is forged in SQL gets no further than its hat may go.',
    may: (hand: Hand) => (step.timed === true ? hand.key === 'clock' : 'hat' in hand && step.may(hand, r)),
    before: [
      // Past the time at which it falls due.
      ...(when === null ? [] : [{ sql: `select set_config('qq.now', $1, true)`, values: [when.toISOString()] }]),
      { sql: COMMAND, values: [command] },
      { sql: `update request set state = $2, entry = entry + 1, moved = pg_current_xact_id(), team = coalesce($3, team), merged_into = case when $2 = 'merged' then id end, claimed_by = case when $4 then ${me} else claimed_by end where id = $1`, values: [r.id, step.to, step.team === true ? r.offered[0]?.id : null, step.took === true] },
    ],
    sql: `insert into move (noun, id, entry, act, from_state, to_state, org, org_path, person, cause, happened, at)
      values ('request', $1, $2, $3, $4, $5, $6, $7, ${me}, $8, ${now}, ${now})`,
    values: [r.id, at.entry + 1, step.act, r.state, step.to, at.org, at.path, command],
  }
}

/** A number that is opened in SQL beside a forged look of a reviewer: a row to copy is a row that was seen. */
function rung(r: Order, also: { took: boolean; may: Forged['may'] }): Writes {
  return {
    table: 'request_sealed', sentence: 'Whoever claimed it, or it is not closed, opens no number by calling back.', may: (hand: Hand) => 'hat' in hand && also.may(hand, r),
    before: [
      { sql: `insert into command (id, name, actor, hat, target, digest, at) values ($1, 'request.ring', ${me}, 'me', $2, '\\x00', ${now})`, values: [randomUUID(), r.id] },
      ...(also.took ? [{ sql: `update request set claimed_by = ${me}, moved = pg_current_xact_id() where id = $1`, values: [r.id] }] : []),
    ],
    sql: 'insert into request_note (id, entry, sealed) select id, entry + 1000, sealed from request_sealed where id = $1', values: [r.id],
  }
}

/** A step of a bulletin without what goes with it. */
function issued(act: 'publish' | 'correct', roles: readonly string[], sheet: Sheet): Writes {
  const command = randomUUID()
  return {
    table: `bulletin.${act}`, sentence: 'A step of a bulletin that is forged in SQL gets no further than its hat may go.', may: (hand) => 'hat' in hand && office(hand, roles, sheet.at),
    before: [
      { sql: COMMAND, values: [command] },
      { sql: `update bulletin set state = 'published', entry = entry + 1, moved = pg_current_xact_id() where id = $1`, values: [sheet.id] },
    ],
    sql: `insert into move (noun, id, entry, act, from_state, to_state, org, org_path, person, cause, happened, at) values ('bulletin', $1, $2, $3, $4, 'published', $5, $6, ${me}, $7, ${now}, ${now})`,
    values: [sheet.id, sheet.entry + 1, act, sheet.state, sheet.at.id, sheet.at.path, command],
  }
}

/** An order that a clerk enters for a caller, and one in the name of somebody else. */
function entered({ o, p }: Scene): Writes[] {
  const caller = p.neighbour.id
  const order = (by: string, may: Writes['may']): Writes => {
    const [id, command] = [randomUUID(), randomUUID()]
    return {
      table: 'request.submit', sentence: 'Only the staff of a community enter an order there, when they dispatch, and in their own name.', may,
      before: [
        { sql: COMMAND, values: [command] },
        {
          sql: `insert into request (id, number, org, org_path, service, minutes, estate, window_from, window_to, orderer, entered_by, confirmer, answer_by, created, state, entry, moved)
            values ($1, $1::uuid::text, $2, $3, 'haircut', 45, $4, ${now}, ${now} + interval '1 hour', $5, ${by}, $5, ${now}, ${now}, 'submitted', 1, pg_current_xact_id())`,
          values: [id, o.a.id, o.a.path, o.doorA, caller],
        },
      ],
      sql: `insert into move (noun, id, entry, act, from_state, to_state, org, org_path, person, cause, happened, at) values ('request', $1, 1, 'submit', '', 'submitted', $2, $3, ${me}, $4, ${now}, ${now})`,
      values: [id, o.a.id, o.a.path, command],
    }
  }
  const orders = (hand: Hand): boolean => 'hat' in hand && asMe(hand) && hand.adult && hand.human?.id === caller
  return [
    // Where the caller enters it for herself, a check stops what row security lets pass.
    order(me, (hand) => orders(hand) || 'hat' in hand && hand.purpose === 'dispatch' && ownOffice(hand, ['staff'], o.a)),
    order(`'${p.served.id}'`, orders),
  ]
}

/** A bulletin drafted in the name of an editor. */
function draft({ o, p }: Scene): Writes {
  const [id, command, editor] = [randomUUID(), randomUUID(), p.office('a.editor')]
  return {
    table: 'bulletin.draft', sentence: 'Nobody drafts in the name of another.', may: (hand) => 'hat' in hand && office(hand, ['editor'], o.a) && same(hand.human, editor),
    before: [
      { sql: COMMAND, values: [command] },
      { sql: `insert into bulletin (id, org, org_path, from_day, to_day, editor, state, entry, moved, created) values ($1, $2, $3, '2026-09-01', '2026-09-10', $4, 'draft', 1, pg_current_xact_id(), ${now})`, values: [id, o.a.id, o.a.path, editor.id] },
    ],
    sql: `insert into move (noun, id, entry, act, from_state, to_state, org, org_path, person, cause, happened, at) values ('bulletin', $1, 1, 'draft', '', 'draft', $2, $3, ${me}, $4, ${now}, ${now})`,
    values: [id, o.a.id, o.a.path, command],
  }
}

interface Leaving extends Standing { id: string; person: string; state: string }
const NOWHERE = '00000000-0000-0000-0000-000000000000'

/** A wish to leave in the name of a neighbour, and the steps of one that waits. */
function leavings([gone, left]: readonly [Leaving, Leaving], could: string): Writes[] {
  const move = (id: string, command: string, step: { act: string; entry: number; from: string; to: string }) => ({
    sql: `insert into move (noun, id, entry, act, from_state, to_state, org, org_path, person, cause, happened, at) values ('deletion', $1, $2, $3, $4, $5, '${NOWHERE}', '', ${me}, $6, ${now}, ${now})`,
    values: [id, step.entry, step.act, step.from, step.to, command],
  })
  const is = (hand: Hand, id: string): boolean => 'hat' in hand && hand.hat.of === 'me' && hand.human?.id === id
  const [fresh, asked] = [randomUUID(), randomUUID()]
  const step = (of: Leaving, act: string, to: string, also: { may: Writes['may']; at?: Date | null }): Writes => {
    const [command, at] = [randomUUID(), also.at ?? null]
    return {
      table: `deletion.${act}`, sentence: 'Nobody is erased, or held back, by a hand that is not their own or the clock’s, and no earlier than it falls due.', may: also.may,
      before: [
        ...(at === null ? [] : [{ sql: `select set_config('qq.now', $1, true)`, values: [at.toISOString()] }]),
        { sql: COMMAND, values: [command] },
        { sql: `update deletion set state = $2, entry = entry + 1, moved = pg_current_xact_id() where id = $1`, values: [of.id, to] },
      ],
      ...move(of.id, command, { act, entry: of.entry + 1, from: of.state, to }),
    }
  }
  return [
    {
      table: 'deletion.confirm', sentence: 'Nobody asks in the name of another to be deleted.', may: (hand) => is(hand, could),
      before: [
        { sql: COMMAND, values: [asked] },
        { sql: `insert into deletion (id, org, person, until, state, entry, moved, created) values ($1, '${NOWHERE}', $2, ${now} + interval '7 days', 'waiting', 1, pg_current_xact_id(), ${now})`, values: [fresh, could] },
      ],
      ...move(fresh, asked, { act: 'confirm', entry: 1, from: '', to: 'waiting' }),
    },
    step(gone, 'take-back', 'kept', { may: (hand) => is(hand, gone.person) }),
    step(gone, 'erase', 'erased', { may: (hand) => hand.key === 'clock', at: gone.due }),
    step(left, 'shred', 'gone', { may: (hand) => hand.key === 'clock', at: left.due }),
  ]
}

/** Every step that a request may take, a draft, and leaving, forged by hand. */
export async function forgeries(w: World, s: Scene, of: { orders: readonly Order[]; sheets: readonly Sheet[] }): Promise<Writes[]> {
  const { rows } = await w.owner.query<Standing & { id: string }>(
    'select r.id, r.entry, r.org, r.org_path as path, d.at as due, d.act from request r left join due d on d.id = r.id and d.entry = r.entry')
  const steps = ACTS.map((step) => {
    const r = of.orders.find((one) => one.key === step.from)
    const at = rows.find((one) => one.id === r?.id)
    if (r === undefined || at === undefined) throw new Error(`no request is ${step.from}`)
    return forged(step, r, at)
  })
  const [closed, finished] = ['long ago closed', 'finished'].map((key) => of.orders.find((one) => one.key === key))
  if (closed === undefined || finished === undefined) throw new Error('nobody is called back')
  const rings = [rung(closed, { took: false, may: reviews }), rung(closed, { took: true, may: () => false }), rung(finished, { took: false, may: () => false })]
  const sheet = (state: string): Sheet => {
    const found = of.sheets.find((one) => one.state === state)
    if (found === undefined) throw new Error(`no bulletin is ${state}`)
    return found
  }
  const { rows: leaves } = await w.owner.query<Leaving>('select x.id, x.person, x.state, x.entry, x.org, x.org_path as path, d.at as due, d.act from deletion x join due d on d.id = x.id and d.entry = x.entry')
  const [gone, left] = ['waiting', 'erased'].map((state) => leaves.find((one) => one.state === state))
  if (gone === undefined || left === undefined) throw new Error('nobody leaves')
  return [...steps, ...rings, ...entered(s), ...leavings([gone, left], s.p.neighbour.id), draft(s), issued('publish', ['editor', 'leader'], sheet('signed')), issued('correct', ['leader'], sheet('published'))]
}

/** Nothing goes but with its person, in the transaction in which the clock carries a deletion out; a hand that only tries gets nothing away. */
export const erasures = (): Writes[] => ['notice', 'second_factor', 'person_sealed', 'keystore.person_key', 'request_sealed', 'request_place', 'request_note', 'access', 'objection', 'clearance', 'clearance_pause', 'concern_sealed'].map((table) => ({
  table, sentence: 'Nothing is erased but with its person.', sql: `delete from ${table}`, values: [], may: () => false,
}))
