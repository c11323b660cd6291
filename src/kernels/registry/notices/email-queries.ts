import { z } from 'zod'
import { id, type Id } from '#platform/contract.ts'
import { many, maybe, one, run, runOne, sql, type Tx } from '#platform/sql.ts'

const Bytes = z.instanceof(Buffer)

export const add = (tx: Tx, row: { id: string; person: Id<'person'>; key: Buffer; sealed: Buffer; at: Date }) =>
  runOne(tx, sql`
    insert into email_code (id, person, address_key, sealed, at) values (${row.id}, ${row.person}, ${row.key}, ${row.sealed}, ${row.at})`)

const Count = z.object({ count: z.coerce.number() })
/** How many codes this person asked for, or went to this address, since `since`; the larger counts. */
export const lately = (tx: Tx, of: { person: Id<'person'>; key: Buffer; since: Date }) =>
  one(Count, tx, sql`
    select greatest(count(*) filter (where person = ${of.person}), count(*) filter (where address_key = ${of.key})) as count
    from email_code where at > ${of.since} and (person = ${of.person} or address_key = ${of.key})`)

const Asked = z.object({ id: id('email-code'), sealed: Bytes, at: z.string(), tries: z.number(), used: z.boolean() })
export type Asked = z.infer<typeof Asked>
export const lock = (tx: Tx, of: { id: string; person: Id<'person'> }) =>
  maybe(Asked, tx, sql`select id, sealed, at, tries, used from email_code where id = ${of.id} and person = ${of.person} for update`)
export const at = (tx: Tx, of: string) => one(Asked.pick({ id: true, at: true }), tx, sql`select id, at from email_code where id = ${of}`)
export const wrong = (tx: Tx, of: string) => runOne(tx, sql`update email_code set tries = tries + 1 where id = ${of}`)
export const use = (tx: Tx, of: string) => runOne(tx, sql`update email_code set used = true where id = ${of}`)

const Waiting = z.object({ id: z.string(), sealed: Bytes, at: z.string(), language: z.enum(['zh', 'en']) })
const waiting = sql`select c.id, c.sealed, c.at, coalesce(p.language, 'zh') as language from email_code c left join notice_preference p on p.person = c.person`
/** Codes that have not gone out; several workers share them out. */
export const unsent = (tx: Tx, of: { since: Date; limit: number }) =>
  many(Waiting, tx, sql`${waiting} where c.sent_at is null and c.at > ${of.since} order by c.at limit ${of.limit} for update of c skip locked`)
/** Codes that a machine keeps to itself. */
export const kept = (tx: Tx, of: { person: string | null; limit: number }) =>
  many(Waiting, tx, sql`${waiting} where c.sent_at is null and (${of.person}::uuid is null or c.person = ${of.person}) order by c.at desc limit ${of.limit}`)
export const sent = (tx: Tx, of: { id: string; at: Date | null }) => run(tx, sql`update email_code set sent_at = ${of.at} where id = ${of.id}`)
export const sweep = (tx: Tx, before: Date) => run(tx, sql`delete from email_code where at < ${before}`)

export const dropAll = (tx: Tx, person: Id<'person'>) => run(tx, sql`delete from email_code where person = ${person}`)
