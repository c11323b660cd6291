import { z } from 'zod'
import { id, Instant } from '#platform/contract.ts'
import { many, maybe, run, runOne, sql, type Tx } from '#platform/sql.ts'
import { ConcernState } from './contract.ts'

/** A request as a concern looks at it. `since`: when it entered its present state. */
const Visit = z.object({
  id: id('request'), number: z.string(), org: id('org'), orgPath: z.string(), orderer: id('person'), served: id('person').nullable(), confirmer: id('person'),
  enteredBy: id('person').nullable(), state: z.string(), since: Instant,
})
export type Visit = z.infer<typeof Visit>

/** The request, as the reader's own rights show it. */
export const visit = (tx: Tx, of: string) => maybe(Visit, tx, sql`
  select r.id, r.number, r.org, r.org_path, r.orderer, r.served, r.confirmer, r.entered_by, r.state, m.happened as since
  from request r join move m on m.id = r.id and m.entry = r.entry where r.id = ${of}`)

const Named = z.object({ person: id('person'), name: z.string(), team: id('org'), teamName: z.string(), entry: z.number(), came: z.boolean() })
export type Named = z.infer<typeof Named>

/** Whoever was named to go there or came, each by the last time, with the team that had it then. */
export const named = (tx: Tx, request: string) => many(Named, tx, sql`
  select distinct on (x.person) x.person, p.name, t.id as team, t.name as team_name, x.entry, x.came
  from (select person, entry, false as came from request_helper where id = ${request} union all select person, entry, true from visit where id = ${request}) x
    join person p on p.id = x.person
    join lateral (select (facts->>'team')::uuid as team from move where id = ${request} and act = 'claim' and entry <= x.entry order by entry desc limit 1) c on true
    join org t on t.id = c.team
  order by x.person, x.entry desc, x.came desc`)

/** Every team that has had the request. */
export const teams = (tx: Tx, request: string) => many(z.object({ team: id('org'), last: z.number() }), tx, sql`
  select (facts->>'team')::uuid as team, max(entry) as last from move where id = ${request} and act = 'claim' group by 1 order by 2 desc`)

const Officers = z.object({ id: id('org'), name: z.string(), path: z.string(), persons: z.array(id('person')) })
/**
 * The nearest of these organisations, given by their paths, that has somebody of this role outside the teams today. Worn as the clock.
 */
export const outside = (tx: Tx, of: { paths: readonly string[]; role: string; teams: readonly string[]; not: string; day: string }) => maybe(Officers, tx, sql`
  select o.id, o.name, o.path, array_agg(distinct a.person) as persons from org o join appointment a on a.org = o.id
  where o.path = any (${[...of.paths]}::text[]) and a.role = ${of.role} and a.from_day <= ${of.day} and a.until_day > ${of.day} and a.person <> ${of.not}
    and not exists (select from appointment t where t.person = a.person and t.org = any (${[...of.teams]}::uuid[]))
  group by o.id order by length(o.path) desc limit 1`)

/** Whether this person is or was of one of the teams. Worn as the clock. */
export const wasOf = async (tx: Tx, of: { person: string; teams: readonly string[] }): Promise<boolean> =>
  (await maybe(z.object({ id: z.uuid() }), tx, sql`select id from appointment where person = ${of.person} and org = any (${[...of.teams]}::uuid[]) limit 1`)) !== undefined

/** Waits until nobody else says something of this request, so that one is open at most. */
export const lockRequest = async (tx: Tx, request: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${request}, 9))`.execute(tx)
}

/** Whether this person's waits already. Worn as the clock: it may lie with somebody else than who asks. */
export const waits = async (tx: Tx, of: { request: string; person: string }): Promise<boolean> =>
  (await maybe(z.object({ id: z.uuid() }), tx, sql`select id from concern where request = ${of.request} and person = ${of.person} and state = 'raised'`)) !== undefined

const Helper = z.object({ id: id('person'), name: z.string(), team: z.string() })
/** A concern as the worn hat reads it. */
export const Row = z.object({
  id: id('concern'), state: ConcernState, entry: z.number(), org: id('org'), orgPath: z.string(), person: id('person'), left: z.boolean(), byPhone: z.boolean(),
  request: id('request'), number: z.string(), community: z.string(), serviceZh: z.string(), serviceEn: z.string(),
  at: Instant, moved: Instant, helpers: z.array(Helper),
})
export type Row = z.infer<typeof Row>

const rows = sql`
  select c.id, c.state, c.entry, c.org, c.org_path, c.person, p.left_at is not null as left, c.entered_by is not null as by_phone,
    c.request, r.number, o.name as community, coalesce(s.value->>'zh', r.service) as service_zh, coalesce(s.value->>'en', s.value->>'zh', r.service) as service_en,
    first.happened as at, last.happened as moved,
    (select jsonb_agg(jsonb_build_object('id', h.person, 'name', n.name, 'team', t.name) order by h.person) from concern_helper h join person n on n.id = h.person join org t on t.id = h.team where h.id = c.id) as helpers
  from concern c join person p on p.id = c.person join request r on r.id = c.request join org o on o.id = r.org left join setting s on s.id = r.setting
    join move first on first.id = c.id and first.entry = 1 join move last on last.id = c.id and last.entry = c.entry`

export const concern = (tx: Tx, of: string) => maybe(Row, tx, sql`${rows} where c.id = ${of}`)

/** What this person said of a request, newest first. */
export const ownOf = (tx: Tx, of: { request: string; person: string }) => many(Row, tx, sql`${rows} where c.request = ${of.request} and c.person = ${of.person} order by c.id desc`)

/** What waits, oldest first; what is settled, newest first. */
export const inbox = (tx: Tx, of: { is: 'waiting' | 'settled'; after?: string | undefined; limit: number }) => many(Row, tx, of.is === 'waiting'
  ? sql`${rows} where c.state = 'raised' and (${of.after ?? null}::uuid is null or c.id > ${of.after ?? null}::uuid) order by c.id limit ${of.limit}`
  : sql`${rows} where c.state <> 'raised' and (${of.after ?? null}::uuid is null or c.id < ${of.after ?? null}::uuid) order by c.id desc limit ${of.limit}`)

export const addHelpers = (tx: Tx, concern: string, helpers: readonly { person: string; team: string; pause: string }[]) => run(tx, sql`
  insert into concern_helper (id, entry, person, team, pause) select ${concern}, 1, h.person, h.team, h.pause
  from unnest(${helpers.map(({ person }) => person)}::uuid[], ${helpers.map(({ team }) => team)}::uuid[], ${helpers.map(({ pause }) => pause)}::uuid[]) as h (person, team, pause)`)

/** Keeps words under the key of who raised it; `sealed` is ciphertext already. */
export const addSealed = (tx: Tx, row: { id: string; entry: number; owner: string; sealed: Buffer }) =>
  runOne(tx, sql`insert into concern_sealed (id, entry, owner, sealed) values (${row.id}, ${row.entry}, ${row.owner}, ${row.sealed})`)

export const sealed = (tx: Tx, of: string) => many(z.object({ entry: z.number(), sealed: z.instanceof(Buffer) }), tx, sql`
  select entry, sealed from concern_sealed where id = ${of} order by entry`)

/** Whether one waits that is about this person. Worn as the clock. */
export const isAbout = async (tx: Tx, person: string): Promise<boolean> =>
  (await maybe(z.object({ id: z.uuid() }), tx, sql`select c.id from concern c join concern_helper h on h.id = c.id where h.person = ${person} and c.state = 'raised' limit 1`)) !== undefined

const Paused = z.object({ person: id('person'), pause: z.uuid() })
/** The pauses that this concern made. */
export const pausesOf = (tx: Tx, concern: string) => many(Paused, tx, sql`select person, pause from concern_helper where id = ${concern}`)

const Counting = z.object({ leader: id('person'), request: id('request') })
/** Leaders of teams that count on one of these helpers for a visit to come. Worn as the clock. */
export const countingOn = (tx: Tx, of: { helpers: readonly string[]; now: Date; day: string }) => many(Counting, tx, sql`
  select distinct l.person as leader, r.id as request from request r join appointment l on l.org = r.team and l.role = 'team.leader' and l.from_day <= ${of.day} and l.until_day > ${of.day}
  where r.state = 'claimed' and exists (select from access a where a.id = r.id and a.kind = 'helper' and a.holder = any (${[...of.helpers]}::uuid[]) and a.until > ${of.now})`)

const Kept = z.object({ id: z.string(), at: z.string(), number: z.string(), service: z.object({ zh: z.string(), en: z.string() }), state: z.string(), sealed: z.instanceof(Buffer).nullable() })
/** What a person said, for the own copy. */
export const keptOf = (tx: Tx, of: { person: string; after: string | null; limit: number }) => many(Kept, tx, sql`
  select c.id, c.state, m.happened as at, r.number, jsonb_build_object('zh', coalesce(s.value->>'zh', r.service), 'en', coalesce(s.value->>'en', s.value->>'zh', r.service)) as service, x.sealed
  from concern c join move m on m.id = c.id and m.entry = 1 join request r on r.id = c.request left join setting s on s.id = r.setting left join concern_sealed x on x.id = c.id and x.entry = 1
  where c.person = ${of.person} and (${of.after}::uuid is null or c.id < ${of.after}::uuid) order by c.id desc limit ${of.limit}`)

/** Takes away what this person said, and what was found, which may repeat it. */
export const dropAll = (tx: Tx, person: string) => run(tx, sql`delete from concern_sealed where owner = ${person}`)
