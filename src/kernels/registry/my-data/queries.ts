import { z } from 'zod'
import { id, type Id } from '#platform/contract.ts'
import { many, maybe, one, sql, type Tx } from '#platform/sql.ts'
import { Deletion } from './contract.ts'

const Row = Deletion.extend({ entry: z.number(), org: z.string(), orgPath: z.string(), person: id('person') })
export type Row = z.infer<typeof Row>
const columns = sql`id, state, created, until, entry, org, org_path, person`

export const deletion = (tx: Tx, of: string) => maybe(Row, tx, sql`select ${columns} from deletion where id = ${of}`)
export const made = (tx: Tx, of: string) => one(Row, tx, sql`select ${columns} from deletion where id = ${of}`)

/** A person's own, the newest first. */
export const deletionsOf = (tx: Tx, person: Id<'person'>) =>
  many(Row, tx, sql`select ${columns} from deletion where person = ${person} order by created desc, id desc`)

const Deed = z.object({ id: z.string(), at: z.string(), name: z.string(), what: z.string(), as: z.string().nullable(), org: z.string().nullable() })
/** Everything that a person pressed, newest first: which record it was about, never what was in it. */
export const deedsOf = (tx: Tx, of: { person: Id<'person'>; after: string | null; limit: number }) =>
  many(Deed, tx, sql`
    select c.id, c.at, c.name, split_part(c.name, '.', 1) as what, nullif(c.hat, 'me') as "as", o.name as org from command c left join org o on o.id = c.org
    where c.actor = ${of.person} and (${of.after}::uuid is null or (c.at, c.id) < (select at, id from command where id = ${of.after}::uuid))
    order by c.at desc, c.id desc limit ${of.limit}`)

/** Rewrites the store of keys without the bytes of destroyed ones. */
export const shred = async (tx: Tx): Promise<void> => void (await sql`select keystore.shred()`.execute(tx))
