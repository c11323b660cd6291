import { z } from 'zod'
import { id, type Id } from '#platform/contract.ts'
import { many, maybe, one, run, runOne, sql, type Tx } from '#platform/sql.ts'

type PersonId = Id<'person'>

/** One notice to one person. */
export interface Told { person: string; code: string; noun: string; target: string; facts?: Record<string, unknown> }

export const insert = (tx: Tx, row: Told & { id: string; at: Date }) =>
  runOne(tx, sql`
    insert into notice (id, person, code, noun, target, facts, at)
    values (${row.id}, ${row.person}, ${row.code}, ${row.noun}, ${row.target}, ${JSON.stringify(row.facts ?? {})}, ${row.at})`)

const Row = z.object({
  id: id('notice'), code: z.string(), noun: z.string(), target: z.string(), facts: z.record(z.string(), z.unknown()), at: z.string(), seen: z.boolean(),
})
export const inbox = (tx: Tx, of: { person: PersonId; after: string | null; limit: number }) =>
  many(Row, tx, sql`
    select id, code, noun, target, facts, at, seen_at is not null as seen from notice
    where person = ${of.person}
      and (${of.after}::uuid is null or (at, id) < (select n.at, n.id from notice n where n.id = ${of.after}::uuid))
    order by at desc, id desc limit ${of.limit}`)

const Count = z.object({ count: z.coerce.number() })
export const unseen = (tx: Tx, person: PersonId) =>
  one(Count, tx, sql`select count(*) from notice where person = ${person} and seen_at is null`)

const Own = z.object({ id: id('notice'), at: z.string() })
export const own = (tx: Tx, of: { person: PersonId; id: string }) =>
  maybe(Own, tx, sql`select id, at from notice where person = ${of.person} and id = ${of.id}`)

export const markSeen = (tx: Tx, of: { person: PersonId; upTo: string; now: Date }) =>
  run(tx, sql`update notice set seen_at = ${of.now} where person = ${of.person} and seen_at is null and at <= ${of.upTo}`)

export const deleteAll = (tx: Tx, person: PersonId) => run(tx, sql`delete from notice where person = ${person}`)
