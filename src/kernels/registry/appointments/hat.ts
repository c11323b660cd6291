import { z } from 'zod'
import { dayOf } from '#platform/calendar.ts'
import type { Id } from '#platform/contract.ts'
import type { Cx, Hat } from '#platform/cx.ts'
import { Refusal } from '#platform/refuse.ts'
import * as q from './queries.ts'

const HATS: Readonly<Record<string, 'tree' | 'team'>> = {
  staff: 'tree', editor: 'tree', leader: 'tree', admin: 'tree', auditor: 'tree', 'team.leader': 'team',
}
const Asked = z.tuple([z.enum(['tree', 'team']), z.uuid()])

/** Which kind of hat a role wears; undefined for a role that wears none. */
export const hatKindOf = (role: string): 'tree' | 'team' | undefined => HATS[role]

/**
 * The hat that `asked` names (`tree:<appointment>`, `team:<appointment>`) for `person` on the day of `cx.now`.
 * Refuses `may.no-office` (403) where the appointment is another's, is out of its term or wears another hat.
 */
export async function hatOf(cx: Cx, person: Id<'person'>, asked: string): Promise<Hat> {
  const read = Asked.safeParse(asked.split(':'))
  if (!read.success) throw new Refusal('may.no-office', 403)
  const [kind, appointment] = read.data
  const held = await q.held(cx.tx, { person, appointment, day: dayOf(cx.now) })
  if (held === undefined || hatKindOf(held.role) !== kind) throw new Refusal('may.no-office', 403)
  return { kind, appointment: held.id, role: held.role, org: held.org, path: held.orgPath }
}
