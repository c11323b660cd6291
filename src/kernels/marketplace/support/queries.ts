/** Requests of services that an estate shares, as a neighbour may know them. */
import { z } from 'zod'
import { id, Instant } from '#platform/contract.ts'
import { many, maybe, run, runOne, sql, type Tx } from '#platform/sql.ts'
import { Shared } from './contract.ts'

/** Nothing of who ordered leaves the action that reads it. */
export const SharedRow = z.object({
  id: id('request'), orgPath: z.string(), service: z.string(), zh: z.string(), en: z.string(), icon: z.string(), estateName: z.string(), state: Shared.shape.state,
  windowFrom: Instant, windowTo: Instant, created: Instant, orderer: z.string(), served: z.string().nullable(), supporters: z.number(), supported: z.boolean(),
})
export type SharedRow = z.infer<typeof SharedRow>

const rowsOf = (person: string | null, where: ReturnType<typeof sql>) => sql`
  select r.id, r.org_path, r.service, s.value->>'zh' as zh, coalesce(s.value->>'en', s.value->>'zh') as en, coalesce(s.value->>'icon', '') as icon, e.name as estate_name, r.state,
    r.window_from, r.window_to, r.created, r.orderer, r.served, (select count(*)::int from request_support p where p.request = r.id) as supporters,
    exists (select from request_support p where p.request = r.id and p.person = ${person}::uuid) as supported
  from request r join setting s on s.id = r.setting join premise e on e.id = r.estate
  where (s.value->>'shared')::boolean and r.state in ('submitted', 'open', 'claimed', 'working') and ${where} order by r.id desc limit 20`

/** What of one shared service is under way in an estate. Worn as the clock. */
export const sharedAt = (tx: Tx, of: { estate: string; service: string; person: string | null }) =>
  many(SharedRow, tx, rowsOf(of.person, sql`r.estate = ${of.estate} and r.service = ${of.service}`))

/** One of them. Worn as the clock. */
export const shared = (tx: Tx, request: string, person: string | null) => maybe(SharedRow, tx, rowsOf(person, sql`r.id = ${request}`))

/** Counts one more. */
export const add = (tx: Tx, row: { request: string; person: string; at: Date }) =>
  runOne(tx, sql`insert into request_support (request, person, at) values (${row.request}, ${row.person}, ${row.at})`)

/** Who needs it too. Worn as the clock. */
export const supporters = (tx: Tx, request: string) => many(z.object({ person: z.uuid() }), tx, sql`select person from request_support where request = ${request}`)

/** Counts whoever needs one request for another too, but for who ordered that. Worn as the clock. */
export const carry = async (tx: Tx, of: { from: string; into: string; orderer: string; at: Date }): Promise<void> => {
  await run(tx, sql`
    insert into request_support (request, person, at)
    select ${of.into}::uuid, p.person, ${of.at}::timestamptz from (select person from request_support where request = ${of.from} union select ${of.orderer}::uuid) p
    where not exists (select from request r where r.id = ${of.into} and p.person in (r.orderer, r.served)) on conflict do nothing`)
}

const Wanted = z.object({ id: z.string(), at: z.string(), service: z.object({ zh: z.string(), en: z.string() }), estate: z.string() })
/** What this person said "me too" to. Worn as the clock. */
export const wantedBy = (tx: Tx, person: string) => many(Wanted, tx, sql`
  select r.id, p.at, e.name as estate, jsonb_build_object('zh', coalesce(s.value->>'zh', r.service), 'en', coalesce(s.value->>'en', s.value->>'zh', r.service)) as service
  from request_support p join request r on r.id = p.request join premise e on e.id = r.estate left join setting s on s.id = r.setting
  where p.person = ${person} order by p.at desc`)

export const dropAll = (tx: Tx, person: string) => run(tx, sql`delete from request_support where person = ${person}`)
