import { z } from 'zod'
import { id } from '#platform/contract.ts'
import { many, maybe, one, run, runOne, sql, type Tx } from '#platform/sql.ts'

/** Which kinds are worth a call, with their hours; which of them concern people without an account; where a record is over. */
export interface Worth { hours: Readonly<Record<string, number>>; absent: readonly string[]; over: readonly string[] }

/** Whether the record has ended since, or one of those who were told has moved it, and so knows. */
const moved = (of: { target: string; since: string; persons: string; over: readonly string[] }) => sql`
  exists (select from move m where m.id = ${sql.ref(of.target)} and m.at > ${sql.ref(of.since)}
    and (m.noun || '.' || m.to_state = any(${[...of.over]}::text[]) or m.person = any(${sql.raw(of.persons)})))`

const Unseen = z.object({
  noun: z.string(), target: z.string(), code: z.string(), told: z.string(), persons: z.array(id('person')), org: id('org'), orgPath: z.string(),
})
/**
 * Notices that nobody on their side saw within the hours of their kind, and those to people without an account, with the desk of
 * the record that they are about. Left out: what is older than `since`, what is over, what a newer one to the same side says instead,
 * what stands on the list.
 */
export const unseen = (tx: Tx, of: Worth & { now: Date; since: Date }) =>
  many(Unseen, tx, sql`
    select n.noun, n.target, n.code, n.at as told, array_remove(array_agg(n.person), null) as persons, m.org, m.org_path
    from notice n join jsonb_each_text(${JSON.stringify(of.hours)}::jsonb) h on h.key = n.code
    cross join lateral (select m.org, m.org_path from move m where m.id = n.target order by m.entry desc limit 1) m
    where n.at > ${of.since} and n.at <= ${of.now}
      and not exists (select from notice_call c where c.target = n.target and c.code = n.code and c.told_at = n.at and c.absent = (n.person is null))
      and not exists (select from notice l where l.target = n.target and l.at > n.at and l.code = any(${Object.keys(of.hours)}::text[]) and l.person is not distinct from n.person)
    group by n.noun, n.target, n.code, n.at, h.value, n.person is null, m.org, m.org_path
    having not ${moved({ target: 'n.target', since: 'n.at', persons: 'array_agg(n.person)', over: of.over })} and case when n.person is null then n.code = any(${[...of.absent]}::text[])
           else bool_and(n.seen_at is null) and n.at <= ${of.now}::timestamptz - h.value::int * interval '1 hour' end`)

export type NewCall = z.infer<typeof Unseen> & { id: string; at: Date }
export const raise = (tx: Tx, row: NewCall) =>
  run(tx, sql`
    insert into notice_call (id, noun, target, code, told_at, persons, org, org_path, at)
    values (${row.id}, ${row.noun}, ${row.target}, ${row.code}, ${row.told}, ${row.persons}::uuid[], ${row.org}, ${row.orgPath}, ${row.at})
    on conflict do nothing`)

const Gone = z.object({ id: z.string(), orgPath: z.string() })
/** Takes off the list what one of those who were told knows after all, what is over, and what a newer one to the same side says instead. */
export const moot = (tx: Tx, of: Worth & { now: Date }) =>
  many(Gone, tx, sql`
    update notice_call c set moot_at = ${of.now} where c.called_at is null and c.moot_at is null and (
      ${moved({ target: 'c.target', since: 'c.told_at', persons: 'c.persons', over: of.over })}
      or exists (select from notice l where l.target = c.target and l.at > c.told_at and l.code = any(${Object.keys(of.hours)}::text[])
        and case when c.absent then l.person is null else l.person = any(c.persons) end)
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
