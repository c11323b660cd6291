import { z } from 'zod'
import { id, Instant } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import { many, maybe, run, runOne, sql, type Tx } from '#platform/sql.ts'

const Row = z.object({
  id: id('installation'), org: id('org'), orgPath: z.string(), orgName: z.string(), practice: z.string(), version: z.number(), params: z.record(z.string(), z.number()), fromAt: Instant,
})
export type Row = z.infer<typeof Row>

const columns = sql`i.id, i.org, i.org_path, o.name as org_name, i.practice, i.version, i.params, i.from_at from installation i join org o on o.id = i.org`

/** Every installation in force. */
export const inForce = (tx: Tx) => many(Row, tx, sql`select ${columns} where i.until is null order by i.from_at, i.id`)

export const byId = (tx: Tx, of: string) => maybe(Row, tx, sql`select ${columns} where i.id = ${of}`)

export const end = (cx: Cx, org: string, practice: string) =>
  run(cx.tx, sql`update installation set until = ${cx.now} where org = ${org} and practice = ${practice} and until is null`)

export const insert = (cx: Cx, row: { id: string; org: string; orgPath: string; practice: string; version: number; params: Record<string, number>; by: string }) =>
  runOne(cx.tx, sql`
    insert into installation (id, org, org_path, practice, version, params, by_person, from_at)
    values (${row.id}, ${row.org}, ${row.orgPath}, ${row.practice}, ${row.version}, ${JSON.stringify(row.params)}, ${row.by}, ${cx.now})`)

const By = z.object({ id: z.string(), at: z.string(), practice: z.string(), org: z.string() })
/** Every practice that a person put into force. */
export const installedBy = (tx: Tx, person: string) => many(By, tx, sql`
  select i.id, i.from_at as at, i.practice, o.name as org from installation i join org o on o.id = i.org where i.by_person = ${person} order by i.from_at desc`)
