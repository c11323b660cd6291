import { z } from 'zod'
import { Day, id, Instant, type Id } from '#platform/contract.ts'
import { many, maybe, one, run, runOne, sql, type Tx } from '#platform/sql.ts'
import { Role } from './contract.ts'

type PersonId = Id<'person'>

const Held = z.object({ id: id('appointment'), role: z.string(), org: id('org'), orgPath: z.string() })
/** The appointment, where this person holds it on this day. */
export const held = (tx: Tx, of: { person: PersonId; appointment: string; day: Day }) =>
  maybe(Held, tx, sql`
    select id, role, org, org_path from appointment
    where id = ${of.appointment} and person = ${of.person} and from_day <= ${of.day} and until_day > ${of.day}`)

const Row = z.object({
  id: id('appointment'), person: id('person'), name: z.string(), org: id('org'), orgPath: z.string(), role: Role, from: Day, until: Day,
  invited: Instant.nullable(),
})
export type Row = z.infer<typeof Row>
const rows = sql`
  select a.id, a.person, p.name, a.org, a.org_path, a.role, a.from_day as "from", a.until_day as "until", a.invited_at as invited
  from appointment a join person p on p.id = a.person`

export const byId = (tx: Tx, of: string) => maybe(Row, tx, sql`${rows} where a.id = ${of}`)
export const made = (tx: Tx, of: string) => one(Row, tx, sql`${rows} where a.id = ${of}`)

/** Who holds a role at this organisation on this day, in the order of their appointments. */
export const at = (tx: Tx, of: { org: Id<'org'>; day: Day; after: string | null; limit: number }) =>
  many(Row, tx, sql`
    ${rows} where a.org = ${of.org} and a.from_day <= ${of.day} and a.until_day > ${of.day}
      and (${of.after}::uuid is null or a.id > ${of.after}::uuid)
    order by a.id limit ${of.limit}`)

export const members = (tx: Tx, of: { team: Id<'org'>; day: Day }) =>
  many(Row, tx, sql`
    ${rows} where a.org = ${of.team} and a.role in ('team.leader', 'team.member') and a.from_day <= ${of.day} and a.until_day > ${of.day}
    order by a.role, a.id`)

const Office = z.object({
  id: id('appointment'), role: Role, until: Day, org: z.object({ id: id('org'), name: z.string(), kind: z.string(), path: z.string() }),
})
export const officesOf = (tx: Tx, of: { person: PersonId; day: Day }) =>
  many(Office, tx, sql`
    select a.id, a.role, a.until_day as "until", jsonb_build_object('id', o.id, 'name', o.name, 'kind', o.kind, 'path', o.path) as org
    from appointment a join org o on o.id = a.org
    where a.person = ${of.person} and a.from_day <= ${of.day} and a.until_day > ${of.day}
    order by o.path, a.role`)

const Named = z.object({ path: z.string(), name: z.string() })
export const namesOn = (tx: Tx, paths: readonly string[]) =>
  many(Named, tx, sql`select path, name from org where path = any(${[...paths]}::text[]) order by path`)

const Found = z.object({ id: id('appointment') })
export const same = (tx: Tx, of: { person: PersonId; org: Id<'org'>; role: Role; day: Day }) =>
  maybe(Found, tx, sql`
    select id from appointment
    where person = ${of.person} and org = ${of.org} and role = ${of.role} and from_day <= ${of.day} and until_day > ${of.day} limit 1`)

export interface NewAppointment {
  id: Id<'appointment'>
  person: PersonId
  org: Id<'org'>
  orgPath: string
  role: Role
  from: Day
  until: Day
  by: PersonId | null
}
export const insert = (tx: Tx, row: NewAppointment) =>
  runOne(tx, sql`
    insert into appointment (id, person, org, org_path, role, from_day, until_day, by_person)
    values (${row.id}, ${row.person}, ${row.org}, ${row.orgPath}, ${row.role}, ${row.from}, ${row.until}, ${row.by})`)

export const end = (tx: Tx, of: { id: string; day: Day }) =>
  runOne(tx, sql`update appointment set until_day = ${of.day} where id = ${of.id}`)

/** Lets one invitation of this organisation be counted at a time. */
export const lockInvites = async (tx: Tx, org: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${org}, 9))`.execute(tx)
}
const Invited = z.object({ sent: z.coerce.number(), same: z.boolean() })
/** How many invitations went out from here since then, and whether one of them to the same office, given again perhaps. */
export const invited = (tx: Tx, of: { from: string; since: Date; person: PersonId; org: Id<'org'>; role: Role }) =>
  one(Invited, tx, sql`
    select count(*) filter (where invited_from = ${of.from}) as sent,
      coalesce(bool_or(person = ${of.person} and org = ${of.org} and role = ${of.role}), false) as same
    from appointment where invited_at >= ${of.since} and (invited_from = ${of.from} or org = ${of.org})`)
export const keepInvited = (tx: Tx, of: { id: string; from: string; now: Date }) =>
  runOne(tx, sql`update appointment set invited_at = ${of.now}, invited_from = ${of.from} where id = ${of.id}`)

const RoleOf = z.object({ id: z.string(), role: Role, org: z.string(), from: Day, until: Day })
/** Every role that a person ever had. */
export const rolesOf = (tx: Tx, person: PersonId) =>
  many(RoleOf, tx, sql`
    select a.id, a.role, o.name as org, a.from_day as "from", a.until_day as "until" from appointment a join org o on o.id = a.org
    where a.person = ${person} order by a.from_day desc, a.id`)

const Top = z.object({ name: z.string() })
/** Organisations at the top whose only admin this person is. */
export const topsAlone = (tx: Tx, of: { person: PersonId; day: Day }) =>
  many(Top, tx, sql`
    select o.name from appointment a join org o on o.id = a.org
    where a.role = 'admin' and o.parent is null and a.from_day <= ${of.day} and a.until_day > ${of.day}
    group by o.id, o.name having bool_and(a.person = ${of.person})`)

export const endAll = (tx: Tx, of: { person: PersonId; day: Day }) =>
  run(tx, sql`update appointment set until_day = greatest(from_day, ${of.day}::date) where person = ${of.person} and until_day > ${of.day}`)
