import type { Cx } from '#platform/cx.ts'
import { wearing } from '#platform/wear.ts'
import { sealedOf } from '#kernels/registry/people/index.ts'
import type { Id } from '#platform/contract.ts'
import * as q from './delivery-queries.ts'
import { whatOf } from './what.ts'

const SHOWN = 50

/** What would have gone out from a machine that sends nothing, newest first: to whom, by which channel, and what it said. */
export const localMessages = (cx: Cx, person: Id<'person'> | null) =>
  wearing(cx, { kind: 'flow' }, async () => {
    const items = []
    for (const row of await q.shown(cx.tx, { person, limit: SHOWN })) {
      const { phone } = await sealedOf(cx, row.person)
      items.push({ id: row.id, channel: row.channel, to: phone, what: whatOf(row.code, row.language), at: row.at })
    }
    return items
  })
