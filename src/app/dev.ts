/** The moved clock of a demo, replay or test. Only servers that were started for those have this route. */
import type { FastifyInstance } from 'fastify'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Ports } from '#platform/ports.ts'
import { HOUR, realNow } from '#platform/clock.ts'
import { connect } from '#platform/connect.ts'
import { Instant } from '#platform/contract.ts'
import { Refusal } from '#platform/refuse.ts'
import type { Secrets } from '#platform/seal.ts'
import { WEARS } from '#platform/prepared.ts'
import { maybe, raw, run, sql, type Tx } from '#platform/sql.ts'
import { CannotStart } from './launch/cannot-start.ts'
import { businessNow, tick } from './worker.ts'

/** Where business time shall go. */
export const Moved = z.object({ to: Instant.nullable(), runs: z.boolean().default(false) })

/** Where the clock goes: it stands at a time, or runs on from it; without a time it is real. */
interface Goal { to: Date | null; runs: boolean }

const asFlow = <T>(db: Kysely<unknown>, work: (tx: Tx) => Promise<T>): Promise<T> =>
  db.transaction().execute(async (tx) => {
    await raw(tx, `${WEARS})`, ['qq_flow'])
    return work(tx)
  })

async function setClock(db: Kysely<unknown>, { to, runs }: Goal): Promise<void> {
  const since = runs && to !== null ? realNow() : null
  const moved = await asFlow(db, (tx) => run(tx, sql`update clock set at = ${to}, runs_since = ${since} where kind in ('demo', 'replay', 'test')`))
  if (moved === 0) throw new Refusal('clock.real', 409)
}

/** Before anybody has asked for anything, a season may begin in the past. */
const untouched = async (db: Kysely<unknown>): Promise<boolean> =>
  (await asFlow(db, (tx) => maybe(z.object({ id: z.string() }), tx, sql`select id from command limit 1`))) === undefined

/** Moves the clock and makes what fell due meanwhile; null lets real time run. Returns how many records that settled. */
export async function moveClock(ports: Pick<Ports, 'db' | 'secrets' | 'files'>, goal: Goal): Promise<{ at: string; settled: number }> {
  const until = goal.to ?? realNow()
  if (until < (await businessNow(ports.db)) && !(await untouched(ports.db))) throw new Refusal('clock.back', 409)
  await setClock(ports.db, goal)
  return { at: until.toISOString(), settled: await tick(ports, until) }
}

const passed = (now: Date) => {
  const reached = new Date(now.getTime() + 8 * HOUR).toISOString().slice(0, 16)
  return new CannotStart(
    `这个示例已经过到 ${reached}，时间不倒走：用 DATA_DIR 另选一个目录。`,
    `This demo has come to ${reached} already, and time does not go back: choose another directory with DATA_DIR.`,
  )
}

/**
 * Lets the clock of a filled demo run on from a time. The one that was begun with the same time goes on where it is.
 * @throws CannotStart where it has passed that time.
 */
export async function goOnFrom(to: Date, { appUrl, secrets, dataDir }: { appUrl: string; secrets: Secrets; dataDir: string }): Promise<void> {
  const { db, close } = connect(appUrl, 2)
  try {
    const begun = await asFlow(db, (tx) => maybe(z.object({ at: z.string().nullable() }), tx, sql`select at from clock`))
    if (begun?.at === to.toISOString()) return
    const now = await businessNow(db)
    if (to < now) throw passed(now)
    await moveClock({ db, secrets, files: `${dataDir}/files` }, { to, runs: true })
  } finally {
    await close()
  }
}

/**
 * `POST /dev/clock {to, runs}` moves business time forward and answers when all that fell due has been done: it stands there, or runs on; null
 * lets real time run again.
 */
export function serveClock(app: FastifyInstance, ports: Ports): void {
  app.post('/dev/clock', async (request) => {
    const read = Moved.safeParse(request.body)
    if (!read.success) throw new Refusal('input', 400, {}, 'to')
    const { to, runs } = read.data
    return moveClock(ports, { to: to === null ? null : new Date(to), runs })
  })
  app.get('/dev/clock', async () => ({ at: (await businessNow(ports.db)).toISOString() }))
}
