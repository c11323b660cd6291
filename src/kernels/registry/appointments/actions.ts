import { addDays, dayOf } from '#platform/calendar.ts'
import type { Day, Id } from '#platform/contract.ts'
import { me, type Cx } from '#platform/cx.ts'
import { newId } from '#platform/id.ts'
import { refusals } from '#platform/refuse.ts'
import type { Done, Given } from '#platform/route.ts'
import { wearing } from '#platform/wear.ts'
import { notify } from '#kernels/registry/notices/index.ts'
import { orgOf, type Org } from '#kernels/registry/orgs/index.ts'
import { makePerson, personByPhone } from '#kernels/registry/people/index.ts'
import { rolesAt } from './contract.ts'
import type * as api from './contract.ts'
import { sendInvitation } from './invite.ts'
import * as q from './queries.ts'

const fail = refusals('appointment', { role: 400, term: 400, twice: 409, self: 409, over: 409, closed: 409 })

const LONGEST_DAYS = 6 * 366

type Appoint = Given<typeof api.appoint>

function check(cx: Cx, org: Org, { role, until }: { role: api.Role; until: Day }): void {
  const today = dayOf(cx.now)
  if (!rolesAt(org.kind).includes(role)) throw fail('role', { role, kind: org.kind }, 'role')
  if (until <= today || until > addDays(today, LONGEST_DAYS)) throw fail('term', {}, 'until')
  if (org.validTo !== null && org.validTo <= today) throw fail('closed')
}

interface Give { person: Id<'person'>; role: api.Role; until: Day; by: Id<'person'> | null; invite: boolean }

async function keep(cx: Cx, org: Org, give: Give): Promise<Id<'appointment'>> {
  check(cx, org, give)
  const today = dayOf(cx.now)
  if (await q.same(cx.tx, { person: give.person, org: org.id, role: give.role, day: today })) throw fail('twice', { role: give.role })
  const id = newId('appointment')
  await q.insert(cx.tx, { ...give, id, org: org.id, orgPath: org.path, from: today })
  if (give.invite) await sendInvitation(cx, org, { ...give, id })
  else await notify(cx, { person: give.person, code: 'appointment.given', noun: 'appointment', target: id, facts: { role: give.role, org: org.name } })
  return id
}

/** Appoints whoever has this phone; makes the account where there is none. An invitation tells what the notice would. */
export async function appoint(cx: Cx, org: Org, input: Appoint): Promise<Done> {
  check(cx, org, input)
  const known = await personByPhone(cx, input.phone)
  if (known === me(cx)) throw fail('self')
  const person = known ?? (await makePerson(cx, { phone: input.phone, name: input.name }))
  return { id: await keep(cx, org, { person, role: input.role, until: input.until, invite: input.invite, by: me(cx) }) }
}

/** Appoints as the door: the first admin at set-up. Refuses what `appoint` refuses. */
export const appointFirst = (cx: Cx, org: Org, give: Omit<Give, 'by' | 'invite'>): Promise<Id<'appointment'>> =>
  wearing(cx, { kind: 'door' }, () => keep(cx, org, { ...give, by: null, invite: false }))

/** Ends an appointment today. */
export async function end(cx: Cx, row: q.Row): Promise<Done> {
  const today = dayOf(cx.now)
  if (row.until <= today) throw fail('over')
  await q.end(cx.tx, { id: row.id, day: today })
  const org = await orgOf(cx.tx, row.org)
  await notify(cx, { person: row.person, code: 'appointment.ended', noun: 'appointment', target: row.id, facts: { role: row.role, org: org?.name ?? '' } })
  return { id: row.id }
}
