import { z } from 'zod'
import { id, type Id } from '#platform/contract.ts'
import { maybe, one, run, runOne, sql, type Tx } from '#platform/sql.ts'

export const add = (tx: Tx, row: { id: string; person: Id<'person'>; key: Buffer; sealed: Buffer; at: Date }) =>
  runOne(tx, sql`
    insert into push_device (id, person, endpoint_key, sealed, at) values (${row.id}, ${row.person}, ${row.key}, ${row.sealed}, ${row.at})`)

/** Makes room for a device: whoever had it has it no longer, and of a person's only the newest `keep` stay. */
export async function makeRoom(tx: Tx, of: { key: Buffer; person: Id<'person'>; keep: number }): Promise<void> {
  await run(tx, sql`delete from push_device where endpoint_key = ${of.key}`)
  await run(tx, sql`
    delete from push_device where id in (select id from push_device where person = ${of.person} order by at desc, id desc offset ${of.keep})`)
}
export const dropOwn = (tx: Tx, of: { key: Buffer; person: Id<'person'> }) => run(tx, sql`delete from push_device where endpoint_key = ${of.key} and person = ${of.person}`)
export const drop = (tx: Tx, of: string) => run(tx, sql`delete from push_device where id = ${of}`)

const Row = z.object({ id: z.string(), person: id('person'), sealed: z.instanceof(Buffer) })
export const device = (tx: Tx, of: string) => maybe(Row, tx, sql`select id, person, sealed from push_device where id = ${of}`)

const Count = z.object({ count: z.coerce.number() })
export const count = (tx: Tx, person: Id<'person'>) => one(Count, tx, sql`select count(*) from push_device where person = ${person}`)

export const dropAll = (tx: Tx, person: Id<'person'>) => run(tx, sql`delete from push_device where person = ${person}`)
