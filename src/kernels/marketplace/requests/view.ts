/** How a request is shown: the same for its first answer, for a repeat and for a reader. */
import type { Cx } from '#platform/cx.ts'
import { movesOf } from '#platform/journal.ts'
import type { Can } from '#platform/policy.ts'
import { namesOf } from '#kernels/registry/people/index.ts'
import { supportersOf } from '#kernels/marketplace/support/index.ts'
import { applicationOf, choiceOf } from './applied.ts'
import { against } from './against.ts'
import { Request, Whole } from './contract.ts'
import { requestFlow } from './flow.ts'
import { notesOf } from './note.ts'
import { can, canApply } from './policy.ts'
import * as q from './queries.ts'

const acts = Object.entries(requestFlow.moves).filter(([, step]) => step.timed !== true)

const byAct: Readonly<Record<string, Can>> = { ...can, apply: canApply.make, 'drop-out': canApply.change }

/** What this reader may do with it now: `ok`, or the code that says why not. */
function mayOf(cx: Cx, row: q.Row): Record<string, string> {
  const verdict = (act: string) => {
    const may = byAct[act]?.(cx, row)
    return may === 'ok' ? (against(cx, row, act) ?? may) : may
  }
  const moves = acts.map(([act, step]) => [act, step.from.includes(row.state) ? verdict(act) : 'request.state'])
  const applies = ['apply', 'drop-out'].map((act) => [act, row.state === 'open' ? verdict(act) : 'request.state'])
  return { ...Object.fromEntries([...moves, ...applies]), look: can.look(cx, row), ring: verdict('ring') }
}

/** One request as a list shows it. */
export function listed(cx: Cx, row: q.Row): Request {
  return Request.parse({
    id: row.id, number: row.number, org: { id: row.org, name: row.orgName },
    service: { key: row.service, zh: row.serviceZh, en: row.serviceEn, icon: row.serviceIcon },
    minutes: row.minutes, state: row.state, window: { from: row.windowFrom, to: row.windowTo },
    estate: { id: row.estate, name: row.estateName }, created: row.created, answerBy: row.answerBy,
    next: row.dueAct === null ? null : { act: row.dueAct, at: row.dueAt },
    alert: row.alert,
    team: row.team === null ? null : { id: row.team, name: row.teamName },
    byPhone: row.enteredBy !== null,
    mine: { orderer: row.orderer === cx.who.id, served: row.served === cx.who.id, helper: row.grants.includes('helper') },
    may: mayOf(cx, row),
  })
}

/** A page of requests: one row more than asked for tells that there is a next page. */
export function pageOf(cx: Cx, rows: q.Row[], limit: number): { items: Request[]; next?: string } {
  const items = rows.slice(0, limit).map((row) => listed(cx, row))
  const last = items.at(-1)
  return rows.length > limit && last !== undefined ? { items, next: last.id } : { items }
}

/** While somebody is to come: the door's code is shown. */
const comes = ['claimed', 'working']
const taken = [...comes, 'finished', 'confirmed', 'closed']
const isTaken = (row: q.Row): boolean => row.team !== null && taken.includes(row.state)

/**
 * A team that has it, every rival that it was offered to, and a helper before the evening before know the two sides by what they need, not by
 * name.
 */
const apart = (cx: Cx, row: q.Row): boolean => cx.hat.kind === 'team' || (row.grants.includes('helper') && !row.grants.includes('visit'))
const unnamed = (cx: Cx, row: q.Row): (string | null)[] => (apart(cx, row) ? [row.orderer, row.served] : [])

/** Codes and counts of a move. A team that has it not, but is offered it or may reply, is not told which team was asked, let it lapse or lost it. */
function factsFor(cx: Cx, row: q.Row): (facts: Record<string, unknown>) => Record<string, unknown> {
  if (cx.hat.kind !== 'team' || row.grants.includes('assigned')) return (facts) => facts
  return ({ team: _team, name: _name, ...facts }) => facts
}

/** The request that it went into, where this reader may read that too. */
const mergedOf = (row: q.Row) => (row.mergedInto === null || row.mergedNumber === null ? null : { id: row.mergedInto, number: row.mergedNumber })

/** One request with its timeline, helpers, visits; each part only as far as row security lets this reader see it. */
export async function whole(cx: Cx, row: q.Row): Promise<Whole> {
  const [helpers, visits, code, rating, moves] = [
    await q.helpers(cx.tx, row.id), await q.visits(cx.tx, row.id), await q.code(cx.tx, row.id), await q.rating(cx.tx, row.id), await movesOf(cx, row.id),
  ]
  const people = [row.orderer, ...helpers.map((h) => h.person), ...visits.map((v) => v.person), ...moves.flatMap((m) => m.person ?? [])]
  const [names, notes] = [await namesOf(cx.tx, people), await notesOf(cx, row)]
  const nameOf = (id: string | null) => (id === null || unnamed(cx, row).includes(id) ? null : (names.get(id) ?? null))
  const named = (id: string) => ({ id, name: nameOf(id) ?? '' })
  const factsOf = factsFor(cx, row)
  return Whole.parse({
    ...listed(cx, row),
    orderer: apart(cx, row) ? null : named(row.orderer),
    forOther: row.served !== row.orderer,
    helpers: isTaken(row) ? helpers.map((h) => named(h.person)) : [],
    code: comes.includes(row.state) ? code?.code ?? null : null,
    merged: mergedOf(row),
    proposal: row.proposal,
    supporters: await supportersOf(cx, row),
    missed: row.missed,
    visits: visits.map((v) => ({ person: named(v.person), from: v.cameFrom, to: v.cameTo, minutes: v.minutes })),
    rating: rating?.stars ?? null,
    choice: choiceOf(moves), application: await applicationOf(cx, row),
    timeline: moves.map((m) => ({ act: m.act, from: m.from, to: m.to, at: m.happened, by: nameOf(m.person), facts: factsOf(m.facts), note: notes.get(m.entry) ?? null })),
  })
}

/** Shows the request that a command moved. */
export async function shown(cx: Cx, done: Record<string, string>): Promise<Whole> {
  const row = await q.request(cx.tx, done['id'] ?? '')
  if (row === undefined) throw new Error('the request that was just moved cannot be read')
  return whole(cx, row)
}
