/** The moved clock of a demo, replay or test. Only servers that were started for those have this route. */
import type { FastifyInstance } from 'fastify'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Ports } from '#platform/ports.ts'
import { realNow } from '#platform/clock.ts'
import { Instant } from '#platform/contract.ts'
import { Refusal } from '#platform/refuse.ts'
import { WEARS } from '#platform/prepared.ts'
import { maybe, raw, run, sql, type Tx } from '#platform/sql.ts'
import { businessNow, tick } from './worker.ts'

const Moved = z.object({ to: Instant.nullable() })

const asFlow = <T>(db: Kysely<unknown>, work: (tx: Tx) => Promise<T>): Promise<T> =>
  db.transaction().execute(async (tx) => {
    await raw(tx, `${WEARS})`, ['qq_flow'])
    return work(tx)
  })

async function setClock(db: Kysely<unknown>, to: Date | null): Promise<void> {
  const moved = await asFlow(db, (tx) => run(tx, sql`update clock set at = ${to} where kind in ('demo', 'replay', 'test')`))
  if (moved === 0) throw new Refusal('clock.real', 409)
}

/** Before anybody has asked for anything, a season may begin in the past. */
const untouched = async (db: Kysely<unknown>): Promise<boolean> =>
  (await asFlow(db, (tx) => maybe(z.object({ id: z.string() }), tx, sql`select id from command limit 1`))) === undefined

/** Moves the clock and makes what fell due meanwhile; null lets real time run. Returns how many records that settled. */
async function moveClock(ports: Ports, to: Date | null): Promise<{ at: string; settled: number }> {
  const until = to ?? realNow()
  if (until < (await businessNow(ports.db)) && !(await untouched(ports.db))) throw new Refusal('clock.back', 409)
  await setClock(ports.db, to)
  return { at: until.toISOString(), settled: await tick(ports, until) }
}

/** `POST /dev/clock {to}` moves business time forward and answers when all that fell due has been done; null lets real time run again. */
export function serveClock(app: FastifyInstance, ports: Ports): void {
  app.post('/dev/clock', async (request) => {
    const read = Moved.safeParse(request.body)
    if (!read.success) throw new Refusal('input', 400, {}, 'to')
    return moveClock(ports, read.data.to === null ? null : new Date(read.data.to))
  })
  app.get('/dev/clock', async () => ({ at: (await businessNow(ports.db)).toISOString() }))
}
