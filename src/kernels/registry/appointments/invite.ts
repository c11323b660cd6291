/** Invitations by text message, which whoever appoints may send: so many a day from one desk, and to the same office once. */
import { dayOf, startOfDay } from '#platform/calendar.ts'
import type { Id } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import { refusals } from '#platform/refuse.ts'
import type { Done } from '#platform/route.ts'
import { invite as tell } from '#kernels/registry/notices/index.ts'
import { orgOf, type Org } from '#kernels/registry/orgs/index.ts'
import type { Role } from './contract.ts'
import * as q from './queries.ts'

const fail = refusals('appointment', { over: 409, invited: 409, invites: 429 })

/** So many a day from one desk, unless the operator says otherwise. */
const MOST = 50

/** Whether it went out today already. */
export const invitedToday = (cx: Cx, at: string | null): boolean => at !== null && dayOf(new Date(at)) === dayOf(cx.now)

interface Given { id: Id<'appointment'>; person: Id<'person'>; role: Role }

/** Writes the invitation of an appointment as the worn desk or team. It leaves once this is committed, in the night at eight. */
export async function sendInvitation(cx: Cx, org: Org, { id, person, role }: Given): Promise<void> {
  if (cx.hat.kind !== 'tree' && cx.hat.kind !== 'team') throw new Error('an invitation comes from a desk or a team')
  const from = cx.hat.org
  const most = cx.limits?.['LIMIT_INVITES_DAY'] ?? MOST
  await q.lockInvites(cx.tx, from)
  const today = await q.invited(cx.tx, { from, since: startOfDay(dayOf(cx.now)), person, org: org.id, role })
  if (today.same) throw fail('invited')
  if (today.sent >= most) throw fail('invites', { count: most })
  await q.keepInvited(cx.tx, { id, from, now: cx.now })
  await tell(cx, { person, noun: 'appointment', target: id, facts: { role, org: org.name } })
}

/** Invites whoever holds an appointment, again where it is another day. */
export async function invite(cx: Cx, row: q.Row): Promise<Done> {
  if (row.until <= dayOf(cx.now)) throw fail('over')
  const org = await orgOf(cx.tx, row.org)
  if (org === undefined) throw new Error('an appointment stands at an organisation')
  await sendInvitation(cx, org, row)
  return { id: row.id }
}
