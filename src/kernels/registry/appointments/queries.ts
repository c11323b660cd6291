import { z } from 'zod'
import { id, type Day, type Id } from '#platform/contract.ts'
import { maybe, sql, type Tx } from '#platform/sql.ts'

const Held = z.object({ id: id('appointment'), role: z.string(), org: id('org'), orgPath: z.string() })

/** The appointment, where this person holds it on this day. */
export const held = (tx: Tx, of: { person: Id<'person'>; appointment: string; day: Day }) =>
  maybe(Held, tx, sql`
    select id, role, org, org_path from appointment
    where id = ${of.appointment} and person = ${of.person} and from_day <= ${of.day} and until_day > ${of.day}`)
