import { z } from 'zod'
import { id, type Day } from '#platform/contract.ts'
import { many, maybe, one, run, runOne, sql, type Tx } from '#platform/sql.ts'
import { OrgKind } from '#kernels/registry/orgs/contract.ts'
import type { Handler } from './contract.ts'

const Row = z.object({
  name: z.string(),
  contact: z.string(),
  filings: z.array(z.string()),
  token: z.instanceof(Buffer).nullable(),
  done: z.boolean(),
})
export type Row = z.infer<typeof Row>

/** Who runs this installation; undefined before its first start has been set up. */
export const handler = (tx: Tx): Promise<Row | undefined> =>
  maybe(Row, tx, sql`select name, contact, filings, token, done from handler`)

/** Holds the one row, so that two that set up at once wait for each other. */
export const lock = (tx: Tx) => maybe(Row, tx, sql`select name, contact, filings, token, done from handler for update`)

/** Keeps the digest of a new token; the old one is worth nothing. */
export const keepToken = (tx: Tx, token: Buffer) =>
  runOne(
    tx,
    sql`
  insert into handler (name, contact, token) values ('', '', ${token}) on conflict (one) do update set token = excluded.token`,
  )

export const write = (tx: Tx, { name, contact, filings }: Handler) =>
  runOne(
    tx,
    sql`
  update handler set name = ${name}, contact = ${contact}, filings = ${JSON.stringify(filings)}`,
  )

export const finish = (tx: Tx) => runOne(tx, sql`update handler set done = true, token = null`)

const First = z.object({
  id: id('org'),
  name: z.string(),
  kind: OrgKind,
  path: z.string(),
  area: z.string().nullable(),
  children: z.number(),
  practice: z.boolean(),
})
/** The first organisation at the top of the tree, how many stand under it, and whether a practice has set anything there. */
export const first = (tx: Tx) =>
  maybe(
    First,
    tx,
    sql`
  select o.id, o.name, o.kind, o.path, o.area, (select count(*)::int from org c where c.parent = o.id) as children,
    exists (select from setting s where s.org = o.id and s.practice <> 'local' and s.until is null) as practice
  from org o where o.parent is null order by o.serial limit 1`,
  )

const Given = z.object({ id: id('appointment'), person: id('person'), name: z.string(), role: z.string() })
/** What set-up itself has given at this organisation and is in force. */
export const given = (tx: Tx, at: { org: string; day: Day }) =>
  many(
    Given,
    tx,
    sql`
  select a.id, a.person, p.name, a.role from appointment a join person p on p.id = a.person
  where a.org = ${at.org} and a.by_person is null and a.from_day <= ${at.day} and a.until_day > ${at.day} order by a.id`,
  )

const Count = z.object({ people: z.number() })
/** How many people hold a role that somebody gave them, at the first organisation and below. */
export const appointed = (tx: Tx, at: { path: string; day: Day }) =>
  one(
    Count,
    tx,
    sql`
  select count(distinct person)::int as people from appointment
  where starts_with(org_path, ${at.path}) and by_person is not null and from_day <= ${at.day} and until_day > ${at.day}`,
  )

/** Takes back what was given on the same day to somebody else: it never was in force for a day. */
export const takeBack = (tx: Tx, of: { ids: readonly string[]; day: Day }) =>
  run(
    tx,
    sql`
  update appointment set from_day = from_day - 1, until_day = ${of.day} where id = any(${[...of.ids]}::uuid[])`,
  )
