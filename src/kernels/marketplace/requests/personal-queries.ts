/** What requests keep of persons: for their own copy, and for leaving. */
import { z } from 'zod'
import { id, type Id } from '#platform/contract.ts'
import { many, maybe, run, runOne, sql, type Tx } from '#platform/sql.ts'

interface Page { person: string; after: string | null; limit: number }

export const ordererLeft = async (tx: Tx, of: string): Promise<boolean> =>
  (await maybe(z.object({ left: z.boolean() }), tx, sql`
    select p.left_at is not null as left from request r join person p on p.id = r.orderer where r.id = ${of}`))?.left ?? false

const service = sql`jsonb_build_object('zh', coalesce(s.value->>'zh', r.service), 'en', coalesce(s.value->>'en', s.value->>'zh', r.service))`
const Said = z.object({ zh: z.string(), en: z.string() })

const Handled = z.object({ id: z.string(), number: z.string(), service: Said, how: z.enum(['entered', 'claimed', 'applied', 'put-down']), created: z.string() })
/** Requests that a person entered for a caller, claimed or applied for with a team, or was put down to go to. Worn as the clock: an office ends, the copy does not. */
export const handledBy = (tx: Tx, of: Page) => many(Handled, tx, sql`
  select r.id, r.number, ${service} as service, case when r.entered_by = ${of.person} then 'entered' when r.claimed_by = ${of.person} then 'claimed'
    when exists (select from request_application a where a.request = r.id and a.leader = ${of.person}) then 'applied' else 'put-down' end as how, r.created
  from request r left join setting s on s.id = r.setting
  where (r.entered_by = ${of.person} or r.claimed_by = ${of.person}
    or r.id in (select a.request from request_application a where a.leader = ${of.person} union select p.request from request_applicant p where p.person = ${of.person})) and (${of.after}::uuid is null or r.id < ${of.after}::uuid) order by r.id desc limit ${of.limit}`)

const Visited = z.object({
  id: z.string(), number: z.string(), service: Said, from: z.string(), to: z.string(), came: z.string().nullable(), left: z.string().nullable(), minutes: z.number().nullable(), team: z.string().nullable(),
})
/** Requests for which a person was named as helper, with the visit as it stands. Worn as the clock: a helper's own right ends a day after. */
export const helpedIn = (tx: Tx, of: Page) => many(Visited, tx, sql`
  select r.id, r.number, ${service} as service, r.window_from as "from", r.window_to as "to", v.came_from as came, v.came_to as left, v.minutes, t.name as team
  from request r left join setting s on s.id = r.setting left join org t on t.id = r.team
    left join visit v on v.id = r.id and v.person = ${of.person} and v.entry = (select max(entry) from visit where id = r.id)
  where (exists (select from request_helper h where h.id = r.id and h.person = ${of.person}) or v.id is not null)
    and (${of.after}::uuid is null or r.id < ${of.after}::uuid)
  order by r.id desc limit ${of.limit}`)

const Look = z.object({
  id: z.string(), at: z.string(), role: z.string().nullable(), org: z.string().nullable(), name: z.string().nullable(), purpose: z.string().nullable(), number: z.string(),
})
/** Who opened the sealed part of this person's requests, newest first: an office by role and organisation, a person by name. */
export const looksAt = (tx: Tx, of: Page) => many(Look, tx, sql`
  select c.id, c.at, r.number, c.purpose, o.name as org, case when c.hat = 'me' then p.name end as name,
    (select a.role from appointment a where a.person = c.actor and a.org = c.org and a.from_day <= (c.at at time zone 'Asia/Shanghai')::date and a.until_day > (c.at at time zone 'Asia/Shanghai')::date order by a.from_day desc, a.id desc limit 1) as role
  from request r join command c on c.target = r.id and c.name in ('request.look', 'request.ring') left join person p on p.id = c.actor left join org o on o.id = c.org
  where (r.orderer = ${of.person} or r.served = ${of.person})
    and (${of.after}::uuid is null or (c.at, c.id) < (select at, id from command where id = ${of.after}::uuid))
  order by c.at desc, c.id desc limit ${of.limit}`)

const Open = z.object({ id: id('request'), number: z.string() })
/** Requests that a team has now and that this person ordered, is served by, or is to go to. Worn as that person. */
export const underWayWith = (tx: Tx, of: { person: string; now: Date }) => many(Open.extend({ side: z.enum(['coming', 'helping']) }), tx, sql`
  select r.id, r.number, case when ${of.person} in (r.orderer, r.served) then 'coming' else 'helping' end as side
  from request r where r.state in ('claimed', 'working') and (${of.person} in (r.orderer, r.served)
    or exists (select from access a where a.id = r.id and a.kind = 'helper' and a.holder = ${of.person} and a.until > ${of.now}))
  order by r.id`)

/** Teams with work in hand whose only leader this person is. Worn as the clock. */
export const ledAlone = (tx: Tx, of: { person: string; day: string }) => many(z.object({ name: z.string() }), tx, sql`
  select o.name from appointment a join org o on o.id = a.org
  where a.role = 'team.leader' and a.from_day <= ${of.day} and a.until_day > ${of.day}
    and exists (select from request r where r.team = o.id and r.state in ('claimed', 'working'))
  group by o.id, o.name having bool_and(a.person = ${of.person}) order by o.name`)

/** Locks what this person ordered and can still take back. Worn as the clock. */
export const lockOpen = (tx: Tx, person: string) => many(Open, tx, sql`
  select id, number from request where orderer = ${person} and state in ('submitted', 'open', 'claimed') order by id for update`)

const SealedRow = z.object({ id: z.string(), entry: z.number(), owner: id('person'), sealed: z.instanceof(Buffer) })
export const sealedBy = (tx: Tx, person: Id<'person'>) => many(SealedRow, tx, sql`select id, entry, owner, sealed from request_sealed where owner = ${person}`)

export const sealedFor = (tx: Tx, person: Id<'person'>) => many(SealedRow.extend({ orderer: id('person'), open: z.boolean() }), tx, sql`
  select x.id, x.entry, x.owner, x.sealed, r.orderer, r.state in ('submitted', 'open', 'claimed') as open
  from request_sealed x join request r on r.id = x.id where r.served = ${person} and x.owner <> ${person}`)

export const reseal = (tx: Tx, row: { id: string; entry: number; sealed: Buffer }) =>
  run(tx, sql`update request_sealed set sealed = ${row.sealed} where id = ${row.id} and entry = ${row.entry}`)

/** Sealed parts whose photos have had their time. Worn as the clock. */
export const photosOver = (tx: Tx, of: { now: Date; limit: number }) => many(SealedRow, tx, sql`
  select id, entry, owner, sealed from request_sealed where photos_until <= ${of.now} order by photos_until limit ${of.limit} for update skip locked`)

/** Keeps the sealed part without its photos. */
export const withoutPhotos = (tx: Tx, row: { id: string; entry: number; sealed: Buffer }) =>
  runOne(tx, sql`update request_sealed set sealed = ${row.sealed}, photos_until = null, swept = pg_current_xact_id() where id = ${row.id} and entry = ${row.entry}`)

/** Takes away what was sealed for this person's orders, where she was served, the words that went with them, and the rights to others' requests. */
export async function deleteOf(tx: Tx, person: Id<'person'>): Promise<void> {
  await run(tx, sql`delete from request_sealed where owner = ${person}`)
  await run(tx, sql`delete from request_place p using request r where r.id = p.id and coalesce(r.served, r.orderer) = ${person}`)
  await run(tx, sql`delete from request_note n using request r where r.id = n.id and r.orderer = ${person}`)
  await run(tx, sql`delete from access where holder = ${person}`)
}

/** Leaders of the teams that count on this person for a visit. Worn as the clock. */
export const leadersOf = (tx: Tx, of: { person: string; now: Date; day: string }) => many(z.object({ leader: id('person'), request: id('request') }), tx, sql`
  select l.person as leader, r.id as request from request r join appointment l on l.org = r.team and l.role = 'team.leader' and l.from_day <= ${of.day} and l.until_day > ${of.day}
  where r.state = 'claimed' and l.person <> ${of.person}
    and exists (select from access a where a.id = r.id and a.kind = 'helper' and a.holder = ${of.person} and a.until > ${of.now})`)
