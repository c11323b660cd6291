/** The database with nothing before it: each hand tries each table with its own SQL. */
import { CompiledQuery, type Transaction } from 'kysely'
import { connect } from '#platform/connect.ts'
import type { Cx, Hat } from '#platform/cx.ts'
import { wear } from '#platform/wear.ts'
import { testSecrets } from '../secrets.ts'
import type { World } from '../world.ts'
import type { Hand, Reads, Writes } from './oracle/tables.ts'
import type { Mismatch, Tally } from './run.ts'

type Row = Record<string, unknown>
class TakenBack extends Error {}

const hatOf = (hand: Hand): Hat => {
  if (!('hat' in hand)) return { kind: hand.key === 'clock' ? 'flow' : 'door' }
  const { hat } = hand
  if (hat.of !== 'office' && hat.of !== 'team') return { kind: 'me' }
  return { kind: hat.of === 'office' ? 'tree' : 'team', appointment: '' as never, role: hat.of === 'office' ? hat.role : 'team.leader', org: hat.at.id, path: hat.at.path }
}

const denied = (error: unknown): boolean => (error as { code?: string }).code === '42501'
const run = (tx: Transaction<unknown>, statement: string, values: readonly unknown[] = []) => tx.executeQuery<Row>(CompiledQuery.raw(statement, [...values]))

interface Tried { sql: string; values?: readonly unknown[]; before?: Writes['before'] }

/** Runs one statement and takes it back. `undefined` where row security refused it. */
async function attempt(tx: Transaction<unknown>, { sql: statement, values, before }: Tried): Promise<Row[] | number | undefined> {
  await run(tx, 'savepoint one')
  try {
    for (const first of before ?? []) await run(tx, first.sql, first.values)
    const { rows, numAffectedRows } = await run(tx, statement, values)
    return statement.startsWith('select') ? rows : Number(numAffectedRows ?? 0n)
  } catch (error) {
    // Whatever else the database says, it says after row security let it pass.
    return denied(error) ? undefined : 1
  } finally {
    await run(tx, 'rollback to savepoint one')
  }
}

/** What somebody sees and may write, past every route. */
export class Bare {
  readonly #w: World
  readonly #db: ReturnType<typeof connect>
  readonly #rows = new Map<string, Row[]>()
  private constructor(w: World) {
    this.#w = w
    this.#db = connect(w.appUrl, 4)
  }

  /** Reads every row of the tables first, as their owner. */
  static async open(w: World, tables: readonly Reads[]): Promise<Bare> {
    const bare = new Bare(w)
    for (const { table, key, where } of tables) bare.#rows.set(table, (await w.owner.query<Row>(`select (${key})::text as qq_key, t.* from ${table} t where ${where ?? 'true'}`)).rows)
    return bare
  }

  close(): Promise<void> {
    return this.#db.close()
  }

  async #as(hand: Hand, work: (tx: Transaction<unknown>) => Promise<void>): Promise<void> {
    const human = 'human' in hand ? hand.human : null
    try {
      await this.#db.db.transaction().execute(async (tx) => {
        const cx: Cx = {
          tx, now: this.#w.now, who: { id: human?.id ?? null, name: '', adult: 'adult' in hand && hand.adult, strong: true }, hat: { kind: 'door' },
          purpose: ('purpose' in hand ? hand.purpose : undefined) ?? null, command: null, secrets: testSecrets, files: '', checks: true,
        }
        await wear(cx, hatOf(hand))
        await work(tx)
        throw new TakenBack()
      })
    } catch (error) {
      if (!(error instanceof TakenBack)) throw error
    }
  }

  #read(hand: Hand, { table, key, sees, sentence }: Reads, got: Row[] | number | undefined): Mismatch | undefined {
    const seen = new Set(Array.isArray(got) ? got.map((row) => String(row['qqKey'])) : [])
    const all = this.#rows.get(table) ?? []
    const wrong = all.filter((row) => sees(hand, row) !== seen.has(String(row['qq_key'])))
    if (wrong.length === 0) return undefined
    const more = wrong.filter((row) => seen.has(String(row['qq_key']))).length
    return { route: `select ${table}`, record: key, persona: hand.key, said: 'seen as the sentence says', got: `${more} rows too many, ${wrong.length - more} too few`, sentence }
  }

  /** Tries these tables in every hand. `first` stops at the first mismatch. */
  async judge(hands: readonly Hand[], of: { reads: readonly Reads[]; writes: readonly Writes[] }, also: { first?: boolean } = {}): Promise<Tally> {
    const tally: Tally = { cells: 0, calls: 0, mismatches: [] }
    for (const hand of hands) {
      if (also.first === true && tally.mismatches.length > 0) break
      await this.#as(hand, async (tx) => {
        for (const one of of.reads) {
          const wrong = this.#read(hand, one, await attempt(tx, { sql: `select (${one.key})::text as qq_key from ${one.table} where ${one.where ?? 'true'}` }))
          tally.mismatches.push(...(wrong === undefined ? [] : [wrong]))
          tally.cells += this.#rows.get(one.table)?.length ?? 0
        }
        for (const { may, sentence, table, ...tried } of of.writes) {
          const [did, should] = [Number((await attempt(tx, tried)) ?? 0), may(hand)]
          const right = typeof should === 'number' ? did === should : did > 0 === should
          if (!right) tally.mismatches.push({ route: tried.sql.trim().slice(0, 60), record: table, persona: hand.key, said: `written ${should}`, got: `${did} rows written`, sentence })
          tally.cells += 1
        }
        tally.calls += of.reads.length + of.writes.length
      })
    }
    return tally
  }
}

/** Everybody's hands: personas whose hat is theirs, the clock and the door. */
export const handsOf = (personas: readonly Hand[]): Hand[] => [...personas.filter((p) => !('hat' in p) || p.hat.of !== 'none'), { key: 'clock' }, { key: 'door' }]

