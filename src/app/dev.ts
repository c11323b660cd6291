/** The moved clock of a demo, replay or test. Only servers that were started for those have this route. */
import type { FastifyInstance } from 'fastify'
import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import type { Ports } from '#platform/ports.ts'
import { Instant } from '#platform/contract.ts'
import { Refusal } from '#platform/refuse.ts'
import { run } from '#platform/sql.ts'
import { businessNow, tick } from './worker.ts'

const Moved = z.object({ to: Instant })

async function setClock(db: Kysely<unknown>, to: Date): Promise<void> {
  const moved = await db.transaction().execute(async (tx) => {
    await sql`select set_config('role', 'qq_flow', true)`.execute(tx)
    return run(tx, sql`update clock set at = ${to} where kind in ('demo', 'replay', 'test')`)
  })
  if (moved === 0) throw new Refusal('clock.real', 409)
}

/** `POST /dev/clock {to}` moves business time forward and answers when all that fell due has been done. */
export function serveClock(app: FastifyInstance, ports: Ports): void {
  app.post('/dev/clock', async (request) => {
    const read = Moved.safeParse(request.body)
    if (!read.success) throw new Refusal('input', 400, {}, 'to')
    const to = new Date(read.data.to)
    if (to < (await businessNow(ports.db))) throw new Refusal('clock.back', 409)
    await setClock(ports.db, to)
    const settled = await tick(ports, to)
    return { at: to.toISOString(), settled }
  })
  app.get('/dev/clock', async () => ({ at: (await businessNow(ports.db)).toISOString() }))
}
