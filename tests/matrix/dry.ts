/** The product's own server on a database whose every transaction runs whole, is looked at, and is then taken back. */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import cookie from '@fastify/cookie'
import type { FastifyInstance } from 'fastify'
import { sql, type Kysely, type Transaction } from 'kysely'
import { connect } from '#platform/connect.ts'
import { httpServer, serve } from '#platform/http.ts'
import type { Route } from '#platform/route.ts'
import { modules } from '#app/modules.ts'
import { say } from '#app/say.ts'
import { timedMoves } from '#app/worker.ts'
import { channelsRoutes } from '#kernels/registry/notices/index.ts'
import { enter, waysRoute } from '#kernels/registry/sign-in/index.ts'
import { testSecrets } from '../secrets.ts'
import type { World } from '../world.ts'

/** Rows that a request wrote, by `insert table` and `update table`; what it was asked (the command itself) left out. */
interface Seen { effects: Record<string, number> }
const seen = new AsyncLocalStorage<Seen>()

class TakenBack extends Error {}

const counts = sql<{ name: string; i: string; u: string; d: string }>`
  select relname as name, pg_stat_get_xact_tuples_inserted(oid) as i, pg_stat_get_xact_tuples_updated(oid) as u, pg_stat_get_xact_tuples_deleted(oid) as d
  from pg_class where relkind = 'r' and relnamespace in ('public'::regnamespace, 'keystore'::regnamespace) and relname <> 'command'`

/** What this connection has written of each table; it keeps counting from one transaction to the next. */
async function written(tx: Transaction<unknown>): Promise<Map<string, number>> {
  const { rows } = await counts.execute(tx)
  return new Map(rows.flatMap(({ name, i, u, d }) => [[`insert ${name}`, Number(i)], [`update ${name}`, Number(u)], [`delete ${name}`, Number(d)]] as const))
}

type Work<T> = (tx: Transaction<unknown>) => Promise<T>

async function tryOut<T>(db: Kysely<unknown>, work: Work<T>): Promise<T> {
  const kept: { value?: T } = {}
  try {
    await db.transaction().execute(async (tx) => {
      const before = await written(tx)
      kept.value = await work(tx)
      // What a commit would check is checked now.
      await sql`set constraints all immediate`.execute(tx)
      const store = seen.getStore()
      for (const [what, count] of await written(tx)) {
        const more = count - (before.get(what) ?? 0)
        if (more > 0 && store !== undefined) store.effects[what] = (store.effects[what] ?? 0) + more
      }
      throw new TakenBack()
    })
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error
  }
  return kept.value as T
}

function dry(db: Kysely<unknown>): Kysely<unknown> {
  const reading = <T>(work: Work<T>) => db.transaction().setAccessMode('read only').execute(work)
  const trying = <T>(work: Work<T>) => tryOut(db, work)
  const transaction = () => ({ execute: trying, setAccessMode: (mode: string) => ({ execute: mode === 'read only' ? reading : trying }) })
  return { transaction } as unknown as Kysely<unknown>
}

/** Every route of the installation, as `app/server.ts` gathers them. */
export const allRoutes = (): readonly Route[] => [...modules.flatMap((module) => module.routes), waysRoute({ demo: [], outbox: true }), ...channelsRoutes({ list: ['sms', 'email', 'push'], push: { publicKey: 'x', services: ['https://fcm.googleapis.com'] } })]

/** A dry server; `log` is every line that it logged, at the most talkative level. */
export interface DryServer { address: string; log: string[]; app: FastifyInstance; close: () => Promise<void> }

/** Keeps what a server logs instead of printing it. */
export function overhear(app: FastifyInstance): string[] {
  const lines: string[] = []
  const place = Object.getOwnPropertySymbols(app.log).find((symbol) => symbol.description === 'pino.stream')
  if (place === undefined) throw new Error('the log has no stream')
  Object.assign(app.log, { [place]: { write: (line: string) => lines.push(line) } })
  return lines
}

/** Serves every route on `w`'s database, with the app's own checks or without them. Nothing that is asked here stays. */
export async function dryServer(w: World, settings: { checks: boolean }): Promise<DryServer> {
  const database = connect(w.appUrl, 6)
  const app = httpServer('trace', say)
  const log = overhear(app)
  await app.register(cookie)
  app.addHook('onRequest', (_request, _reply, done) => seen.run({ effects: {} }, done))
  app.addHook('onSend', async (_request, reply) => void reply.header('test-effects', JSON.stringify(seen.getStore()?.effects ?? {})))
  serve(app, allRoutes(), {
    db: dry(database.db), secrets: testSecrets, files: join(w.dataDir, 'files'), timed: timedMoves(), enter, say, checks: settings.checks,
    // Thousands of cells come from one address within a minute.
    limits: { LIMIT_CODES_NUMBER: 1e6, LIMIT_CODES_NUMBER_DAY: 1e6, LIMIT_CODES_ADDRESS: 1e6, LIMIT_CODES_DAY: 1e6, LIMIT_CODES_DEMO: 1e6, LIMIT_FACTOR: 1e6 },
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  return { address: `http://127.0.0.1:${port}`, log, app, close: async () => (await app.close(), database.close()) }
}
