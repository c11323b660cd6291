import { z } from 'zod'
import { command, Day, id, Instant, May, page, paging, query } from '#platform/contract.ts'

export const Role = z.enum(['staff', 'editor', 'leader', 'admin', 'auditor', 'team.leader', 'team.member'])
export type Role = z.infer<typeof Role>

/** Which roles an organisation of this kind may have. */
export const rolesAt = (kind: string): readonly Role[] =>
  kind === 'team' ? ['team.leader', 'team.member'] : ['staff', 'editor', 'leader', 'admin', 'auditor']

/** Roles in teams are worn as the team or not at all. */
export const isTeamRole = (role: Role): boolean => role === 'team.leader' || role === 'team.member'

/** A role of a person at an organisation, `until` excluded. */
export const Appointment = z.object({
  id: id('appointment'),
  person: z.object({ id: id('person'), name: z.string() }),
  org: id('org'),
  role: Role,
  from: Day,
  until: Day,
  /** The last invitation by text message, and what became of it; `waits` for the worker or for the morning. */
  invited: z.object({ at: Instant, became: z.enum(['waits', 'sent', 'failed']) }).nullable(),
  /** `end`, `invite`. */
  may: May,
})
export type Appointment = z.infer<typeof Appointment>

const at = z.object({ org: id('org') })

/** Appoints whoever has this phone; who has no account yet gets one and finds the role at the first sign-in. */
export const appoint = command('appointment.appoint', 'POST /orgs/:org/appointments', {
  params: at,
  input: z.object({
    phone: z.string().max(40),
    /** Taken only where the phone has no account yet: people name themselves. */
    name: z.string().trim().min(1).max(40),
    role: Role,
    until: Day,
    /** Sends her an invitation by text message. */
    invite: z.boolean().default(false),
  }),
  result: Appointment,
  refuses: ['phone.wrong', 'appointment.role', 'appointment.term', 'appointment.twice', 'appointment.self', 'appointment.closed', 'appointment.invited', 'appointment.invites'],
})
/** Sends an invitation by text message, to the same office once a day. */
export const invite = command('appointment.invite', 'POST /appointments/:id/invite', {
  params: z.object({ id: id('appointment') }), result: Appointment, refuses: ['appointment.over', 'appointment.invited', 'appointment.invites'],
})
/** Ends a role today. It is gone at the next request. */
export const end = command('appointment.end', 'POST /appointments/:id/end', {
  params: z.object({ id: id('appointment') }), result: Appointment, refuses: ['appointment.over'],
})
/** Who holds a role at this organisation today, and which roles the reader may give here. */
export const list = query('appointment.list', 'GET /orgs/:org/appointments', {
  params: at, input: z.object({ ...paging }), result: page(Appointment).extend({ gives: z.array(Role) }),
})

/** Who belongs to the worn team, leaders first; helpers are named from among them. */
export const members = query('team.members', 'GET /team/members', {
  result: z.object({ items: z.array(Appointment) }),
})
