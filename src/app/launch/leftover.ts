import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** The command line of a live process; empty for one that ended or only waits to be buried. */
function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, name)
    return true
  } catch {
    return false
  }
}

async function gone(pid: number, seconds: number): Promise<boolean> {
  const until = performance.now() + seconds * 1000
  while (performance.now() < until) {
    if (commandLine(pid) === '') return true
    await wait(10)
  }
  return false
}

async function end(pid: number): Promise<void> {
  signal(pid, 'SIGINT')
  if (await gone(pid, 10)) return
  signal(pid, 'SIGQUIT')
  if (await gone(pid, 5)) return
  signal(pid, 'SIGKILL')
  await gone(pid, 5)
}

/**
 * Clears what an unclean stop left: ends a server that outlived its launcher, if its command line carries our
 * cluster's name, and keeps a stranger that has taken over the old process number from standing in the way.
 * Only for the holder of the data directory's lock.
 * @returns whether a server was ended.
 */
export async function clearLeftover(clusterDir: string, name: string): Promise<boolean> {
  const file = join(clusterDir, 'postmaster.pid')
  if (!existsSync(file)) return false
  const rows = readFileSync(file, 'utf8').split('\n')
  const pid = Number(rows[0])
  if (!Number.isInteger(pid) || pid <= 1) return false
  if (commandLine(pid).includes(name)) {
    await end(pid)
    return true
  }
  // PostgreSQL takes any live process of this number for a server. Our own number passes that check and leaves the
  // other one, on shared memory still in use, in force.
  if (signal(pid, 0)) writeFileSync(file, [process.pid, ...rows.slice(1)].join('\n'))
  return false
}
