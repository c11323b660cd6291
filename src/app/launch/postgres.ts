import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { Client } from 'pg'
import { z } from 'zod'
import { accountFor } from './account.ts'
import type { Account } from './account.ts'
import { binariesFor } from './binaries.ts'
import { ensureCluster, nameOf, OWNER } from './cluster.ts'
import type { Place } from './cluster.ts'
import { alive, holdDataDir, writeWhole } from './data-dir.ts'
import { startProcess, stopProcess } from './server-process.ts'

/** A running built-in database. */
export interface Running {
  /** The owner's connection string, over the Unix socket. */
  url: string
  socketDir: string
  pid: number
  /** Resolves when the server has ended, for whatever reason. */
  ended: Promise<void>
  /** Stops it cleanly and lets go of the data directory. */
  stop(): Promise<void>
}

interface Options {
  dataDir: string
  /** Takes one line worth telling the person at the console. */
  log: (line: string) => void
  /** Further server settings; the start-up guard judges them like any other server's. */
  settings?: Readonly<Record<string, string>>
}

const Note = z.object({ url: z.string(), socketDir: z.string(), pid: z.number() })
const noteFile = (dataDir: string) => join(dataDir, 'postgres.json')

function note(dataDir: string): z.infer<typeof Note> | undefined {
  const file = noteFile(dataDir)
  return existsSync(file) ? Note.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined
}

/** The connection string of the database that another process of ours runs on this data directory, if one does. */
export function runningUrl(dataDir: string): string | undefined {
  const running = note(resolve(dataDir))
  return running && alive(running.pid) ? running.url : undefined
}

const SOCKETS = 'qunqing-'

/** Empty, and made by us: nobody else may have put it there. */
function makeDir(dir: string): string {
  try {
    rmSync(dir, { recursive: true, force: true })
    mkdirSync(dir, { mode: 0o700 })
    return dir
  } catch {
    // The name is held by somebody else; then further processes must be started again after each restart.
    return mkdtempSync(`${dir}-`)
  }
}

/**
 * The directory for the socket: the same for a data directory at each start, so that further processes find the database
 * again. It does not lie in the data directory, because its whole path may be 107 bytes long and `account` must be able to walk it.
 */
function makeSocketDir(dataDir: string, { as }: Account): string {
  const own = as.uid === undefined && /^[\w./-]{1,60}$/.test(tmpdir()) ? tmpdir() : '/tmp'
  const dir = makeDir(join(own, nameOf(dataDir)))
  if (as.uid !== undefined && as.gid !== undefined) chownSync(dir, as.uid, as.gid)
  return dir
}

function forget(dataDir: string, socketDir = note(dataDir)?.socketDir): void {
  if (socketDir && basename(socketDir).startsWith(SOCKETS)) rmSync(socketDir, { recursive: true, force: true })
  rmSync(noteFile(dataDir), { force: true })
}

function urlOf(socketDir: string, secret: string, database: string): string {
  const url = new URL(`postgres://${OWNER}:${secret}@localhost:5432/${database}`)
  url.searchParams.set('host', socketDir)
  return url.href
}

async function ensureDatabase(socketDir: string, secret: string): Promise<void> {
  const client = new Client({ connectionString: urlOf(socketDir, secret, 'postgres') })
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [OWNER])
    if (rowCount === 0) await client.query(`create database ${OWNER}`)
  } finally {
    await client.end()
  }
}

async function run(place: Place, { log, settings = {} }: Options, release: () => void): Promise<Running> {
  const { dataDir, socketDir } = place
  const secret = await ensureCluster(place)
  const child = await startProcess(place, settings, log)
  const pid = child.pid ?? 0
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const last = () => child.kill('SIGINT')
  process.once('exit', last)
  const stop = async () => {
    await stopProcess(child)
    process.off('exit', last)
    forget(dataDir, socketDir)
    release()
  }
  try {
    await ensureDatabase(socketDir, secret)
    const url = urlOf(socketDir, secret, OWNER)
    writeWhole(noteFile(dataDir), JSON.stringify({ url, socketDir, pid }))
    return { url, socketDir, pid, ended, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/**
 * Starts the built-in PostgreSQL on `dataDir`, making the cluster on the first start. It listens on a Unix socket
 * alone, runs unprivileged where we are root, and clears up after an unclean stop.
 * @throws CannotStart with one sentence: directory taken or not writable, no account, no programs, a server that fails.
 */
export async function launch(options: Options): Promise<Running> {
  const release = holdDataDir(resolve(options.dataDir))
  const dataDir = realpathSync(options.dataDir)
  const clusterDir = join(dataDir, 'pg')
  try {
    forget(dataDir)
    const account = accountFor(clusterDir)
    const { bin, copied } = await binariesFor(account, dataDir)
    if (copied) options.log(`数据库程序的副本：${bin}`)
    const socketDir = makeSocketDir(dataDir, account)
    try {
      return await run({ dataDir, clusterDir, account, bin, socketDir }, options, release)
    } catch (error) {
      rmSync(socketDir, { recursive: true, force: true })
      throw error
    }
  } catch (error) {
    release()
    throw error
  }
}
