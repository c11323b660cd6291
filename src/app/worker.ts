/** The worker: makes what the clock owes. Timed moves that are late still happened when they were due. */
import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { connect } from '#platform/connect.ts'
import { blank, type Cx } from '#platform/cx.ts'
import { dueNow, lock, type Timed, type TimedMoves } from '#platform/journal.ts'
import { businessTime, realNow, type Clock } from '#platform/clock.ts'
import type { Secrets } from '#platform/seal.ts'
import { WEARS } from '#platform/prepared.ts'
import { raw } from '#platform/sql.ts'
import { wear } from '#platform/wear.ts'
import { sendEmailCodes, sendNotices, tidyNotices, type Channels } from '#kernels/registry/notices/index.ts'
import { sweepPhotos } from '#kernels/marketplace/requests/index.ts'
import { modules } from './modules.ts'

const flows = () => modules.flatMap((module) => module.flows ?? [])

/** What each module does at its timed moves. */
export const timedMoves = (): TimedMoves => new Map<string, Timed>(modules.flatMap((module) => Object.entries(module.timed ?? {})))

interface Ticking { db: Kysely<unknown>; secrets: Secrets; files: string }

async function asClock<T>(at: Ticking, now: Date, work: (cx: Cx) => Promise<T>): Promise<T> {
  return at.db.transaction().execute(async (tx) => {
    const cx = blank({ tx, now, hat: { kind: 'flow' }, secrets: at.secrets, files: at.files, checks: true })
    await wear(cx, { kind: 'flow' })
    return work(cx)
  })
}

/** Business time now: the moved clock of a demo, or real time. */
export async function businessNow(db: Kysely<unknown>): Promise<Date> {
  const { rows } = await db.transaction().execute(async (tx) => {
    await raw(tx, `${WEARS})`, ['qq_flow'])
    return sql<Clock>`select at, runs_since as since from clock`.execute(tx)
  })
  return businessTime(rows[0] ?? { at: null, since: null }, realNow())
}

interface Owed { noun: string; id: string }

async function settle(at: Ticking, now: Date, { noun, id }: Owed): Promise<void> {
  const of = flows().find((candidate) => candidate.noun === noun)
  if (of === undefined) throw new Error(`a due row names ${noun}, which has no flow`)
  await asClock(at, now, (cx) => lock(cx, of, id, timedMoves()))
}

const AT_ONCE = 100

/**
 * Makes every timed move that is due by `now`, each record in a transaction of its own: one that fails stops no other. Returns how
 * many records it settled; throws at the end where some failed, naming them.
 */
export async function tick(at: Ticking, now: Date): Promise<number> {
  const failed = new Map<string, unknown>()
  for (let settled = 0; ;) {
    const owed = await asClock(at, now, (cx) => dueNow(cx, flows(), AT_ONCE + failed.size))
    const due = owed.filter(({ id }) => !failed.has(id))
    if (due.length === 0 && failed.size > 0) throw new Error(`timed moves failed: ${[...failed.keys()].join(', ')}`, { cause: [...failed.values()][0] })
    if (due.length === 0) return settled
    for (const record of due) {
      try {
        await settle(at, now, record)
        settled += 1
      } catch (fault) {
        failed.set(record.id, fault)
      }
    }
  }
}

/** Sends what notices have to say by now, and codes that prove addresses. Returns how many notices were tried. */
export async function spread(at: Ticking, now: Date, channels: Channels): Promise<number> {
  const clock = <T>(work: (cx: Cx) => Promise<T>) => asClock(at, now, work)
  await sendEmailCodes(clock, channels)
  return sendNotices(clock, channels)
}

/** Brings the lists of whom to call up to date. */
export const remind = (at: Ticking, now: Date): Promise<void> => tidyNotices((work) => asClock(at, now, work))

/** Takes away what has had its time. Returns how many records lost something. */
export const sweep = (at: Ticking, now: Date): Promise<number> => asClock(at, now, sweepPhotos)

const Fault = z.object({ message: z.string(), cause: z.object({ code: z.string() }).optional().catch(undefined) })

/** A line of the log: which records failed and with which code, never what is in them. */
function lineOf(fault: unknown): string {
  const { data } = Fault.safeParse(fault)
  return `${JSON.stringify({ level: 50, msg: data?.message ?? 'the clock stood still', code: data?.cause?.code })}\n`
}

/** Does `work` every so many seconds until it is told to stop; a round that fails is reported and begun again. */
function every(seconds: number, work: () => Promise<unknown>): () => Promise<void> {
  let stopping = false
  let waiting: NodeJS.Timeout | undefined
  let running: Promise<unknown> = Promise.resolve()
  let said = ''
  // The same trouble is said once, not each second.
  const say = (line: string) => {
    if (line !== said) process.stderr.write(line)
    said = line
  }
  const round = async () => {
    // A database that is away for a moment is asked again; nothing is lost by waiting.
    await work().then(() => say(''), (fault: unknown) => say(lineOf(fault)))
    if (!stopping) waiting = setTimeout(again, seconds * 1000)
  }
  const again = () => {
    if (!stopping) running = round()
  }
  again()
  return async () => {
    stopping = true
    clearTimeout(waiting)
    await running
  }
}

/** Starts the worker: every second a look at what is due and, beside it, since carriers may be slow, at what is to be sent; now and then at whom to call and what has had its time. */
export async function startWorker(settings: { appUrl: string; secrets: Secrets; dataDir: string; channels: Channels }): Promise<{ close: () => Promise<void> }> {
  const database = connect(settings.appUrl, 3)
  const at = { db: database.db, secrets: settings.secrets, files: `${settings.dataDir}/files` }
  const stops = [
    every(1, async () => tick(at, await businessNow(at.db))),
    every(1, async () => spread(at, await businessNow(at.db), settings.channels)),
    every(60, async () => sweep(at, await businessNow(at.db))),
    every(10, async () => remind(at, await businessNow(at.db))),
  ]
  const close = async () => {
    await Promise.all(stops.map((stop) => stop()))
    await database.close()
  }
  return { close }
}
