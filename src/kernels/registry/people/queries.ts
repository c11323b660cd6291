import { z } from 'zod'
import { id, type Id } from '#platform/contract.ts'
import { many, maybe, one, runOne, sql, type Tx } from '#platform/sql.ts'

const Bytes = z.instanceof(Buffer)
type PersonId = Id<'person'>

const Named = z.object({ id: id('person'), name: z.string() })
/** What these persons want to be called; who is unknown is left out. */
export const named = (tx: Tx, ids: readonly string[]) =>
  many(Named, tx, sql`select id, name from person where id = any(${[...ids]}::uuid[])`)

const Wrapped = z.object({ wrapped: Bytes })
export const wrappedKey = (tx: Tx, person: PersonId) =>
  maybe(Wrapped, tx, sql`select wrapped from keystore.person_key where person = ${person}`)

const SealedRow = z.object({ sealed: Bytes, adult: z.boolean().nullable() })
export const sealedRow = (tx: Tx, person: PersonId) =>
  one(SealedRow, tx, sql`select sealed, adult from person_sealed where person = ${person}`)

const Found = z.object({ id: id('person') })
export const byPhone = (tx: Tx, key: Buffer) =>
  maybe(Found, tx, sql`
    select p.id from person_sealed s join person p on p.id = s.person where s.phone_key = ${key} and p.state = 'active'`)

export async function insert(
  tx: Tx, row: { id: PersonId; name: string; created: Date; sealed: Buffer; phoneKey: Buffer; adult: boolean | null; wrapped: Buffer },
): Promise<void> {
  await runOne(tx, sql`insert into person (id, name, created) values (${row.id}, ${row.name}, ${row.created})`)
  await runOne(tx, sql`
    insert into person_sealed (person, sealed, phone_key, adult) values (${row.id}, ${row.sealed}, ${row.phoneKey}, ${row.adult})`)
  await runOne(tx, sql`insert into keystore.person_key (person, wrapped) values (${row.id}, ${row.wrapped})`)
}

export const rename = (tx: Tx, person: PersonId, name: string) =>
  runOne(tx, sql`update person set name = ${name} where id = ${person}`)

export const reseal = (tx: Tx, person: PersonId, to: { sealed: Buffer; adult: boolean | null }) =>
  runOne(tx, sql`update person_sealed set sealed = ${to.sealed}, adult = ${to.adult} where person = ${person}`)

export const reindex = (tx: Tx, person: PersonId, key: Buffer) =>
  runOne(tx, sql`update person_sealed set phone_key = ${key} where person = ${person}`)

const Account = z.object({ id: id('person'), name: z.string(), created: z.string() })
export const account = (tx: Tx, person: PersonId) =>
  one(Account, tx, sql`select id, name, created from person where id = ${person}`)

/** Leaves of a person what the books need: an id that nobody can follow, and a name made of it. */
export async function blank(tx: Tx, person: PersonId, to: { name: string; now: Date }): Promise<void> {
  await runOne(tx, sql`update person set name = ${to.name}, left_at = ${to.now} where id = ${person}`)
}

export const destroyKey = (tx: Tx, person: PersonId) => runOne(tx, sql`delete from keystore.person_key where person = ${person}`)
export const destroySealed = (tx: Tx, person: PersonId) => runOne(tx, sql`delete from person_sealed where person = ${person}`)
