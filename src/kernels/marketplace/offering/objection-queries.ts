import { z } from 'zod'
import { id, Instant } from '#platform/contract.ts'
import { many, maybe, one, run, runOne, sql, type Tx } from '#platform/sql.ts'

/** An objection as the worn hat may read it; its words are sealed. */
const Row = z.object({
  id: id('objection'), org: id('org'), orgName: z.string(), orgPath: z.string(), person: id('person'), sealed: z.instanceof(Buffer), at: Instant,
  answer: z.instanceof(Buffer).nullable(), answeredAt: Instant.nullable(),
})
export type Row = z.infer<typeof Row>

const rows = sql`select j.id, j.org, o.name as org_name, j.org_path, j.person, j.sealed, j.at, j.answer, j.answered_at from objection j join org o on o.id = j.org`
const MOST = 200

export const own = (tx: Tx, person: string) => many(Row, tx, sql`${rows} where j.person = ${person} order by j.at desc limit ${MOST}`)
const order = sql`j.answered_at is not null, case when j.answered_at is null then extract(epoch from j.at) else -extract(epoch from j.at) end, j.id`
/** What waits longest comes first, then what is answered, newest first. */
export const inbox = (tx: Tx, of: { after: string | undefined; limit: number }) => many(Row, tx, sql`
  ${rows} where ${of.after === undefined ? sql`true` : sql`(${order}) > (select ${order} from objection j where j.id = ${of.after}::uuid)`} order by ${order} limit ${of.limit}`)
export const objection = (tx: Tx, of: string) => maybe(Row, tx, sql`${rows} where j.id = ${of}`)
/** Waits until no other objection of this person is being made, so that their number is exact. Worn as that person. */
export const lockPerson = (tx: Tx, person: string) => run(tx, sql`select from person where id = ${person} for no key update`)
export const waiting = (tx: Tx, person: string) => one(z.object({ count: z.number() }), tx, sql`
  select count(*)::int as count from objection where person = ${person} and answered_at is null`)

export const add = (tx: Tx, row: { id: string; org: string; path: string; person: string; sealed: Buffer; at: Date }) => runOne(tx, sql`
  insert into objection (id, org, org_path, person, sealed, at) values (${row.id}, ${row.org}, ${row.path}, ${row.person}, ${row.sealed}, ${row.at})`)
/** Answers what has no answer yet; false where somebody was faster. */
export const answer = async (tx: Tx, row: { id: string; answer: Buffer; by: string; at: Date }): Promise<boolean> =>
  (await run(tx, sql`update objection set answer = ${row.answer}, answered_at = ${row.at}, answered_by = ${row.by} where id = ${row.id} and answered_at is null`)) > 0

export const dropAll = (tx: Tx, person: string) => run(tx, sql`delete from objection where person = ${person}`)
