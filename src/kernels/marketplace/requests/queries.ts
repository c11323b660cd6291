import { z } from 'zod'
import { after, DAY } from '#platform/clock.ts'
import { id, Instant } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import { grantsOf } from '#platform/journal.ts'
import { many, maybe, one, run, runOne, sql, type Tx } from '#platform/sql.ts'
import { terms } from './flow.ts'
import { Alert, type Did, type Due, Missed, Proposal, RequestState } from './contract.ts'

/** A request as the app reads it: its class-2 row, the names that it points at, and the reader's grants. */
export const Row = z.object({
  id: id('request'), number: z.string(), org: id('org'), orgName: z.string(), orgPath: z.string(),
  service: z.string(), serviceZh: z.string(), serviceEn: z.string(), serviceIcon: z.string(), setting: z.uuid().nullable(), minutes: z.number(), skill: z.string().nullable(),
  /** What the catalogue promised when it was ordered: somebody comes so many hours after the acceptance. */
  promiseHours: z.number().nullable(),
  /** For so many seconds teams apply before one has it; null where it is first come. */
  applySeconds: z.number().nullable(),
  /** Whether the service is one that an estate shares, as it was ordered. */
  shared: z.boolean(),
  estate: id('premise'), estateName: z.string(), lat: z.coerce.number().nullable(), lon: z.coerce.number().nullable(),
  windowFrom: Instant, windowTo: Instant,
  orderer: id('person'), /** The clerk who entered it for a caller, and who claimed it for the team. */ enteredBy: id('person').nullable(), claimedBy: id('person').nullable(),
  /** Whether the reader was named to go there, came, or ever was of the team: who did reviews nothing in it. */
  took: z.boolean(),
  served: id('person').nullable(), confirmer: id('person'), team: id('org').nullable(), teamName: z.string().nullable(),
  answerBy: Instant, state: RequestState, alert: Alert.nullable(), entry: z.number(), created: Instant,
  /** When it entered its present state, by the last move that changed it. */
  since: Instant,
  /** When it was last claimed, accepted, reminded of; null where it was not, or is no longer under way. */
  claimed: Instant.nullable(), accepted: Instant.nullable(), reminded: Instant.nullable(),
  /** What it was merged into; the number only for who may read that too. */
  mergedInto: id('request').nullable(), mergedNumber: z.string().nullable(),
  /** What one side said and the other has not answered yet. */
  proposal: Proposal.nullable(), missed: Missed.nullable(),
  dueAct: z.string().nullable(), dueAt: Instant.nullable(),
  /** Whether the worn team has applied, and the SHA-256 of the seed. */
  applied: z.boolean(), lot: z.string().nullable(),
  grants: z.array(z.string()),
})
export type Row = z.infer<typeof Row>

/** What was said on the way of a request that is under way. */
const said = sql`
  select max(v.happened) filter (where v.act = 'claim') as claimed, max(v.happened) filter (where v.act = 'accept') as accepted, max(v.happened) filter (where v.act = 'remind') as reminded, max(v.facts->>'lot') as lot,
    (array_agg(case when v.act = 'propose-window' then v.facts end order by v.entry desc) filter (where v.act in ('propose-window', 'agree-window', 'keep-window', 'nobody-home') or v.from_state <> v.to_state))[1] as proposal,
    (array_agg(case when v.act in ('nobody-home', 'nobody-came') then v.act end order by v.entry desc) filter (where v.act in ('nobody-home', 'nobody-came', 'reply', 'claim')))[1] as missed
  from move v where v.id = r.id and r.state in ('submitted', 'open', 'claimed', 'working')`

const reader = sql`nullif(current_setting('qq.person', true), '')::uuid`
/** Only asked of what a review can be about. */
const took = sql`r.state in ('finished', 'closed') and (
  exists (select from access a where a.noun = 'request' and a.id = r.id and a.kind in ('helper', 'visit') and a.holder = ${reader}) or exists (select from visit v where v.id = r.id and v.person = ${reader})
  or exists (select from appointment p where p.org = r.team and p.person = ${reader}))`

const applied = sql`r.state = 'open' and exists (select from request_application p where p.request = r.id and p.dropped_at is null and p.team = nullif(current_setting('qq.team', true), '')::uuid)`

/** Requests with the names that they point at, as the reader's own rights show them. */
export const rowsOf = (where: ReturnType<typeof sql>) => sql`
  select r.id, r.number, r.org, o.name as org_name, r.org_path, r.service, r.setting, r.minutes, r.skill,
    coalesce(s.value->>'zh', r.service) as service_zh, coalesce(s.value->>'en', s.value->>'zh', r.service) as service_en, coalesce(s.value->>'icon', '') as service_icon, (s.value->>'promiseHours')::int as promise_hours, (s.value->>'applySeconds')::int as apply_seconds, coalesce((s.value->>'shared')::boolean, false) as shared,
    r.estate, e.name as estate_name, e.lat::float8 as lat, e.lon::float8 as lon, r.window_from, r.window_to, r.orderer, r.entered_by, r.claimed_by, ${took} as took, r.served, r.confirmer, r.team, t.name as team_name,
    r.answer_by, r.state, r.alert, r.entry, r.created, m.happened as since, said.*, r.merged_into, g.number as merged_number, d.act as due_act, d.at as due_at, ${applied} as applied, ${grantsOf('r.id')} as grants
  from request r join org o on o.id = r.org join premise e on e.id = r.estate left join setting s on s.id = r.setting
    left join org t on t.id = r.team join move m on m.id = r.id and m.entry = r.entry left join due d on d.id = r.id and d.entry = r.entry left join request g on g.id = r.merged_into
    cross join lateral (${said}) said
  ${where}`

/** One request, as the reader's own rights show it. */
export const request = (tx: Tx, id: string) => maybe(Row, tx, rowsOf(sql`where r.id = ${id}`))

/** A page of requests, newest first; `after` is the id of the last one of the page before (UUIDv7 sorts by time). */
const listed = (tx: Tx, where: ReturnType<typeof sql>, page: { after?: string | undefined; limit: number }) =>
  many(Row, tx, rowsOf(sql`where ${where} ${page.after === undefined ? sql`` : sql`and r.id < ${page.after}`} order by r.id desc limit ${page.limit + 1}`))

export const ownedBy = (tx: Tx, person: string, page: { after?: string | undefined; limit: number }) =>
  listed(tx, sql`(r.orderer = ${person} or r.served = ${person})`, page)

export const helpedBy = (tx: Tx, person: string, page: { after?: string | undefined; limit: number }) =>
  listed(tx, sql`exists (select from request_helper h where h.id = r.id and h.person = ${person})`, page)

interface Inbox { state?: string | undefined; due?: z.infer<typeof Due> | undefined; did?: z.infer<typeof Did> | undefined; service?: string | undefined; after?: string | undefined; limit: number }

const dueWhen = (cx: Cx, endOfDay: Date, due: Inbox['due']) => {
  if (due === undefined) return sql``
  // Whom staff call back: of the own desk, and of those directly below.
  if (due === 'call') return sql`and split_part(substr(r.org_path, length(current_setting('qq.lo', true)) + 1), '/', 2) = '' and (r.state = 'closed' and m.happened > ${after(cx.now, -terms.confirmDays * DAY)} or r.state = 'finished' and r.entered_by is not null)`
  if (due === 'alerted') return sql`and r.alert is not null`
  return due === 'overdue' ? sql`and r.state = 'submitted' and r.answer_by <= ${cx.now}` : sql`and r.state = 'submitted' and r.answer_by > ${cx.now} and r.answer_by <= ${endOfDay}`
}

/** What the desk sees; what waits for an answer comes with the nearest deadline first, and before it what it is alerted to. */
export const inbox = (cx: Cx, endOfDay: Date, asked: Inbox) => {
  const filters = sql`${asked.state === undefined ? sql`` : sql`and r.state = ${asked.state}`} ${asked.service === undefined ? sql`` : sql`and r.service = ${asked.service}`} ${dueWhen(cx, endOfDay, asked.due)}`
  const today = asked.did === undefined ? sql`` : sql`and exists (select from move v where v.noun = 'request' and v.id = r.id and v.act = ${asked.did} and v.happened >= ${after(endOfDay, -DAY)} and v.happened < ${endOfDay})`
  const waiting = asked.state === 'submitted' || asked.due !== undefined
  const cursor = waiting
    ? sql`${asked.after === undefined ? sql`` : sql`and (r.alert is null, r.answer_by, r.id) > (select a.alert is null, a.answer_by, a.id from request a where a.id = ${asked.after})`} order by r.alert is null, r.answer_by, r.id`
    : sql`${asked.after === undefined ? sql`` : sql`and r.id < ${asked.after}`} order by r.id desc`
  return many(Row, cx.tx, rowsOf(sql`where true ${filters} ${today} ${cursor} limit ${asked.limit + 1}`))
}

const Counters = z.object({ alerted: z.number(), submitted: z.number(), dueToday: z.number(), overdue: z.number(), open: z.number(), claimed: z.number(), working: z.number(), finished: z.number(), firstDue: Instant.nullable() })

export const counters = (cx: Cx, endOfDay: Date) => one(Counters, cx.tx, sql`
  select count(*) filter (where alert is not null)::int as alerted,
    count(*) filter (where state = 'submitted')::int as submitted,
    count(*) filter (where state = 'submitted' and answer_by > ${cx.now} and answer_by <= ${endOfDay})::int as due_today,
    count(*) filter (where state = 'submitted' and answer_by <= ${cx.now})::int as overdue,
    count(*) filter (where state = 'open')::int as open,
    count(*) filter (where state = 'claimed')::int as claimed,
    count(*) filter (where state = 'working')::int as working,
    count(*) filter (where state = 'finished')::int as finished,
    min(answer_by) filter (where state = 'submitted' and answer_by > ${cx.now}) as first_due
  from request where state in ('submitted', 'open', 'claimed', 'working', 'finished')`)

const Day = z.object({ came: z.number(), accepted: z.number(), done: z.number(), waits: z.number(), overdue: z.number() })

/** Requests by what happened to them today, each once, and what waits now. `endOfDay` is the midnight to come. */
export const day = (cx: Cx, endOfDay: Date) => one(Day, cx.tx, sql`
  select count(distinct v.id) filter (where v.act = 'submit')::int as came, count(distinct v.id) filter (where v.act = 'accept')::int as accepted,
    count(distinct v.id) filter (where v.act = 'confirm')::int as done,
    (select count(*)::int from request where state = 'submitted') as waits, (select count(*)::int from request where state = 'submitted' and answer_by <= ${cx.now}) as overdue
  from move v where v.noun = 'request' and v.act in ('submit', 'accept', 'confirm') and v.happened >= ${after(endOfDay, -DAY)} and v.happened < ${endOfDay}`)

/** Open requests that were offered to the worn team and still are, and those that it has. */
export const hall = (cx: Cx, team: string) => many(Row, cx.tx, rowsOf(sql`
  where (r.state = 'open' and r.window_to > ${cx.now} and r.id = any (array(
    select a.id from access a where a.noun = 'request' and a.kind = 'offered' and a.holder = ${team} and a.from_at <= ${cx.now} and a.until > ${cx.now})))
    or (r.state = 'claimed' and r.team = ${team})
  order by r.id desc limit 200`))

export const ofTeam = (tx: Tx, team: string, asked: { state?: string | undefined; after?: string | undefined; limit: number }) =>
  listed(tx, sql`r.team = ${team} ${asked.state === undefined ? sql`` : sql`and r.state = ${asked.state}`}`, asked)

/** How many requests each of these teams carries now. Worn as the clock: a desk does not see other desks' requests. */
export const loads = (tx: Tx, teams: readonly string[]) => many(z.object({ team: z.uuid(), load: z.number() }), tx, sql`
  select team, count(*)::int as load from request where team = any (${teams}::uuid[]) and state in ('claimed', 'working') group by team`)

/** A team's base (degrees) and how many requests it can carry at once. */
export const baseOf = (tx: Tx, team: string) => one(z.object({ lat: z.number().nullable(), lon: z.number().nullable(), capacity: z.number() }), tx, sql`
  select lat::float8 as lat, lon::float8 as lon, capacity from team where org = ${team}`)

/** Which teams the request is offered to now, as far as the worn hat sees them. */
export const offeredTeams = (cx: Cx, request: string) => many(z.object({ holder: id('org') }), cx.tx, sql`
  select distinct holder from access where id = ${request} and kind = 'offered' and from_at <= ${cx.now} and until > ${cx.now}`)

/** Waits until no other claim of this team is under way, so that its load is exact. */
export const lockTeam = async (tx: Tx, team: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${team}, 7))`.execute(tx)
}

/** Waits until no other order of this person is under way, so that their number is exact. */
export const lockPerson = async (tx: Tx, person: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${person}, 8))`.execute(tx)
}

/** How many requests this person has under way. */
export const underWay = (tx: Tx, person: string) => one(z.object({ count: z.number() }), tx, sql`
  select count(*)::int as count from request where orderer = ${person} and state in ('submitted', 'open', 'claimed', 'working')`)

/** The next number: month and counter, as people say it. */
export const nextNumber = (cx: Cx) => one(z.object({ number: z.string() }), cx.tx, sql`
  with n as (select nextval('request_number')::text as serial)
  select to_char(${cx.now}::timestamptz at time zone 'Asia/Shanghai', 'YYMM') || '-' || lpad(serial, greatest(4, length(serial)), '0') as number from n`)

/** Seals what is private under the orderer's key; `sealed` is ciphertext already. */
export const addSealed = (tx: Tx, row: { id: string; entry: number; owner: string; sealed: Buffer; photosUntil: Date | null }) =>
  runOne(tx, sql`insert into request_sealed (id, entry, owner, sealed, photos_until) values (${row.id}, ${row.entry}, ${row.owner}, ${row.sealed}, ${row.photosUntil})`)

/** Keeps the blind index of where it was ordered to. */
export const addPlace = (tx: Tx, row: { id: string; entry: number; place: Buffer; building: Buffer | null }) =>
  runOne(tx, sql`insert into request_place (id, entry, place, building) values (${row.id}, ${row.entry}, ${row.place}, ${row.building})`)

export const sealed = (tx: Tx, of: string) => maybe(z.object({ owner: id('person'), sealed: z.instanceof(Buffer), entry: z.number() }), tx, sql`
  select owner, sealed, entry from request_sealed where id = ${of} order by entry desc limit 1`)

export const addCode = (tx: Tx, id: string, entry: number, code: string) =>
  runOne(tx, sql`insert into request_code (id, entry, code) values (${id}, ${entry}, ${code})`)

export const code = (tx: Tx, id: string) => maybe(z.object({ code: z.string() }), tx, sql`
  select code from request_code where id = ${id} order by entry desc limit 1`)

export const addHelpers = (tx: Tx, id: string, entry: number, people: readonly string[]) =>
  run(tx, sql`insert into request_helper (id, entry, person) select ${id}, ${entry}, unnest(${people}::uuid[])`)

/** Who is named to go there now: the newest naming since the last claim counts. */
export const helpers = (tx: Tx, of: string) => many(z.object({ person: id('person') }), tx, sql`
  select person from request_helper where id = ${of} and entry = (select max(entry) from request_helper where id = ${of}) order by person`)

/** Words that go with a move (a reason, what comes next), sealed under the orderer's key. */
export const addNote = (tx: Tx, row: { id: string; entry: number; sealed: Buffer }) =>
  runOne(tx, sql`insert into request_note (id, entry, sealed) values (${row.id}, ${row.entry}, ${row.sealed})`)

export const notes = (tx: Tx, of: string) => many(z.object({ entry: z.number(), sealed: z.instanceof(Buffer) }), tx, sql`
  select entry, sealed from request_note where id = ${of}`)

const VisitRow = z.object({ person: id('person'), cameFrom: Instant, cameTo: Instant, minutes: z.number() })
export type VisitRow = z.infer<typeof VisitRow>

export const addVisits = (tx: Tx, id: string, entry: number, visits: readonly VisitRow[]) =>
  run(tx, sql`insert into visit (id, entry, person, came_from, came_to, minutes) values ${sql.join(visits.map((v) =>
    sql`(${id}, ${entry}, ${v.person}, ${v.cameFrom}, ${v.cameTo}, ${v.minutes})`))}`)

/** The visits as they stand: what the one served confirmed, or what the leader said. */
export const visits = (tx: Tx, of: string) => many(VisitRow, tx, sql`
  select person, came_from, came_to, minutes from visit where id = ${of} and entry = (select max(entry) from visit where id = ${of}) order by came_from, person`)

export const addRating = (tx: Tx, id: string, entry: number, stars: number) =>
  runOne(tx, sql`insert into rating (id, entry, stars) values (${id}, ${entry}, ${stars})`)

export const rating = (tx: Tx, id: string) => maybe(z.object({ stars: z.number() }), tx, sql`
  select stars from rating where id = ${id} order by entry desc limit 1`)

/** Who may go for a team on a day: its leader and members in their term. */
export const membersOf = (tx: Tx, team: string, day: string) => many(z.object({ person: id('person'), role: z.string() }), tx, sql`
  select person, role from appointment where org = ${team} and role in ('team.leader', 'team.member') and from_day <= ${day} and until_day > ${day}`)

/** Who holds this role today at any of these organisations. */
export const inOffice = (tx: Tx, of: { orgs: readonly string[]; role: string; day: string }) => many(z.object({ person: id('person') }), tx, sql`
  select distinct person from appointment where org = any (${of.orgs.filter((org) => org !== '')}::uuid[]) and role = ${of.role} and from_day <= ${of.day} and until_day > ${of.day}`)

/** Other requests under way of the same community, service and estate, oldest first. */
export const twins = (tx: Tx, of: Pick<Row, 'id' | 'org' | 'service' | 'estate'>) => many(Row, tx, rowsOf(sql`
  where r.org = ${of.org} and r.service = ${of.service} and r.estate = ${of.estate} and r.id <> ${of.id} and r.state in ('submitted', 'open', 'claimed', 'working') order by r.id limit 20`))

/** Keeps a request as it stands until this transaction ends; false where somebody moves it now. Worn as the clock. */
export const holdStill = async (tx: Tx, request: string): Promise<boolean> =>
  (await maybe(z.object({ id: z.uuid() }), tx, sql`select id from request where id = ${request} for share skip locked`)) !== undefined
