/** 请打个电话: what nobody on a side has seen in time comes onto the list of the desk that received it. */
import { after, DAY } from '#platform/clock.ts'
import { me, type Cx } from '#platform/cx.ts'
import { newId } from '#platform/id.ts'
import { tell } from '#platform/journal.ts'
import { refusals } from '#platform/refuse.ts'
import type { Done, Given } from '#platform/route.ts'
import { namesOf } from '#kernels/registry/people/index.ts'
import * as q from './call-queries.ts'
import type * as api from './contract.ts'
import { absentKinds, calledKinds, overStates } from './kinds.ts'
import { canCall } from './policy.ts'

const fail = refusals('call', { over: 409 })

/** Older than that, a call would surprise more than help. */
const WORTH_DAYS = 7

const worth: q.Worth = { hours: calledKinds, absent: absentKinds, over: overStates }

const since = (cx: Cx): Date => after(cx.now, -WORTH_DAYS * DAY)
const pathOf = (cx: Cx): string => (cx.hat.kind === 'tree' ? cx.hat.path : '')

/** Brings the lists up to date: who is to be called now, and who no longer. Worn as the clock. */
export async function raiseCalls(cx: Cx): Promise<void> {
  for (const gone of await q.moot(cx.tx, { ...worth, now: cx.now })) await tell(cx, 'call', gone.id, [`org:${gone.orgPath}`])
  for (const found of await q.unseen(cx.tx, { ...worth, now: cx.now, since: since(cx) })) {
    const row = { ...found, id: newId('call'), at: cx.now }
    if ((await q.raise(cx.tx, row)) === 1) await tell(cx, 'call', row.id, [`org:${row.orgPath}`])
  }
}

/** Whom the worn desk calls, longest waiting first. */
export async function calls(cx: Cx, _: undefined, input: Given<typeof api.calls>) {
  const rows = await q.list(cx.tx, { path: pathOf(cx), since: since(cx), after: input.after ?? null, limit: input.limit + 1 })
  const page = rows.slice(0, input.limit)
  const names = await namesOf(cx.tx, page.flatMap(({ persons }) => persons))
  const items = page.map(({ persons, open: _open, orgPath, ...row }) => ({
    ...row, names: persons.map((person) => names.get(person) ?? ''), may: { done: canCall.done(cx, { orgPath }) },
  }))
  const last = items.at(-1)
  return { items, ...(rows.length > input.limit && last !== undefined ? { next: last.id } : {}) }
}

/** Somebody called. A line that is no longer on the list is refused, so that two do not call the same person. */
export async function called(cx: Cx, row: q.Row): Promise<Done> {
  if (!row.open) throw fail('over')
  await q.done(cx.tx, { id: row.id, by: me(cx), now: cx.now })
  await tell(cx, 'call', row.id, [`org:${row.orgPath}`])
  return { id: row.id }
}

export const call = (cx: Cx, input: { id: string }) => q.call(cx.tx, input.id)
/** How many the worn desk still has to call. */
export const stillWaiting = async (cx: Cx) => ({ waiting: (await q.waiting(cx.tx, { path: pathOf(cx), since: since(cx) })).count })
