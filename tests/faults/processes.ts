import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** A web process that can be killed. */
export interface WebProcess extends AsyncDisposable {
  address: string
  lives: () => boolean
  /** Ends it without a word, as a power cut would, and waits until it is gone. */
  kill: () => Promise<void>
}

/** Starts one more web process on a database, in a process of its own. */
export async function webProcess(order: { appUrl: string; dataDir: string }): Promise<WebProcess> {
  const script = fileURLToPath(new URL('web.ts', import.meta.url))
  const child = spawn(process.execPath, [script, JSON.stringify(order)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = once(child, 'close')
  const [address] = await Promise.race([once(createInterface(child.stdout), 'line'), gone.then(() => [''])])
  if (!address) throw new Error('the web process did not start')
  const kill = async () => {
    child.kill('SIGKILL')
    await gone
  }
  return { address: String(address), lives: () => child.exitCode === null && child.signalCode === null, kill, [Symbol.asyncDispose]: kill }
}
