import { z } from 'zod'
import { Day, id, Instant, type Id } from '#platform/contract.ts'
import { many, maybe, run, runOne, sql, type Tx } from '#platform/sql.ts'

type PersonId = Id<'person'>

const Row = z.object({ id: id('clearance'), person: id('person'), orgPath: z.string(), ended: Instant.nullable() })
export type Row = z.infer<typeof Row>
export const byId = (tx: Tx, of: string) => maybe(Row, tx, sql`select id, person, org_path, ended from clearance where id = ${of}`)

const Stand = z.object({
  person: id('person'), id: id('clearance').nullable(), day: Day.nullable(), org: z.string().nullable(), officer: z.string().nullable(), orgPath: z.string().nullable(),
  signed: z.boolean(), paused: z.boolean(),
})
/** Where these persons stand: the document that counts, whether this version of the pledge is signed, whether they are paused. */
export const stands = (tx: Tx, of: { people: readonly string[]; version: string }) =>
  many(Stand, tx, sql`
    select p.id as person, c.id, c.day, o.name as org, f.name as officer, c.org_path,
      exists (select from consent s where s.person = p.id and s.purpose = 'visits' and s.version = ${of.version} and s.ended is null) as signed,
      exists (select from clearance_pause x where x.person = p.id and x.ended is null) as paused
    from person p
    left join clearance c on c.person = p.id and c.ended is null
    left join org o on o.id = c.org
    left join person f on f.id = c.officer
    where p.id = any(${[...of.people]}::uuid[])`)

export const insert = (tx: Tx, row: { id: string; person: PersonId; org: string; orgPath: string; officer: PersonId; day: Day }) =>
  runOne(tx, sql`
    insert into clearance (id, person, org, org_path, officer, day)
    values (${row.id}, ${row.person}, ${row.org}, ${row.orgPath}, ${row.officer}, ${row.day})`)
export const end = (tx: Tx, of: { id: string; now: Date }) => runOne(tx, sql`update clearance set ended = ${of.now} where id = ${of.id}`)

export const pause = (tx: Tx, row: { id: string; person: PersonId; org: string; orgPath: string; now: Date }) =>
  runOne(tx, sql`
    insert into clearance_pause (id, person, org, org_path, since)
    values (${row.id}, ${row.person}, ${row.org}, ${row.orgPath}, ${row.now})`)
export const resume = (tx: Tx, of: { id: string; now: Date }) =>
  run(tx, sql`update clearance_pause set ended = ${of.now} where id = ${of.id} and ended is null`)

const Pause = z.object({ id: z.string(), since: Instant, ended: Instant.nullable() })
/** Since when, until when; not in whose name, which would say whose visit it was. */
export const pausesOf = (tx: Tx, person: PersonId) =>
  many(Pause, tx, sql`select x.id, x.since, x.ended from clearance_pause x where x.person = ${person} order by x.since desc, x.id`)

const Kept = z.object({ id: z.string(), day: Day, org: z.string(), officer: z.string(), ended: Instant.nullable() })
export const kept = (tx: Tx, person: PersonId) =>
  many(Kept, tx, sql`
    select c.id, c.day, o.name as org, f.name as officer, c.ended
    from clearance c join org o on o.id = c.org join person f on f.id = c.officer
    where c.person = ${person} order by c.day desc, c.id`)

export const endAll = (tx: Tx, of: { person: PersonId; now: Date }) =>
  run(tx, sql`update clearance set ended = ${of.now} where person = ${of.person} and ended is null`)
export const dropPauses = (tx: Tx, person: PersonId) => run(tx, sql`delete from clearance_pause where person = ${person}`)
