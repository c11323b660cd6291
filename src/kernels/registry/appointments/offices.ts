import { dayOf } from '#platform/calendar.ts'
import type { Id } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import { pathsTo } from '#kernels/registry/settings/index.ts'
import { hatKindOf } from './hat.ts'
import * as q from './queries.ts'

/** Today's roles of a person, each with the hat that it wears and the organisations above it, top first. */
export async function officesOf(cx: Cx, person: Id<'person'>) {
  const held = await q.officesOf(cx.tx, { person, day: dayOf(cx.now) })
  const names = new Map((await q.namesOn(cx.tx, held.flatMap(({ org }) => pathsTo(org.path)))).map(({ path, name }) => [path, name]))
  return held.map((office) => {
    const kind = hatKindOf(office.role)
    const above = pathsTo(office.org.path).filter((path) => path !== office.org.path).toSorted().map((path) => names.get(path) ?? '')
    return { ...office, hat: kind === undefined ? null : `${kind}:${office.id}`, above }
  })
}

/** The appointment with this id, as the worn hat may read it; undefined where it may not. */
export const appointmentOf = (cx: Cx, of: string): Promise<q.Row | undefined> => q.byId(cx.tx, of)

/** Today's members of a team, leaders first. Worn as its leader, an office above it, or the clock. */
export const membersOf = (cx: Cx, team: Id<'org'>): Promise<q.Row[]> => q.members(cx.tx, { team, day: dayOf(cx.now) })
