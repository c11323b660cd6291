/** Tests play the kernels above with this: records that only have moves, and a shop that takes points. */
import { inject } from 'vitest'
import { connect, type Database } from '#platform/connect.ts'
import { id } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import { newId } from '#platform/id.ts'
import { writeCommand, writeVerdict } from '#platform/journal.ts'
import { sql } from '#platform/sql.ts'
import { wear, wearing } from '#platform/wear.ts'
import type { Place, World } from '#tests/world.ts'
import { testSecrets } from '#tests/secrets.ts'
import { accountOf, issuerOf } from './accounts.ts'
import { hold, reversePostings, type Share } from './actions.ts'
import { earn, postMinutes } from './index.ts'
import * as q from './queries.ts'

/** Where work was done: the team, the desk, and who is kept out. */
export interface Site { team: Place; desk: Place; excluded?: readonly string[] }

/** Confirmed work. Without a service it posts minutes and earns nothing. */
export interface Confirmed { record: string; site: Site; shares: readonly Share[]; service?: string }

export interface Asked { command: string; content: string }

const STEPS = [['confirm', '', 'confirmed'], ['confirm', 'open', 'confirmed'], ['not-solved', 'confirmed', 'open'], ['spend', '', 'spent']]

/** Adds what the kernels above would bring: the steps of a record without a life, and a posting by which a shop takes points. */
async function prepare(w: World): Promise<void> {
  for (const [act, from, to] of STEPS) {
    await w.owner.query('insert into flow_step values ($1, $2, $3, $4) on conflict do nothing', ['request', act, from, to])
  }
  await w.owner.query(`alter table posting drop constraint posting_kind, add constraint posting_kind check (kind in ('confirm', 'reverse', 'spend'))`)
  await w.owner.query(`create policy qq_posting_insert_shop on posting for insert to qq_flow with check (kind = 'spend')`)
}

/** The books of a world, as the kernels above write in them: one command, one transaction, one move. */
export class Books implements AsyncDisposable {
  readonly #w: World
  readonly #database: Database

  private constructor(w: World, database: Database) {
    this.#w = w
    this.#database = database
  }

  /** `connections` is how many commands may run at once. */
  static async open(w: World, connections = 6): Promise<Books> {
    await prepare(w)
    const url = new URL(inject('ownerUrl'))
    url.pathname = new URL(w.appUrl).pathname
    return new Books(w, connect(url.href, connections))
  }

  /** Runs a command once, as `http` does; a repeat gets the first verdict. The record's lock stands for the one that its flow takes. */
  async command(asked: Asked, act: string, record: string, work: (cx: Cx, entry: number) => Promise<unknown>): Promise<unknown> {
    return this.#database.db.transaction().execute(async (tx) => {
      const cx: Cx = {
        tx, now: this.#w.now, who: { id: newId('person'), name: '', adult: true, strong: false }, hat: { kind: 'me' }, purpose: null,
        command: id('command').parse(asked.command), secrets: testSecrets, files: '', checks: true,
      }
      const earlier = await writeCommand(cx, { id: asked.command, name: `request.${act}`, target: record, digest: Buffer.from(asked.content) })
      if (earlier !== 'new') return earlier.verdict
      const entry = await this.#move(cx, act, record)
      await wear(cx, { kind: 'me' })
      const verdict = await work(cx, entry)
      await writeVerdict(cx, verdict)
      return verdict
    })
  }

  async #move(cx: Cx, act: string, record: string): Promise<number> {
    await sql`select pg_advisory_xact_lock(hashtextextended(${record}, 0))`.execute(cx.tx)
    const { rows } = await sql<{ entry: number }>`
      insert into move (noun, id, entry, act, from_state, to_state, org, org_path, cause, happened, at)
      select 'request', ${record}, coalesce(last.entry, 0) + 1, ${act}, coalesce(last.to_state, ''),
        case ${act} when 'confirm' then 'confirmed' when 'spend' then 'spent' else 'open' end, ${record}, '', ${cx.command}, ${cx.now}, ${cx.now}
      from (select 1) x left join lateral (select entry, to_state from move where id = ${record} order by entry desc limit 1) last on true
      returning entry`.execute(cx.tx)
    return rows[0]?.entry ?? 0
  }

  /** Confirms work: its minutes at grade B, and what its service earns. */
  confirm(asked: Asked, work: Confirmed): Promise<unknown> {
    return this.command(asked, 'confirm', work.record, async (cx, entry) => {
      const { team, desk, excluded = [] } = work.site
      const fact = { noun: 'request', id: work.record, entry, org: team.id, orgPath: team.path, deskPath: desk.path, excluded, number: '2609-0001' } as const
      const visits = work.shares.map((share) => ({ ...share, grade: 'B' as const }))
      await postMinutes(cx, { ...fact, ...(work.service === undefined ? {} : { service: work.service }), visits })
      if (work.service !== undefined) await earn(cx, { ...fact, kind: 'service.done', service: work.service, visits: work.shares })
      return {}
    })
  }

  /** Turns round what stands of a record. */
  reopen(asked: Asked, record: string): Promise<unknown> {
    return this.command(asked, 'not-solved', record, (cx, entry) => reversePostings(cx, { noun: 'request', id: record, entry }))
  }

  /** What a shop does: takes points, and is refused by the database where there are too few. */
  spend(asked: Asked, from: { person: string; unit: `points:${string}`; amount: bigint; site: Site }): Promise<unknown> {
    const record = newId('record')
    return this.command(asked, 'spend', record, async (cx, entry) => {
      const { team, desk } = from.site
      await wearing(cx, { kind: 'flow' }, async () => {
        await hold(cx, [from.person])
        await q.open(cx.tx, [accountOf(from.person, from.unit), issuerOf(from.unit)])
        await sql`
          insert into posting (id, payer, payee, unit, amount, kind, noun, record, entry, org, org_path, desk_path, person, happened, cause)
          values (${newId('posting')}, ${accountOf(from.person, from.unit).id}, ${issuerOf(from.unit).id}, ${from.unit}, ${from.amount}, 'spend', 'request',
            ${record}, ${entry}, ${team.id}, ${team.path}, ${desk.path}, ${from.person}, ${cx.now}, ${cx.command})`.execute(cx.tx)
      })
      return {}
    })
  }

  /** What these people hold, as the accounts have it. */
  async balances(people: readonly string[]): Promise<{ person: string; unit: string; balance: number }[]> {
    const { rows } = await sql<{ person: string; unit: string; balance: number }>`
      select person, unit, balance::float8 as balance from account where person = any (${[...people]}::uuid[])`.execute(this.#database.db)
    return rows
  }

  /** How many of these people's accounts do not hold what their postings add up to. */
  async unbalanced(people: readonly string[]): Promise<number> {
    const { rows } = await sql`
      select a.id from account a left join posting p on p.payer = a.id or p.payee = a.id where a.person = any (${[...people]}::uuid[])
      group by a.id having a.balance <> coalesce(sum(case when p.payee = a.id then p.amount else -p.amount end), 0)`.execute(this.#database.db)
    return rows.length
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#database.close()
  }
}
