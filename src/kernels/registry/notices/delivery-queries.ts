import { z } from 'zod'
import { id } from '#platform/contract.ts'
import { many, maybe, run, runOne, sql, type Tx } from '#platform/sql.ts'
import { Preference } from './preference-queries.ts'

export const Channel = z.enum(['sms', 'email', 'push'])
export type Channel = z.infer<typeof Channel>
export type Outcome = 'sent' | 'local' | 'seen' | 'late' | 'off' | 'budget' | 'dead'

const Chosen = Preference.nullable()
/** A person's choice as one column; null where there is none. */
const chosen = sql`
  case when p.person is null then null else jsonb_build_object(
    'sms', p.sms, 'email', p.email, 'push', p.push, 'quietFrom', p.quiet_from, 'quietTo', p.quiet_to, 'language', p.language) end as chosen`

const Fresh = z.object({ id: z.string(), person: id('person').nullable(), code: z.string(), at: z.string(), devices: z.array(z.string()), chosen: Chosen })
/** Notices of which nobody has decided yet how they speak; several workers share them out. */
export const fresh = (tx: Tx, limit: number) =>
  many(Fresh, tx, sql`
    select n.id, n.person, n.code, n.at, array(select d.id from push_device d where d.person = n.person) as devices, ${chosen}
    from notice n left join notice_preference p on p.person = n.person
    where n.routed_at is null order by n.at limit ${limit} for update of n skip locked`)

export const markRouted = (tx: Tx, of: { ids: readonly string[]; now: Date }) =>
  run(tx, sql`update notice set routed_at = ${of.now} where id = any(${[...of.ids]}::uuid[])`)

export interface NewDelivery { id: string; notice: string; channel: Channel; device: string | null; person: string; due: Date }
/** The same notice goes over one channel to one device once. */
export const addDeliveries = (tx: Tx, rows: readonly NewDelivery[]) =>
  run(tx, sql`
    insert into delivery (id, notice, channel, device, person, due_at)
    select r.id, r.notice, r.channel, r.device, r.person, r.due
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r(id uuid, notice uuid, channel text, device uuid, person uuid, due timestamptz)
    on conflict do nothing`)

const Due = z.object({
  id: z.string(), notice: z.string(), channel: Channel, device: z.string().nullable(), person: id('person'), tries: z.number(),
  code: z.string(), facts: z.unknown(), at: z.string(), seen: z.boolean(), chosen: Chosen,
  /** Whether the person still entrusts anything to us. */
  here: z.boolean(),
})
export type Due = z.infer<typeof Due>
/** What is to be tried by now, held until the end of the transaction; several workers share it out. */
export const due = (tx: Tx, of: { now: Date; limit: number }) =>
  many(Due, tx, sql`
    select d.id, d.notice, d.channel, d.device, d.person, d.tries, n.code, n.facts, n.at, n.seen_at is not null as seen, ${chosen},
      exists (select from person_sealed s where s.person = d.person) as here
    from delivery d join notice n on n.id = d.notice left join notice_preference p on p.person = d.person
    where d.outcome is null and d.due_at <= ${of.now} order by d.due_at limit ${of.limit} for update of d skip locked`)

export const postpone = (tx: Tx, of: { id: string; until: Date }) => runOne(tx, sql`update delivery set due_at = ${of.until} where id = ${of.id}`)
/** Counts a try before it is made: whoever dies in it leaves it for a second one. */
export const tryNow = (tx: Tx, of: { id: string; again: Date }) =>
  runOne(tx, sql`update delivery set tries = tries + 1, due_at = ${of.again} where id = ${of.id}`)
export const settle = (tx: Tx, of: { id: string; outcome: Outcome; code: string | null; now: Date }) =>
  run(tx, sql`update delivery set outcome = ${of.outcome}, code = ${of.code}, settled_at = ${of.now} where id = ${of.id} and outcome is null`)
export const keepCode = (tx: Tx, of: { id: string; code: string }) =>
  run(tx, sql`update delivery set code = ${of.code} where id = ${of.id} and outcome is null`)
export const sweep = (tx: Tx, before: Date) => run(tx, sql`delete from delivery where outcome is not null and settled_at < ${before}`)

const Count = z.object({ count: z.number() })
/** Counts one more paid message of the day, unless as many have gone as may. */
export const pay = (tx: Tx, of: { day: string; budget: number }) =>
  maybe(Count, tx, sql`
    insert into notice_day as d (day, what, code, count) values (${of.day}, 'paid', '', 1)
    on conflict (day, what, code) do update set count = d.count + 1 where d.count < ${of.budget} returning count`)
/** What was counted and not taken costs nothing. */
export const payBack = (tx: Tx, day: string) => run(tx, sql`update notice_day set count = count - 1 where day = ${day} and what = 'paid' and count > 0`)
export const count = (tx: Tx, of: { day: string; what: 'held' | 'dead'; code: string }) =>
  runOne(tx, sql`
    insert into notice_day as d (day, what, code, count) values (${of.day}, ${of.what}, ${of.code}, 1)
    on conflict (day, what, code) do update set count = d.count + 1`)

const Line = z.object({ what: z.enum(['paid', 'held', 'dead']), code: z.string(), count: z.number() })
export const dayLines = (tx: Tx, day: string) => many(Line, tx, sql`select what, code, count from notice_day where day = ${day} order by count desc, code`)

const Shown = z.object({ id: z.string(), channel: Channel, person: id('person'), code: z.string(), facts: z.unknown(), at: z.string(), language: z.enum(['zh', 'en']) })
/** What would have been sent from a machine that sends nothing, newest first. */
export const shown = (tx: Tx, of: { person: string | null; limit: number }) =>
  many(Shown, tx, sql`
    select d.id, d.channel, d.person, n.code, n.facts, d.settled_at as at, coalesce(p.language, 'zh') as language
    from delivery d join notice n on n.id = d.notice left join notice_preference p on p.person = d.person
    where d.outcome = 'local' and (${of.person}::uuid is null or d.person = ${of.person}) order by d.settled_at desc limit ${of.limit}`)

const Spoken = z.object({ target: z.string(), at: z.string(), outcome: z.enum(['sent', 'local', 'seen', 'late', 'off', 'budget', 'dead']).nullable(), waits: z.boolean() })
/** What became of the newest message about each of these by this kind of notice; `waits` while nobody has tried its last time. */
export const spoken = (tx: Tx, of: { targets: readonly string[]; code: string }) =>
  many(Spoken, tx, sql`
    select distinct on (n.target) n.target, n.at, d.outcome, n.routed_at is null or d.id is not null and d.outcome is null as waits
    from notice n left join delivery d on d.notice = n.id and d.channel = 'sms'
    where n.target = any(${[...of.targets]}::uuid[]) and n.code = ${of.code} order by n.target, n.at desc`)
