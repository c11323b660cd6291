import { add, change, door, flow, office, rows, see, self } from '#platform/policy.ts'

const OFFICES = ['staff', 'editor', 'leader', 'admin', 'auditor'] as const

export const appointmentPolicy = rows('appointment', {
  read: see(self('person'), office(OFFICES), flow, door),
  give: add(office('admin', { notBy: 'person' }), door),
  end: change(office('admin', { notBy: 'person' })),
})

const asPerson = `(select nullif(current_setting('qq.person', true), '')::uuid)`
const asTeam = `(select nullif(current_setting('qq.team', true), '')::uuid)`
const asLeader = `org = ${asTeam} and current_setting('qq.role', true) = 'team.leader'`
const asStaff = `org_path >= current_setting('qq.lo', true)
  and org_path < case when current_setting('qq.role', true) = 'staff' then current_setting('qq.hi', true) else '' end
  and role in ('team.leader', 'team.member') and person is distinct from ${asPerson}`
const asOwnLeader = `${asLeader} and role = 'team.member'`

/** Roles in teams: the office above gives them, and a leader takes members into the own team. */
export const teamSecurity: readonly string[] = [
  'grant select, insert, update on appointment to qq_team',
  `create policy qq_appointment_select_own_team on appointment for select to qq_team using (${asLeader})`,
  `create policy qq_appointment_insert_own_team on appointment for insert to qq_team with check (${asOwnLeader})`,
  `create policy qq_appointment_update_own_team on appointment for update to qq_team using (${asOwnLeader}) with check (${asOwnLeader})`,
  `create policy qq_appointment_insert_staff on appointment for insert to qq_tree with check (${asStaff})`,
  `create policy qq_appointment_update_staff on appointment for update to qq_tree using (${asStaff}) with check (${asStaff})`,
]
