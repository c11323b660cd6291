import { z } from 'zod'
import { id, type Id } from '#platform/contract.ts'
import { one, runOne, sql, type Tx } from '#platform/sql.ts'

const Entering = z.object({
  at: z.string().nullable(),
  person: id('person').nullable(), name: z.string().nullable(), adult: z.boolean().nullable(),
  strong: z.boolean().nullable(), created: z.string().nullable(),
})
/** The clock, and who holds this token, in one trip: it is asked at every request. */
export const entering = (tx: Tx, of: { digest: Buffer | null; real: Date }) =>
  one(Entering, tx, sql`
    select c.at, s.person, s.strong, s.created, s.name, s.adult
    from clock c left join lateral (
      select s.person, s.strong, s.created, p.name, x.adult
      from session s join person p on p.id = s.person join person_sealed x on x.person = s.person
      where s.token = ${of.digest} and s.until > ${of.real} and p.state = 'active'
    ) s on true`)

export const openSession = (tx: Tx, row: { digest: Buffer; person: Id<'person'>; strong: boolean; created: Date; until: Date }) =>
  runOne(tx, sql`
    insert into session (token, person, strong, created, until) values (${row.digest}, ${row.person}, ${row.strong}, ${row.created}, ${row.until})`)
