import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { CannotStart } from './cannot-start.ts'
import { nameOf, dirAs } from './cluster.ts'
import type { Place } from './cluster.ts'
import { clearLeftover } from './leftover.ts'
import { plainEnv } from './run.ts'

/** Settings of the built-in server. None of them trades safety for speed; those that could are left at their defaults. */
const settings = {
  listen_addresses: '',
  max_connections: '120',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
  log_checkpoints: 'off',
  log_line_prefix: '%m [%p] %d ',
}

/** How long an unclean stop's remains (processes that wait to be buried, shared memory) may hold a start up. */
const PATIENCE_MS = 20_000
const LOG_LIMIT = 5_000_000

function openLog(dataDir: string): { fd: number; file: string; from: number } {
  const file = join(dataDir, 'postgres.log')
  if (existsSync(file) && statSync(file).size > LOG_LIMIT) renameSync(file, `${file}.1`)
  const fd = openSync(file, 'a', 0o600)
  return { fd, file, from: fstatSync(fd).size }
}

function since(file: string, from: number): string {
  const fd = openSync(file, 'r')
  try {
    const bytes = Buffer.alloc(Math.max(0, fstatSync(fd).size - from))
    readSync(fd, bytes, 0, bytes.length, from)
    return bytes.toString('utf8')
  } finally {
    closeSync(fd)
  }
}

const ended = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null

/** "ready" counts only under our own child's number: the file may still be an earlier server's. */
function ready(clusterDir: string, child: ChildProcess): boolean {
  try {
    const rows = readFileSync(join(clusterDir, 'postmaster.pid'), 'utf8').split('\n')
    return Number(rows[0]) === child.pid && rows[7]?.trim() === 'ready'
  } catch {
    return false
  }
}

type Attempt = { child: ChildProcess } | { log: string }

async function attempt(place: Place, more: Readonly<Record<string, string>>): Promise<Attempt> {
  const { account, bin, clusterDir, dataDir, socketDir } = place
  const all = {
    ...settings,
    ...more,
    unix_socket_directories: socketDir,
    unix_socket_permissions: '0700',
    cluster_name: nameOf(clusterDir),
  }
  const args = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const log = openLog(dataDir)
  const dir = openSync(clusterDir, 'r')
  // Its own process group: a Ctrl-C at the console is for us, and we stop the server after the last request.
  const child = spawn(join(bin, 'postgres'), ['-D', dirAs(account, clusterDir), '-p', '5432', ...args], {
    ...account.as,
    stdio: ['ignore', log.fd, log.fd, dir],
    cwd: '/',
    env: plainEnv(),
    detached: true,
  })
  let refused = ''
  child.once('error', (error) => {
    refused = error.message
  })
  closeSync(log.fd)
  closeSync(dir)
  while (refused === '' && !ended(child)) {
    if (ready(clusterDir, child)) return { child }
    await wait(5)
  }
  return { log: refused || since(log.file, log.from) }
}

/** What the next attempt may find cleared. */
const passing = /lock file "postmaster\.pid" already exists|pre-existing shared memory block/

function failed(log: string, dataDir: string): CannotStart {
  const why = /(?:FATAL|PANIC): +(.*)/.exec(log)?.[1] ?? log.trim().split('\n').at(-1) ?? ''
  return new CannotStart(
    `内置数据库没有启动：${why}。详情见 ${join(dataDir, 'postgres.log')}。`,
    `The built-in database did not start: ${why}. Details are in ${join(dataDir, 'postgres.log')}.`,
  )
}

/**
 * Starts the server on its cluster, again and again while an unclean stop's remains are clearing.
 * @throws CannotStart
 */
export async function startProcess(
  place: Place,
  more: Readonly<Record<string, string>>,
  log: (line: string) => void,
): Promise<ChildProcess> {
  const until = performance.now() + PATIENCE_MS
  for (;;) {
    if (await clearLeftover(place.clusterDir, nameOf(place.clusterDir))) log('数据库：上次没有正常停下，已收好')
    const got = await attempt(place, more)
    if ('child' in got) return got.child
    if (!passing.test(got.log) || performance.now() > until) throw failed(got.log, place.dataDir)
    await wait(100)
  }
}

/** Stops the server: open transactions end, everything is on disk. Harder after half a minute. */
export async function stopProcess(child: ChildProcess): Promise<void> {
  if (ended(child)) return
  const exit = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGINT')
  const harder = setTimeout(() => child.kill('SIGQUIT'), 30_000)
  await exit
  clearTimeout(harder)
}
