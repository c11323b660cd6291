import { me, type Cx } from '#platform/cx.ts'
import { acts, reads, asMyself, type Done, type Given } from '#platform/route.ts'
import * as api from './contract.ts'
import { unseenOf } from './notify.ts'
import * as q from './queries.ts'

async function inbox(cx: Cx, _: undefined, input: Given<typeof api.list>) {
  const rows = await q.inbox(cx.tx, { person: me(cx), after: input.after ?? null, limit: input.limit + 1 })
  const items = rows.slice(0, input.limit)
  const last = items.at(-1)
  const next = rows.length > input.limit && last !== undefined ? { next: last.id } : {}
  return { items, ...next, unseen: await unseenOf(cx) }
}

async function see(cx: Cx, notice: { at: string }): Promise<Done> {
  await q.markSeen(cx.tx, { person: me(cx), upTo: notice.at, now: cx.now })
  return {}
}

const load = (cx: Cx, input: Given<typeof api.see>) =>
  cx.who.id === null ? Promise.resolve(undefined) : q.own(cx.tx, { person: cx.who.id, id: input.upTo })

export const routes = [
  reads(api.list, { can: asMyself, run: inbox }),
  acts(api.see, { load, can: asMyself, run: see, show: async (cx) => ({ unseen: await unseenOf(cx) }) }),
]
