/** Commands and moves: what was asked, once, and what it changed. The only place that writes a state column. */
import { z } from 'zod'
import type { Id } from './contract.ts'
import { me, type Cx } from './cx.ts'
import type { Flow } from './flow.ts'
import { namedId, newId } from './id.ts'
import { Refusal } from './refuse.ts'
import { many, maybe, run, runOne, sql } from './sql.ts'
import { wear, wearing } from './wear.ts'

/** What flow needs to know of any record. */
export interface Standing {
  id: string
  state: string
  entry: number
  org: string
  orgPath: string
}

/** A right that a move gives: of a team (offered, assigned, reply: had it, may answer) or a person (helper: is named; visit: the door is open to her). */
export interface Grant { kind: 'offered' | 'assigned' | 'helper' | 'visit' | 'reply'; holder: string; from: Date; until: Date }

/** What a move does beside the state. */
export interface Effects {
  /** Columns of the noun to write. */
  set?: Record<string, unknown>
  /** Class 1-2 facts for the timeline and the figures. */
  facts?: Record<string, unknown>
  /** Timed moves that now wait, by act. */
  due?: Record<string, Date>
  gives?: readonly Grant[]
  /** Kinds of grants that end now; `offered` of one holder is left out: it lives until the window ends. */
  ends?: readonly Grant['kind'][]
  /** Persons who are told, beside everybody who looks at the record live; null is somebody without an account. */
  tells?: readonly { person: string | null; code: string; facts?: Record<string, unknown> }[]
  /** More live topics, as in `team:<id>`; the record's own and its organisation's are always told. */
  topics?: readonly string[]
  /** When it took effect, where that is not now: a timed move. */
  happened?: Date
  /** Only the persons who are told hear of it live; offices over its organisation do not. */
  quiet?: true
}

const entryOf = (cx: Cx): Id<'command'> => {
  if (cx.command === null) throw new Error('a move needs a command')
  return cx.command
}

/** PostgreSQL takes at most 8,000 bytes a notification; so many topics stay well below. */
const TOPICS = 80

/** Tells live pages that something changed: ids only, each asks again with its own rights. */
export async function tell(cx: Cx, noun: string, id: string, topics: readonly string[]): Promise<void> {
  for (let from = 0; from < topics.length; from += TOPICS) {
    await run(cx.tx, sql`select pg_notify('qq', ${JSON.stringify({ noun, id, topics: topics.slice(from, from + TOPICS) })})`)
  }
}

async function writeMove(cx: Cx, of: Flow, at: Standing, step: Effects & { act: string; from: string }): Promise<void> {
  const happened = step.happened ?? cx.now
  const person = cx.hat.kind === 'flow' ? null : cx.who.id
  await runOne(cx.tx, sql`
    insert into move (noun, id, entry, act, from_state, to_state, org, org_path, person, facts, cause, happened, at)
    values (${of.noun}, ${at.id}, ${at.entry}, ${step.act}, ${step.from}, ${at.state}, ${at.org}, ${at.orgPath}, ${person},
            ${JSON.stringify(step.facts ?? {})}, ${entryOf(cx)}, ${happened}, ${cx.now})`)
}

async function writeGrants(cx: Cx, of: Flow, at: Standing, effects: Effects): Promise<void> {
  const ends = effects.ends ?? []
  if (ends.length > 0) {
    await run(cx.tx, sql`
      update access set until = ${cx.now}, entry = ${at.entry}, xid = pg_current_xact_id()
      where id = ${at.id} and kind in (${sql.join(ends)}) and until > ${cx.now}`)
  }
  const gives = effects.gives ?? []
  if (gives.length === 0) return
  // One statement for any number, so that its plan is kept. A grant that this same move has just ended is given again: a helper who is named once more.
  await run(cx.tx, sql`
    insert into access (noun, id, kind, holder, from_at, until, entry)
    select ${of.noun}, ${at.id}::uuid, g.kind, g.holder, g.from_at, g.until, ${at.entry}::int
    from unnest(${gives.map((g) => g.kind)}::text[], ${gives.map((g) => g.holder)}::uuid[], ${gives.map((g) => g.from)}::timestamptz[], ${gives.map((g) => g.until)}::timestamptz[])
      as g (kind, holder, from_at, until)
    on conflict (id, kind, holder, entry) do update set from_at = excluded.from_at, until = excluded.until`)
}

async function writeDue(cx: Cx, of: Flow, at: Standing, effects: Effects): Promise<void> {
  const due = Object.entries(effects.due ?? {})
  if (due.length === 0) return
  await run(cx.tx, sql`
    insert into due (noun, id, entry, act, at)
    select ${of.noun}, ${at.id}::uuid, ${at.entry}::int, d.act, d.at
    from unnest(${due.map(([act]) => act)}::text[], ${due.map(([, when]) => when)}::timestamptz[]) as d (act, at)`)
}

async function writeNotices(cx: Cx, of: Flow, at: Standing, effects: Effects): Promise<void> {
  const tells = effects.tells ?? []
  if (tells.length === 0) return
  const facts = tells.map((told) => JSON.stringify(told.facts ?? {}))
  await run(cx.tx, sql`
    insert into notice (id, person, code, noun, target, facts, at)
    select t.id, t.person, t.code, ${of.noun}, ${at.id}::uuid, t.facts, ${cx.now}::timestamptz
    from unnest(${tells.map(() => newId('notice'))}::uuid[], ${tells.map((told) => told.person)}::uuid[], ${tells.map((told) => told.code)}::text[], ${facts}::jsonb[])
      as t (id, person, code, facts)`)
}

/** Everything that follows from a move, as the clock's hat: grants, dues, notices, live topics. */
async function follow(cx: Cx, of: Flow, at: Standing, effects: Effects): Promise<void> {
  await wearing(cx, { kind: 'flow' }, async () => {
    await writeGrants(cx, of, at, effects)
    await writeDue(cx, of, at, effects)
    await writeNotices(cx, of, at, effects)
  })
  const persons = (effects.tells ?? []).flatMap((told) => (told.person === null ? [] : [`person:${told.person}`]))
  const teams = (effects.gives ?? []).filter((g) => g.kind === 'offered' || g.kind === 'assigned').map((g) => `team:${g.holder}`)
  const all = effects.quiet === true ? [] : [`org:${at.orgPath}`, `${of.noun}:${at.id}`]
  await tell(cx, of.noun, at.id, [...all, ...persons, ...teams, ...(effects.topics ?? [])])
}

const columns = (set: Record<string, unknown>) =>
  Object.entries(set).map(([name, value]) => sql`${sql.id(name)} = ${value}`)

/** Starts a record's life: inserts the row in its first state and its first move. `row` holds the other columns. */
export async function begin(cx: Cx, of: Flow, row: { id: string; org: string; org_path: string } & Record<string, unknown>, effects: Effects = {}): Promise<void> {
  const names = [...Object.keys(row), 'state', 'entry', 'moved']
  const values = [...Object.values(row).map((v) => sql`${v}`), sql`${of.start.to}`, sql`1`, sql`pg_current_xact_id()`]
  await runOne(cx.tx, sql`insert into ${sql.id(of.noun)} (${sql.join(names.map((n) => sql.id(n)))}) values (${sql.join(values)})`)
  const at = { id: row.id, state: of.start.to, entry: 1, org: row.org, orgPath: row.org_path }
  await writeMove(cx, of, at, { ...effects, act: of.start.act, from: '' })
  await follow(cx, of, at, effects)
}

/** Makes one move, `act`, of a locked record. Refuses `<noun>.state` (409) where the flow has no such step from here. */
export async function moveOn(cx: Cx, of: Flow, from: Standing, { act, ...effects }: Effects & { act: string }): Promise<Standing> {
  const step = of.moves[act]
  if (step === undefined || !step.from.includes(from.state)) throw new Refusal(`${of.noun}.state`, 409, { state: from.state, act })
  const at = { ...from, state: step.to ?? from.state, entry: from.entry + 1 }
  const set = [...columns(effects.set ?? {}), sql`state = ${at.state}`, sql`entry = ${at.entry}`, sql`moved = pg_current_xact_id()`]
  await runOne(cx.tx, sql`update ${sql.id(of.noun)} set ${sql.join(set)} where id = ${from.id} and entry = ${from.entry}`)
  await writeMove(cx, of, at, { ...effects, act, from: from.state })
  await follow(cx, of, at, effects)
  return at
}

/** What a module does when the clock makes one of its timed moves. It runs as the clock. */
export type Timed = (cx: Cx, id: string, at: { act: string; happened: Date }) => Promise<void>
export type TimedMoves = ReadonlyMap<string, Timed>

const Due = z.object({ noun: z.string(), id: z.string(), entry: z.number(), act: z.string(), at: z.string() })
type Due = z.infer<typeof Due>

async function runDue(cx: Cx, timed: TimedMoves, due: Due): Promise<void> {
  const work = timed.get(`${due.noun}.${due.act}`)
  if (work === undefined) throw new Error(`nobody answers for ${due.noun}.${due.act}`)
  const own = cx.command
  cx.command = namedId('command', `${due.id}/${due.entry}/${due.act}`)
  await run(cx.tx, sql`
    insert into command (id, name, actor, hat, digest, verdict, at)
    values (${cx.command}, ${`${due.noun}.${due.act}`}, null, 'flow', '\\x00', '{}', ${cx.now})`)
  await work(cx, due.id, { act: due.act, happened: new Date(due.at) })
  cx.command = own
}

/** Makes the timed moves of one locked record that are due by now. Worn hat: the clock's. */
async function settle(cx: Cx, of: Flow, id: string, timed: TimedMoves): Promise<void> {
  for (;;) {
    const due = await maybe(Due, cx.tx, sql`
      select d.noun, d.id, d.entry, d.act, d.at from due d join ${sql.id(of.noun)} t on t.id = d.id and t.entry = d.entry
      where d.id = ${id} and d.at <= ${cx.now} order by d.at limit 1`)
    if (due === undefined) return
    await runDue(cx, timed, due)
  }
}

/** Locks a record as the clock, makes what is due, and puts the caller's hat back on. Every move begins here. */
export async function lock(cx: Cx, of: Flow, id: string, timed: TimedMoves): Promise<void> {
  const hat = cx.hat
  await wear(cx, { kind: 'flow' })
  await run(cx.tx, sql`select from ${sql.id(of.noun)} where id = ${id} for update`)
  await settle(cx, of, id, timed)
  await wear(cx, hat)
}

/** Records that are due by `cx.now`, oldest first. Stale rows, whose record has moved on before it came to that, are cleared away. */
export async function dueNow(cx: Cx, flows: readonly Flow[], limit: number): Promise<{ noun: string; id: string; at: string }[]> {
  for (const of of flows) {
    await run(cx.tx, sql`delete from due d using ${sql.id(of.noun)} t where d.noun = ${of.noun} and d.at <= ${cx.now} and t.id = d.id and t.entry <> d.entry`)
  }
  return many(Due.pick({ noun: true, id: true, at: true }), cx.tx, sql`select noun, id, at from due where at <= ${cx.now} order by at limit ${limit}`)
}

/** The kinds of grants on `row` that the worn hat's person or team holds now; a fragment for a noun's queries. */
export const grantsOf = (row: string) => sql`array(
  select a.kind from access a where a.id = ${sql.ref(row)} and a.from_at <= current_setting('qq.now')::timestamptz and a.until > current_setting('qq.now')::timestamptz
  and a.holder = (select coalesce(nullif(current_setting('qq.team', true), ''), nullif(current_setting('qq.person', true), ''))::uuid))`

export const Told = z.object({ seq: z.coerce.number(), act: z.string(), from: z.string(), to: z.string(), happened: z.string(), entry: z.number(), facts: z.record(z.string(), z.unknown()), person: z.string().nullable() })

/** A record's moves, oldest first: its timeline. */
export const movesOf = (cx: Cx, id: string) => many(Told, cx.tx, sql`
  select seq, act, from_state as "from", to_state as "to", happened, entry, facts, person from move where id = ${id} order by entry`)

const Earlier = z.object({ id: z.string(), actor: z.string().nullable(), digest: z.instanceof(Buffer), verdict: z.unknown() })

/** Writes the command row, or finds the earlier one of the same id: then nothing may run again. */
export async function writeCommand(cx: Cx, asked: { id: string; name: string; target: string | null; digest: Buffer }): Promise<{ verdict: unknown } | 'new'> {
  const org = cx.hat.kind === 'tree' || cx.hat.kind === 'team' ? cx.hat.org : null
  const wrote = await run(cx.tx, sql`
    insert into command (id, name, actor, hat, org, purpose, target, digest, at)
    values (${asked.id}, ${asked.name}, ${cx.hat.kind === 'door' ? null : me(cx)}, ${cx.hat.kind}, ${org}, ${cx.purpose}, ${asked.target}, ${asked.digest}, ${cx.now})
    on conflict do nothing`)
  if (wrote === 1) return 'new'
  const earlier = await maybe(Earlier, cx.tx, sql`select id, actor, digest, verdict from command where id = ${asked.id}`)
  if (earlier === undefined || !earlier.digest.equals(asked.digest)) throw new Refusal('command.other', 409)
  return { verdict: earlier.verdict }
}

/** Keeps the verdict: codes and ids, never content. */
export const writeVerdict = (cx: Cx, verdict: unknown): Promise<void> =>
  runOne(cx.tx, sql`update command set verdict = ${JSON.stringify(verdict)} where id = ${entryOf(cx)}`)
