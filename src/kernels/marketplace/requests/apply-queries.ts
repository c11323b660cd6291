/** Applications 报名 and the seed of their lot. */
import { z } from 'zod'
import { DistanceStep } from '#platform/distance.ts'
import { id, Instant } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import { many, maybe, one, run, runOne, sql, type Tx } from '#platform/sql.ts'

export const addSeed = (tx: Tx, of: { id: string; entry: number; seed: string }) =>
  runOne(tx, sql`insert into request_seed (id, entry, seed) values (${of.id}, ${of.entry}, ${of.seed})`)

/** The seed that was drawn last. Worn as the clock. */
export const seed = (tx: Tx, of: string) => one(z.object({ seed: z.string() }), tx, sql`select seed from request_seed where id = ${of} order by entry desc limit 1`)

interface New { id: string; request: string; team: string; leader: string; helpers: readonly string[] }

export async function add(cx: Cx, row: New): Promise<void> {
  await runOne(cx.tx, sql`insert into request_application (id, request, team, leader, at) values (${row.id}, ${row.request}, ${row.team}, ${row.leader}, ${cx.now})`)
  await run(cx.tx, sql`insert into request_applicant (application, request, team, person) select ${row.id}, ${row.request}, ${row.team}, unnest(${[...row.helpers]}::uuid[])`)
}

/** Takes back what stands: of one team, or of all. */
export const drop = (cx: Cx, request: string, team?: string) => run(cx.tx, sql`
  update request_application set dropped_at = ${cx.now} where request = ${request} and dropped_at is null ${team === undefined ? sql`` : sql`and team = ${team}`}`)

const Standing = z.object({ id: id('application'), team: id('org'), leader: id('person'), helpers: z.array(id('person')), appointment: z.uuid().nullable(), offered: z.boolean() })
export type Standing = z.infer<typeof Standing>

/** What stands, by team, with the office in which its leader still leads and whether it is still offered the request. Worn as the clock. */
export const standing = (cx: Cx, request: string, day: string) => many(Standing, cx.tx, sql`
  select a.id, a.team, a.leader, array(select p.person from request_applicant p where p.application = a.id order by p.person) as helpers,
    (select o.id from appointment o where o.person = a.leader and o.org = a.team and o.role = 'team.leader' and o.from_day <= ${day} and o.until_day > ${day} order by o.id limit 1) as appointment,
    exists (select from access g where g.noun = 'request' and g.id = a.request and g.kind = 'offered' and g.holder = a.team and g.from_at <= ${cx.now} and g.until > ${cx.now}) as offered
  from request_application a where a.request = ${request} and a.dropped_at is null order by a.team`)

/** What the rule counted for a team, or why it was passed over. */
export interface Count { far: DistanceStep | null; reliability: number | null; load: number; capacity: number; score: number }

export const keepCount = (tx: Tx, of: string, { far, reliability, load, capacity, score }: Count) => runOne(tx, sql`
  update request_application set far = ${far}, reliability = ${reliability}, load = ${load}, capacity = ${capacity}, score = ${score} where id = ${of}`)

export const keepPassed = (tx: Tx, of: string, why: string) => runOne(tx, sql`update request_application set passed = ${why} where id = ${of}`)

const Own = z.object({
  at: Instant, far: DistanceStep.nullable(), reliability: z.number().nullable(), load: z.number().nullable(), capacity: z.number().nullable(), score: z.number().nullable(), passed: z.string().nullable(),
})
/** The application of a team that stands, or stood at the close. */
export const own = (tx: Tx, request: string, team: string) => maybe(Own, tx, sql`
  select at, far, reliability, load, capacity, score, passed from request_application where request = ${request} and team = ${team} and dropped_at is null`)
