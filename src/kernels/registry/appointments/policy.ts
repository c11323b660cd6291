import type { Cx } from '#platform/cx.ts'
import { add, cans, change, door, flow, office, rows, see, self } from '#platform/policy.ts'
import { isTeamRole, type Role } from './contract.ts'

const OFFICES = ['staff', 'editor', 'leader', 'admin', 'auditor'] as const

/** An admin appoints at the own organisation and below, never herself; set-up appoints the first one at the door. */
export const appointmentPolicy = rows('appointment', {
  read: see(self('person'), office(OFFICES), flow, door),
  give: add(office('admin', { notBy: 'person' }), door),
  end: change(office('admin', { notBy: 'person' })),
})

/** Roles in teams, which the staff above give too. The database's half stands below: it has to look at the role. */
const inTeams = rows('appointment', {
  give: add(office(['admin', 'staff'], { notBy: 'person' })),
}, { table: 'appointment' })

const can = cans(appointmentPolicy)
const canInTeams = cans(inTeams)

interface Place { org: string; orgPath: string; role: Role; person?: string }

const asOwnLeader = (cx: Cx, place: Place): string =>
  cx.hat.kind === 'team' && cx.hat.role === 'team.leader' && cx.hat.org === place.org && place.role === 'team.member' ? 'ok' : 'may.not-leader'

/** Whether the worn hat may give this role there, and end it. `ok`, or the code that says why not. */
export function mayGive(cx: Cx, place: Place): string {
  if (!cx.checks) return 'ok'
  if (cx.hat.kind === 'team') return asOwnLeader(cx, place)
  const facts = { orgPath: place.orgPath, person: place.person }
  return isTeamRole(place.role) ? canInTeams.give(cx, facts) : can.give(cx, facts)
}

/** Whether the worn hat may see who holds which role there. */
export const maySee = (cx: Cx, place: { org: string; orgPath: string }): string =>
  cx.hat.kind === 'team' && cx.hat.role === 'team.leader' && cx.hat.org === place.org ? 'ok' : can.read(cx, { orgPath: place.orgPath })

const asPerson = `(select nullif(current_setting('qq.person', true), '')::uuid)`
const asTeam = `(select nullif(current_setting('qq.team', true), '')::uuid)`
const leads = `org = ${asTeam} and current_setting('qq.role', true) = 'team.leader'`
const ownMember = `${leads} and role = 'team.member' and person is distinct from ${asPerson}`
const staffBelow = `org_path >= current_setting('qq.lo', true)
  and org_path < case when current_setting('qq.role', true) = 'staff' then current_setting('qq.hi', true) else '' end
  and role in ('team.leader', 'team.member') and person is distinct from ${asPerson}`

/** Roles in teams: the staff above give them, a leader takes members into the own team, and whoever sits at a desk knows of the own ones. */
export const teamSecurity: readonly string[] = [
  'grant select, insert, update on appointment to qq_team',
  `create policy qq_appointment_select_own_team on appointment for select to qq_team using (${leads})`,
  `create policy qq_appointment_insert_own_team on appointment for insert to qq_team with check (${ownMember})`,
  `create policy qq_appointment_update_own_team on appointment for update to qq_team using (${ownMember}) with check (${ownMember})`,
  // At a desk too one knows one's own roles: who is of a team reviews nothing that it did.
  `create policy qq_appointment_select_own on appointment for select to qq_tree using (person = ${asPerson})`,
  `create policy qq_appointment_insert_staff on appointment for insert to qq_tree with check (${staffBelow})`,
  `create policy qq_appointment_update_staff on appointment for update to qq_tree using (${staffBelow}) with check (${staffBelow})`,
]
