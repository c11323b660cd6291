/** Saved replies 常用回复: what a desk says often, in its own words. */
import type { Result } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import { tell } from '#platform/journal.ts'
import { refusals } from '#platform/refuse.ts'
import type { Done, Given } from '#platform/route.ts'
import type { Org } from '#kernels/registry/orgs/index.ts'
import type * as api from './contract.ts'
import * as q from './queries.ts'

const fail = refusals('replies', { changed: 409 })

/** The desk's own list, where it has one. */
export const repliesOf = async (cx: Cx, org: string): Promise<Result<typeof api.replies>> => (await q.replies(cx.tx, org)) ?? { items: null, version: 0 }

/** Writes the whole list, unless somebody has written it since it was read. */
export async function saveReplies(cx: Cx, org: Org, { items, version }: Given<typeof api.saveReplies>): Promise<Done> {
  const row = { org: org.id, orgPath: org.path, items, version }
  const wrote = version === 0 ? await q.beginReplies(cx.tx, row) : await q.writeReplies(cx.tx, row)
  if (!wrote) throw fail('changed')
  await tell(cx, 'replies', org.id, [`org:${org.path}`])
  return { id: org.id }
}
