/** Today's visits in the order of a walk: estate by estate, building by building. */
import { addDays, dayOf, startOfDay } from '#platform/calendar.ts'
import type { Result } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import type { Org } from '#kernels/registry/orgs/index.ts'
import { placeKey } from '../actions.ts'
import { listed } from '../view.ts'
import type * as api from './contract.ts'
import * as q from './queries.ts'

interface Building { name: string; at: number }

/**
 * The building of each of these requests. The address is sealed: the blind index of each building of the estates is compared with the
 * request's, which row security shows to who may open the address.
 */
async function buildingOf(cx: Cx, rows: readonly { id: string; estate: string }[]): Promise<Map<string, Building>> {
  const all = await q.buildingsOf(cx.tx, [...new Set(rows.map(({ estate }) => estate))])
  const known = new Map(all.map(({ id, name }, at) => [placeKey(cx, id).toString('hex'), { name, at }]))
  const keys = await q.buildingKeys(cx.tx, rows.map(({ id }) => id))
  return new Map(keys.flatMap(({ id, building }) => {
    const found = known.get(building.toString('hex'))
    return found === undefined ? [] : [[id, found] as const]
  }))
}

/** Today's visits of the worn desk; in each estate the buildings by number, and what names none at the end. */
export async function rounds(cx: Cx, org: Org): Promise<Result<typeof api.rounds>> {
  const today = dayOf(cx.now)
  const rows = await q.visitsIn(cx.tx, { org: org.id, from: startOfDay(today), to: startOfDay(addDays(today, 1)) })
  const buildings = await buildingOf(cx, rows)
  const at = (id: string): number => buildings.get(id)?.at ?? Infinity
  // Their query gave them by time, and a sort keeps that.
  const walk = rows.toSorted((a, b) => a.estateName.localeCompare(b.estateName, 'zh') || a.estate.localeCompare(b.estate) || (at(a.id) === at(b.id) ? 0 : at(a.id) - at(b.id)))
  return { items: walk.map((row) => ({ request: listed(cx, row), building: buildings.get(row.id)?.name ?? null })) }
}
