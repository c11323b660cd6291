/** How a concern is shown: to who says it, and to the officer. */
import type { Cx } from '#platform/cx.ts'
import type { Result } from '#platform/contract.ts'
import type { Done, Given } from '#platform/route.ts'
import { unseal } from '#platform/seal.ts'
import { wearing } from '#platform/wear.ts'
import { orgOf } from '#kernels/registry/orgs/index.ts'
import { keyOf, namesOf, sealedOf } from '#kernels/registry/people/index.ts'
import { aboutOf, barOf, fail, officersFor } from './bar.ts'
import type * as api from './contract.ts'
import { can } from './policy.ts'
import * as q from './queries.ts'

/** Where the words of a move lie. */
export const place = (concern: string, entry: number): string => `concern_sealed|sealed|${concern}|${entry}`

const settledAt = (row: q.Row): string | null => (row.state === 'raised' ? null : row.moved)

/** A concern in the officer's list. */
function listed(cx: Cx, row: q.Row): api.Concern {
  return {
    id: row.id, at: row.at, state: row.state, settled: settledAt(row), helpers: row.helpers, byPhone: row.byPhone, left: row.left,
    request: { id: row.request, number: row.number, community: row.community, service: { zh: row.serviceZh, en: row.serviceEn } },
    may: { look: can.look(cx, row), lift: can.lift(cx, row), end: can.end(cx, row) },
  }
}

export async function inbox(cx: Cx, _: undefined, { limit, ...asked }: Given<typeof api.inbox>): Promise<Result<typeof api.inbox>> {
  const rows = await q.inbox(cx.tx, { ...asked, limit: limit + 1 })
  const items = rows.slice(0, limit).map((row) => listed(cx, row))
  const last = items.at(-1)
  return rows.length > limit && last !== undefined ? { items, next: last.id } : { items }
}

const mine = ({ id, at, state, ...row }: q.Row) => ({ id, at, state, settled: settledAt({ id, at, state, ...row }) })

/** What is told before anything is said: of whom, who reads it, and whether it can be said now. */
export async function before(cx: Cx, row: q.Visit): Promise<Result<typeof api.about>> {
  const about = await aboutOf(cx, row)
  const bar = await barOf(cx, about)
  const reads = (await officersFor(cx, about)) ?? (await orgOf(cx.tx, row.org))
  if (reads === undefined) throw new Error('a request without its community')
  const own = cx.hat.kind === 'me' && cx.who.id !== null ? await q.ownOf(cx.tx, { request: row.id, person: cx.who.id }) : []
  return {
    number: row.number, other: row.served !== null && row.served !== row.orderer, reads: { id: reads.id, name: reads.name }, mine: own.map(mine), may: { raise: bar === undefined ? 'ok' : `concern.${bar}` },
    helpers: about.helpers.map(({ person, name, teamName, now }) => ({ id: person, name, team: teamName, now })),
  }
}

async function written(cx: Cx, { id = '' }: Done): Promise<q.Row> {
  const row = await q.concern(cx.tx, id)
  if (row === undefined) throw new Error('the concern that was just written cannot be read')
  return row
}

export const raised = async (cx: Cx, done: Done) => mine(await written(cx, done))
export const settled = async (cx: Cx, done: Done): Promise<api.Concern> => listed(cx, await written(cx, done))

/** Opens the words, once, in the transaction of this very look. */
export async function opened(cx: Cx, done: Done): Promise<Result<typeof api.look>> {
  const row = await written(cx, done)
  if (row.left) throw fail('erased')
  const [said, ...settled] = await q.sealed(cx.tx, row.id)
  const found = settled.at(-1)
  // The database shows it only beside a look of this transaction, so a repeat of an old command opens nothing.
  if (said === undefined) throw fail('look-again')
  const key = await keyOf(cx, row.person)
  const words = (one: typeof said) => unseal(key, place(row.id, one.entry), one.sealed).toString()
  const { phone } = await wearing(cx, { kind: 'flow' }, () => sealedOf(cx, row.person))
  return { words: words(said), by: { name: (await namesOf(cx.tx, [row.person])).get(row.person) ?? '', phone }, found: found === undefined ? null : words(found) }
}
