import { z } from 'zod'
import { startOfDay, addDays } from '#platform/calendar.ts'
import { Day, id, Instant } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import { Binding, Words } from '#platform/figure/binding.ts'
import { many, maybe, one, runOne, sql, type Tx } from '#platform/sql.ts'
import { BulletinState, Correction, Page, Text } from './contract.ts'

/** A bulletin with the newest of its texts. */
export const Row = z.object({
  id: id('bulletin'), org: id('org'), orgName: z.string(), orgPath: z.string(), fromDay: Day, toDay: Day,
  editor: id('person'), editorName: z.string(), reviewer: id('person').nullable(), reviewerName: z.string().nullable(), signer: id('person').nullable(), signerName: z.string().nullable(),
  state: BulletinState, entry: z.number(),
  masthead: z.string(), issuer: z.string(), title: z.string(), blocks: Text.shape.blocks, imprint: Text.shape.imprint, saved: Instant,
  year: z.number().nullable(), number: z.number().nullable(), total: z.number().nullable(), day: Day.nullable(),
})
export type Row = z.infer<typeof Row>

const rowsOf = (where: ReturnType<typeof sql>) => sql`
  select b.id, b.org, o.name as org_name, b.org_path, b.from_day, b.to_day, b.editor, e.name as editor_name, b.reviewer, r.name as reviewer_name,
    b.signer, s.name as signer_name, b.state, b.entry, t.masthead, t.issuer, t.title, t.blocks, t.imprint, t.at as saved, i.year, i.number, i.total, i.day
  from bulletin b join org o on o.id = b.org join person e on e.id = b.editor left join person r on r.id = b.reviewer left join person s on s.id = b.signer
    left join issue i on i.id = b.id
    join lateral (select * from bulletin_text t where t.id = b.id order by t.entry desc limit 1) t on true
  ${where}`

export const bulletin = (tx: Tx, of: string) => maybe(Row, tx, rowsOf(sql`where b.id = ${of}`))

/** A page of bulletins, newest first; what was thrown away only when asked for. */
export const bulletins = (tx: Tx, asked: { state?: string | undefined; after?: string | undefined; limit: number }) => many(Row, tx, rowsOf(sql`
  where ${asked.state === undefined ? sql`b.state <> 'discarded'` : sql`b.state = ${asked.state}`} ${asked.after === undefined ? sql`` : sql`and b.id < ${asked.after}`}
  order by b.id desc limit ${asked.limit + 1}`))

interface Saved { masthead: string; issuer: string; text: Text }

export const addText = (cx: Cx, of: string, entry: number, { masthead, issuer, text }: Saved) => runOne(cx.tx, sql`
  insert into bulletin_text (id, entry, masthead, issuer, title, blocks, imprint, at)
  values (${of}, ${entry}, ${masthead}, ${issuer}, ${text.title}, ${JSON.stringify(text.blocks)}, ${JSON.stringify(text.imprint)}, ${cx.now})`)

/** A number as it was frozen. */
export const Frozen = z.object({
  key: z.string(), binding: Binding, setting: z.uuid(), edition: z.string(), how: Words, amount: z.coerce.bigint(), rows: z.number(), persons: z.number().nullable(),
  digest: z.string(), asOf: Instant,
})
export type Frozen = z.infer<typeof Frozen>

export const addFrozen = (tx: Tx, of: string, entry: number, row: Frozen) => runOne(tx, sql`
  insert into bulletin_figure (id, entry, key, binding, setting, edition, how, amount, rows, persons, digest, as_of)
  values (${of}, ${entry}, ${row.key}, ${JSON.stringify(row.binding)}, ${row.setting}, ${row.edition}, ${JSON.stringify(row.how)}, ${String(row.amount)}, ${row.rows}, ${row.persons}, ${row.digest}, ${row.asOf})`)

/** The numbers that are in force: those frozen when it was last sent, or counted again by a correction since. */
export const frozen = (tx: Tx, of: string) => many(Frozen, tx, sql`
  select distinct on (f.key) f.key, f.binding, f.setting, f.edition, f.how, f.amount, f.rows, f.persons, f.digest, f.as_of
  from bulletin_figure f where f.id = ${of} and f.entry >= (select max(m.entry) from move m where m.id = ${of} and m.act = 'send')
  order by f.key, f.entry desc`)

export const addNote = (tx: Tx, of: string, entry: number, note: { words: string; keys?: readonly string[] }) => runOne(tx, sql`
  insert into bulletin_note (id, entry, words, keys) values (${of}, ${entry}, ${note.words}, ${[...(note.keys ?? [])]})`)

export const notes = (tx: Tx, of: string) => many(z.object({ entry: z.number(), words: z.string() }), tx, sql`select entry, words from bulletin_note where id = ${of}`)

/** How many timed moves of the span that the reader can see are late: until they are made, no number is final. */
export const unsettled = (cx: Cx, toDay: Day) => one(z.object({ count: z.number() }), cx.tx, sql`
  select count(*)::int as count from due where at <= ${cx.now} and at < ${startOfDay(addDays(toDay, 1))}`)

/** Waits until no other issue of this issuer is being numbered. */
export const lockNumbers = async (tx: Tx, org: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${org}, 8))`.execute(tx)
}

/** The next numbers of an issuer: within the year, and since its first. */
export const nextNumbers = (tx: Tx, org: string, year: number) => one(z.object({ number: z.number(), total: z.number() }), tx, sql`
  select coalesce(max(number) filter (where year = ${year}), 0) + 1 as number, coalesce(max(total), 0) + 1 as total from issue where org = ${org}`)

/** What of an issue is kept as one piece. */
const Kept = Page.omit({ id: true, org: true, issue: true, corrections: true, span: true, masthead: true })
type Kept = z.infer<typeof Kept>

export const addIssue = (tx: Tx, row: Row, entry: number, issue: { year: number; number: number; total: number; day: Day; page: Kept }) => runOne(tx, sql`
  insert into issue (id, entry, org, org_path, year, number, total, day, from_day, to_day, masthead, title, page)
  values (${row.id}, ${entry}, ${row.org}, ${row.orgPath}, ${issue.year}, ${issue.number}, ${issue.total}, ${issue.day}, ${row.fromDay}, ${row.toDay}, ${row.masthead}, ${row.title}, ${JSON.stringify(issue.page)})`)

const IssueRow = z.object({
  id: id('bulletin'), org: id('org'), orgName: z.string(), year: z.number(), number: z.number(), total: z.number(), day: Day,
  fromDay: Day, toDay: Day, masthead: z.string(), title: z.string(), page: Kept,
})
export type IssueRow = z.infer<typeof IssueRow>

const issuesOf = (where: ReturnType<typeof sql>) => sql`
  select i.id, i.org, o.name as org_name, i.year, i.number, i.total, i.day, i.from_day, i.to_day, i.masthead, i.title, i.page
  from issue i join org o on o.id = i.org ${where}`

export const issue = (tx: Tx, of: string) => maybe(IssueRow, tx, issuesOf(sql`where i.id = ${of}`))

/** Published bulletins, newest first; `after` is the id of the last one of the page before. */
export const issues = (tx: Tx, asked: { org?: string | undefined; after?: string | undefined; limit: number }) => many(IssueRow, tx, issuesOf(sql`
  where ${asked.org === undefined ? sql`true` : sql`i.org = ${asked.org}`}
    ${asked.after === undefined ? sql`` : sql`and (i.day, i.id) < (select a.day, a.id from issue a where a.id = ${asked.after})`}
  order by i.day desc, i.id desc limit ${asked.limit + 1}`))

export const addCorrection = (tx: Tx, row: Row, entry: number, made: Correction) => runOne(tx, sql`
  insert into issue_correction (id, entry, org, org_path, day, by_name, note, numbers)
  values (${row.id}, ${entry}, ${row.org}, ${row.orgPath}, ${made.day}, ${made.by}, ${made.note}, ${JSON.stringify(made.numbers)})`)

export const corrections = (tx: Tx, of: string) => many(Correction, tx, sql`
  select day, by_name as by, note, numbers from issue_correction where id = ${of} order by entry`)

const Made = z.object({ id: z.string(), org: z.string(), from: z.string(), to: z.string(), state: z.string() })
/** Every bulletin that a person wrote, reviewed or signed. */
export const madeBy = (tx: Tx, person: string) => many(Made, tx, sql`
  select b.id, o.name as org, b.from_day as "from", b.to_day as "to", b.state from bulletin b join org o on o.id = b.org
  where ${person}::uuid in (b.editor, b.reviewer, b.signer) order by b.id desc`)
