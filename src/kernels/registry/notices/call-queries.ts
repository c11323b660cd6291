import { z } from 'zod'
import { id } from '#platform/contract.ts'
import { many, maybe, one, run, runOne, sql, type Tx } from '#platform/sql.ts'

const Unseen = z.object({
  noun: z.string(), target: z.string(), code: z.string(), told: z.string(), persons: z.array(id('person')), org: id('org'), orgPath: z.string(),
})
/**
 * Notices that nobody on their side saw within the hours of their kind, and those to people without an account, with the desk of
 * the record that they are about. Left out: what is older than `since`, what the record has moved on from, what stands on the list.
 */
export const unseen = (tx: Tx, of: { hours: Readonly<Record<string, number>>; absent: readonly string[]; now: Date; since: Date }) =>
  many(Unseen, tx, sql`
    select n.noun, n.target, n.code, n.at as told, array_remove(array_agg(n.person), null) as persons, m.org, m.org_path
    from notice n join jsonb_each_text(${JSON.stringify(of.hours)}::jsonb) h on h.key = n.code
    join lateral (select m.org, m.org_path, m.at from move m where m.id = n.target order by m.entry desc limit 1) m on m.at <= n.at
    where n.at > ${of.since} and n.at <= ${of.now}
      and not exists (select from notice_call c where c.target = n.target and c.code = n.code and c.told_at = n.at and c.absent = (n.person is null))
    group by n.noun, n.target, n.code, n.at, h.value, n.person is null, m.org, m.org_path
    having case when n.person is null then n.code = any(${[...of.absent]}::text[])
           else bool_and(n.seen_at is null) and n.at <= ${of.now}::timestamptz - h.value::int * interval '1 hour' end`)

export type NewCall = z.infer<typeof Unseen> & { id: string; at: Date }
export const raise = (tx: Tx, row: NewCall) =>
  run(tx, sql`
    insert into notice_call (id, noun, target, code, told_at, persons, org, org_path, at)
    values (${row.id}, ${row.noun}, ${row.target}, ${row.code}, ${row.told}, ${row.persons}::uuid[], ${row.org}, ${row.orgPath}, ${row.at})
    on conflict do nothing`)

const Gone = z.object({ id: z.string(), orgPath: z.string() })
/** Takes off the list what one of those who were told has seen after all, and what the record has moved on from. */
export const moot = (tx: Tx, now: Date) =>
  many(Gone, tx, sql`
    update notice_call c set moot_at = ${now} where c.called_at is null and c.moot_at is null and (
      exists (select from move m where m.id = c.target and m.at > c.told_at)
      or not c.absent and exists (
        select from notice n where n.target = c.target and n.code = c.code and n.at = c.told_at and n.person is not null and n.seen_at is not null))
    returning c.id, c.org_path`)

const Row = z.object({
  id: id('call'), noun: z.string(), target: z.string(), code: z.string(), told: z.string(), persons: z.array(id('person')), orgPath: z.string(), open: z.boolean(),
})
export type Row = z.infer<typeof Row>
const columns = sql`c.id, c.noun, c.target, c.code, c.told_at as told, c.persons, c.org_path, c.called_at is null and c.moot_at is null as open`

export const list = (tx: Tx, of: { path: string; since: Date; after: string | null; limit: number }) =>
  many(Row, tx, sql`
    select ${columns} from notice_call c
    where c.org_path = ${of.path} and c.called_at is null and c.moot_at is null and c.told_at > ${of.since}
      and (${of.after}::uuid is null or (c.told_at, c.id) > (select o.told_at, o.id from notice_call o where o.id = ${of.after}::uuid))
    order by c.told_at, c.id limit ${of.limit}`)

export const call = (tx: Tx, of: string) => maybe(Row, tx, sql`select ${columns} from notice_call c where c.id = ${of} for update`)
export const done = (tx: Tx, of: { id: string; by: string; now: Date }) =>
  runOne(tx, sql`update notice_call set called_at = ${of.now}, called_by = ${of.by} where id = ${of.id}`)

const Count = z.object({ count: z.coerce.number() })
export const waiting = (tx: Tx, of: { path: string; since: Date }) =>
  one(Count, tx, sql`select count(*) from notice_call where org_path = ${of.path} and called_at is null and moot_at is null and told_at > ${of.since}`)

/** Takes off the list the calls that would reach this person alone: she has left. */
export const mootOf = (tx: Tx, of: { person: string; now: Date }) => run(tx, sql`
  update notice_call set moot_at = ${of.now} where persons = array[${of.person}::uuid] and called_at is null and moot_at is null`)
