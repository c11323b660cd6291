import { z } from 'zod'
import { id, type Id } from '#platform/contract.ts'
import { many, maybe, one, run, runOne, sql, type Tx } from '#platform/sql.ts'

const Bytes = z.instanceof(Buffer)
type PersonId = Id<'person'>

const Entering = z.object({
  at: z.string().nullable(), since: z.string().nullable(),
  person: id('person').nullable(), name: z.string().nullable(), adult: z.boolean().nullable(),
  strong: z.boolean().nullable(), created: z.string().nullable(),
})
export type Entering = z.infer<typeof Entering>

/** The clock, and who holds this token, in one trip: it is asked at every request. */
export const entering = (tx: Tx, of: { digest: Buffer | null; real: Date }) =>
  one(Entering, tx, sql`
    select c.at, c.runs_since as since, s.person, s.strong, s.created, s.name, s.adult
    from clock c left join lateral (
      select s.person, s.strong, s.created, p.name, x.adult
      from session s join person p on p.id = s.person join person_sealed x on x.person = s.person
      where s.token = ${of.digest} and s.until > ${of.real} and p.state = 'active'
    ) s on true`)

export const openSession = (tx: Tx, row: { digest: Buffer; person: PersonId; strong: boolean; created: Date; until: Date }) =>
  run(tx, sql`
    insert into session (token, person, strong, created, until)
    values (${row.digest}, ${row.person}, ${row.strong}, ${row.created}, ${row.until}) on conflict do nothing`)

export const endSession = (tx: Tx, digest: Buffer, real: Date) =>
  run(tx, sql`update session set until = ${real} where token = ${digest} and until > ${real}`)

export const endSessionsOf = (tx: Tx, person: PersonId, real: Date) =>
  run(tx, sql`update session set until = ${real} where person = ${person} and until > ${real}`)

const Session = z.object({ token: Bytes, created: z.string(), until: z.string(), strong: z.boolean() })
export type Session = z.infer<typeof Session>
export const sessionsOf = (tx: Tx, person: PersonId, real: Date) =>
  many(Session, tx, sql`select token, created, until, strong from session where person = ${person} and until > ${real} order by created desc`)

export const addCode = (tx: Tx, row: { id: string; phoneKey: Buffer; phone: Buffer; code: Buffer; until: Date }) =>
  runOne(tx, sql`
    insert into sign_in_code (id, phone_key, phone, code, until) values (${row.id}, ${row.phoneKey}, ${row.phone}, ${row.code}, ${row.until})`)

const Asked = z.object({ id: z.string(), phone: Bytes, code: Bytes, tries: z.number(), until: z.string(), used: z.boolean() })
export type Asked = z.infer<typeof Asked>
export const lockCode = (tx: Tx, of: string) =>
  maybe(Asked, tx, sql`select id, phone, code, tries, until, used from sign_in_code where id = ${of} for update`)

export const wrongCode = (tx: Tx, of: string) => runOne(tx, sql`update sign_in_code set tries = tries + 1 where id = ${of}`)
export const useCode = (tx: Tx, of: string) => runOne(tx, sql`update sign_in_code set used = true where id = ${of}`)

const Until = z.object({ id: id('code'), until: z.string() })
export const codeUntil = (tx: Tx, of: string) => maybe(Until, tx, sql`select id, until from sign_in_code where id = ${of}`)

/** Takes away what was over by `before`. */
export async function sweep(tx: Tx, before: Date): Promise<void> {
  await run(tx, sql`delete from sign_in_code where until < ${before}`)
  await run(tx, sql`delete from outbox where at < ${before}`)
  await run(tx, sql`delete from sign_in_limit where expire < ${before.getTime()}`)
  await run(tx, sql`delete from session where until < ${before}`)
}

export const addMessage = (tx: Tx, row: { id: string; phoneKey: Buffer; sealed: Buffer; at: Date }) =>
  runOne(tx, sql`insert into outbox (id, phone_key, sealed, at) values (${row.id}, ${row.phoneKey}, ${row.sealed}, ${row.at})`)

const Message = z.object({ id: z.string(), sealed: Bytes, at: z.string() })
export const message = (tx: Tx, of: string) => maybe(Message, tx, sql`select id, sealed, at from outbox where id = ${of}`)
export const messages = (tx: Tx, to: Buffer | null) =>
  many(Message, tx, sql`select id, sealed, at from outbox where ${to}::bytea is null or phone_key = ${to} order by at desc, id desc limit 50`)
export const sent = (tx: Tx, of: string) => run(tx, sql`delete from outbox where id = ${of}`)

const Factor = z.object({ sealed: Bytes, confirmed: z.boolean(), lastStep: z.coerce.number().nullable() })
export type Factor = z.infer<typeof Factor>
export const factor = (tx: Tx, person: PersonId) =>
  maybe(Factor, tx, sql`select sealed, confirmed, last_step from second_factor where person = ${person}`)
export const lockFactor = (tx: Tx, person: PersonId) =>
  maybe(Factor, tx, sql`select sealed, confirmed, last_step from second_factor where person = ${person} for update`)
export const beginFactor = (tx: Tx, person: PersonId, sealed: Buffer) =>
  run(tx, sql`
    insert into second_factor (person, sealed) values (${person}, ${sealed})
    on conflict (person) do update set sealed = excluded.sealed where not second_factor.confirmed`)
export const usedStep = (tx: Tx, person: PersonId, step: number) =>
  runOne(tx, sql`update second_factor set confirmed = true, last_step = ${step} where person = ${person}`)

export const allSessionsOf = (tx: Tx, person: PersonId) =>
  many(Session, tx, sql`select token, created, until, strong from session where person = ${person} order by created desc`)

export const deleteFactor = (tx: Tx, person: PersonId) => run(tx, sql`delete from second_factor where person = ${person}`)

/** Takes away a person's sessions, and codes that were sent to the number. */
export async function deleteAll(tx: Tx, person: PersonId, key: Buffer): Promise<void> {
  await run(tx, sql`delete from session where person = ${person}`)
  await run(tx, sql`delete from sign_in_code where phone_key = ${key}`)
  await run(tx, sql`delete from outbox where phone_key = ${key}`)
}
