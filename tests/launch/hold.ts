/** A launcher in a process of its own, for the tests that kill it. Its order comes as JSON in the first argument. */
import { z } from 'zod'
import type * as postgres from '../../src/app/launch/postgres.ts'

const Order = z.object({
  /** The launcher's own module: the checkout's, or that of a copy elsewhere. */
  launcher: z.url(),
  dataDir: z.string(),
  /** Whom to become once everything is loaded; the checkout may be closed to him. */
  uid: z.number().optional(),
  umask: z.number().optional(),
})

const order = Order.parse(JSON.parse(process.argv[2] ?? ''))
const { launch } = (await import(order.launcher)) as typeof postgres
if (order.umask !== undefined) process.umask(order.umask)
if (order.uid !== undefined) {
  process.setgroups?.([])
  process.setgid?.(order.uid)
  process.setuid?.(order.uid)
}

const say = (word: string, what: unknown) => process.stdout.write(`${JSON.stringify([word, what])}\n`)
try {
  const running = await launch({ dataDir: order.dataDir, log: (line) => say('log', line) })
  process.once('SIGTERM', () => void running.stop().then(() => process.exit(0)))
  say('ready', { url: running.url, pid: running.pid, socketDir: running.socketDir })
} catch (error) {
  say('refused', error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
