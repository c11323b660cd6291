import { z } from 'zod'
import type { Id } from '#platform/contract.ts'
import { many, maybe, one, run, runOne, sql, type Tx } from '#platform/sql.ts'
import { Purpose } from './contract.ts'

type PersonId = Id<'person'>

const Row = z.object({ purpose: Purpose, version: z.string(), given: z.string(), ended: z.string().nullable() })
const columns = sql`purpose, version, given, ended`

export const ofPerson = (tx: Tx, person: PersonId) =>
  many(Row, tx, sql`select ${columns} from consent where person = ${person} order by given desc, id desc`)

export const standing = (tx: Tx, of: { person: PersonId; purpose: string; version: string }) =>
  maybe(Row, tx, sql`
    select ${columns} from consent
    where person = ${of.person} and purpose = ${of.purpose} and version = ${of.version} and ended is null`)

export const byId = (tx: Tx, of: string) => one(Row, tx, sql`select ${columns} from consent where id = ${of}`)

export const insert = (tx: Tx, row: { id: string; person: PersonId; purpose: string; version: string; given: Date }) =>
  runOne(tx, sql`
    insert into consent (id, person, purpose, version, given)
    values (${row.id}, ${row.person}, ${row.purpose}, ${row.version}, ${row.given})`)

/** One that was spoken, and who wrote it down. */
export const insertSpoken = (tx: Tx, row: { id: string; person: PersonId; purpose: string; version: string; given: Date; by: PersonId }) =>
  runOne(tx, sql`
    insert into consent (id, person, purpose, version, given, how, logged_by)
    values (${row.id}, ${row.person}, ${row.purpose}, ${row.version}, ${row.given}, 'spoken', ${row.by})`)

/** What this person wrote down of others: the day and the version, not who. */
export const logged = (tx: Tx, person: PersonId) =>
  many(z.object({ id: z.string(), version: z.string(), given: z.string() }), tx, sql`select id, version, given from consent where logged_by = ${person} order by given desc, id desc`)

export const end = (tx: Tx, of: { person: PersonId; purpose: string; now: Date }) =>
  run(tx, sql`update consent set ended = ${of.now} where person = ${of.person} and purpose = ${of.purpose} and ended is null`)

export const kept = (tx: Tx, person: PersonId) =>
  many(Row.extend({ id: z.string(), how: z.string() }), tx, sql`select id, how, ${columns} from consent where person = ${person} order by given desc, id desc`)

export const endAll = (tx: Tx, of: { person: PersonId; now: Date }) =>
  run(tx, sql`update consent set ended = ${of.now} where person = ${of.person} and ended is null`)
