import type { Id, Result } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import { acts, reads, type Done, type Given } from '#platform/route.ts'
import { addMany, came, change } from './actions.ts'
import * as api from './contract.ts'
import { can } from './policy.ts'
import * as q from './queries.ts'

const community = (cx: Cx, { org }: { org: Id<'org'> }) => q.community(cx.tx, org)
const place = (cx: Cx, { id }: { id: Id<'premise'> }) => q.placed(cx.tx, id)

const list = async (
  cx: Cx,
  org: q.Community,
  { parent }: Given<typeof api.list>,
): Promise<Result<typeof api.list>> => ({
  items: await q.children(cx.tx, { org: org.id, parent: parent ?? null }),
  counts: await q.counts(cx.tx, org.id),
  may: { add: can.add(cx, org), change: can.change(cx, org) },
})

async function show(_cx: Cx, place: q.Placed): Promise<Result<typeof api.show>> {
  const { id, kind, name, whole, org, orgName } = place
  const { lat, lon, ...estate } = place.estate
  const point = lat === null || lon === null ? null : { lat, lon }
  return { id, kind, name, whole, org: { id: org, name: orgName }, estate: { ...estate, point } }
}

const cameTo = async (_cx: Cx, done: Done) => came(done)
const changed = (cx: Cx, done: Done) => q.premise(cx.tx, done['id'] ?? '')

export const routes = [
  reads(api.list, { load: community, can: can.read, run: list }),
  reads(api.show, { load: place, can: can.read, run: show }),
  acts(api.addMany, { load: community, can: can.add, run: addMany, show: cameTo }),
  acts(api.change, { load: place, can: can.change, run: change, show: changed }),
]
