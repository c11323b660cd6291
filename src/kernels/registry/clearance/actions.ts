import { dayOf } from '#platform/calendar.ts'
import { me, type Cx } from '#platform/cx.ts'
import { newId } from '#platform/id.ts'
import { tell } from '#platform/journal.ts'
import { refusals } from '#platform/refuse.ts'
import type { Done } from '#platform/route.ts'
import { isTeamRole } from '#kernels/registry/appointments/contract.ts'
import type { Held } from '#kernels/registry/appointments/index.ts'
import * as q from './queries.ts'
import { clearanceOf } from './states.ts'

const fail = refusals('clearance', { 'not-member': 409, seen: 409, ended: 409 })

/** Keeps that whoever acts has seen this member's document today. */
export async function see(cx: Cx, member: Held): Promise<Done> {
  const day = dayOf(cx.now)
  if (cx.hat.kind !== 'tree') throw new Error('a document is seen in an office')
  if (!isTeamRole(member.role) || member.until <= day) throw fail('not-member')
  if (((await clearanceOf(cx, [member.person])).get(member.person)?.seen ?? null) !== null) throw fail('seen')
  const id = newId('clearance')
  await q.insert(cx.tx, { id, person: member.person, org: cx.hat.org, orgPath: member.orgPath, officer: me(cx), day })
  await tell(cx, 'clearance', id, [`person:${member.person}`])
  return { id: member.id }
}

/** Takes back that a document was seen. */
export async function end(cx: Cx, row: q.Row): Promise<Done> {
  if (row.ended !== null) throw fail('ended')
  await q.end(cx.tx, { id: row.id, now: cx.now })
  await tell(cx, 'clearance', row.id, [`person:${row.person}`])
  return {}
}
