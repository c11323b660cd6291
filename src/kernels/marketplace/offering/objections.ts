/** Objections 异议: what somebody has against the way requests are offered, and the answer of an administrator outside the team. */
import { me, type Cx } from '#platform/cx.ts'
import type { Id } from '#platform/contract.ts'
import { newId } from '#platform/id.ts'
import { tell } from '#platform/journal.ts'
import { refusals } from '#platform/refuse.ts'
import type { Done, Given } from '#platform/route.ts'
import { seal, unseal } from '#platform/seal.ts'
import { notify } from '#kernels/registry/notices/index.ts'
import { orgOf } from '#kernels/registry/orgs/index.ts'
import { keyOf } from '#kernels/registry/people/index.ts'
import type * as api from './contract.ts'
import * as q from './objection-queries.ts'
import { can } from './policy.ts'

const fail = refusals('objection', { many: 409, answered: 409, about: 400 })

/** So many may wait for an answer at once. */
const MOST_WAITING = 3

const place = (id: string, part: 'sealed' | 'answer'): string => `objection|${part}|${id}`

/** The objection in clear, for whom row security let read it. */
export async function shown(cx: Cx, row: q.Row): Promise<api.Objection> {
  const key = await keyOf(cx, row.person)
  const answer = row.answer === null || row.answeredAt === null ? null : { words: unseal(key, place(row.id, 'answer'), row.answer).toString(), at: row.answeredAt }
  return { id: row.id, org: { id: row.org, name: row.orgName }, at: row.at, words: unseal(key, place(row.id, 'sealed'), row.sealed).toString(), answer, may: { answer: can.answer(cx, row) } }
}

const allShown = async (cx: Cx, rows: readonly q.Row[]) => ({ items: await Promise.all(rows.map((row) => shown(cx, row))) })

export const mine = async (cx: Cx) => allShown(cx, await q.own(cx.tx, me(cx)))
export async function inbox(cx: Cx, { after, limit }: Given<typeof api.inbox>) {
  const rows = await q.inbox(cx.tx, { after, limit: limit + 1 })
  const { items } = await allShown(cx, rows.slice(0, limit))
  const last = items.at(-1)
  return rows.length > limit && last !== undefined ? { items, next: last.id } : { items }
}

/** The team or community that it is about. */
export const about = (cx: Cx, input: { org: Id<'org'> }) => orgOf(cx.tx, input.org)

/** Offers go to teams and come from communities: whoever is neither has no part in them. */
const OFFERING = ['team', 'community']

/** Keeps the words, sealed under the own key, where the administrators of that organisation and above read them. */
export async function object(cx: Cx, org: { id: string; path: string; kind: string }, input: Given<typeof api.object>): Promise<Done> {
  if (!OFFERING.includes(org.kind)) throw fail('about', {}, 'org')
  await q.lockPerson(cx.tx, me(cx))
  if ((await q.waiting(cx.tx, me(cx))).count >= MOST_WAITING) throw fail('many', { most: MOST_WAITING })
  const id = newId('objection')
  const sealed = seal(await keyOf(cx, me(cx)), place(id, 'sealed'), input.words)
  await q.add(cx.tx, { id, org: org.id, path: org.path, person: me(cx), sealed, at: cx.now })
  await tell(cx, 'objection', id, [`org:${org.path}`])
  return { id }
}

export const load = (cx: Cx, input: { id: string }) => q.objection(cx.tx, input.id)

/** Answers it, once; whoever objected is told that there is an answer. */
export async function answer(cx: Cx, row: q.Row, input: Given<typeof api.answer>): Promise<Done> {
  const sealed = seal(await keyOf(cx, row.person), place(row.id, 'answer'), input.words)
  if (!(await q.answer(cx.tx, { id: row.id, answer: sealed, by: me(cx), at: cx.now }))) throw fail('answered')
  await notify(cx, { person: row.person, code: 'objection.answered', noun: 'objection', target: row.id })
  await tell(cx, 'objection', row.id, [`org:${row.orgPath}`])
  return { id: row.id }
}

/** Shows the objection that a command made or answered. */
export async function done(cx: Cx, { id = '' }: Done): Promise<api.Objection> {
  const row = await q.objection(cx.tx, id)
  if (row === undefined) throw new Error('the objection that was just written cannot be read')
  return shown(cx, row)
}
