/** `npm run dev`: the demo county with pages that reload as they are edited, and a server that restarts when it is. */
import { spawn } from 'node:child_process'
import { tell } from './launch/console.ts'
import { ROOT, readSettings } from './launch/settings.ts'
import { runUntilStopped } from './launch/stop.ts'
import type { Stopping } from './launch/stop.ts'

const PAGES = 5173

/** A program that ends with us. Its own process group keeps a Ctrl-C from reaching it before us. */
function beside(args: string[], env: NodeJS.ProcessEnv, stops: Stopping): void {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: 'inherit',
    detached: true,
  })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  stops.add(() => {
    child.kill('SIGTERM')
    return gone
  })
}

await runUntilStopped(async (stops) => {
  const { port = 3000 } = readSettings(process.env)
  const server = [
    '--watch',
    '--watch-preserve-output',
    'src/app/start.ts',
    '--pages-elsewhere',
    ...process.argv.slice(2),
  ]
  beside(server, { PORT: String(port) }, stops)
  beside(
    ['node_modules/vite/bin/vite.js', '--port', String(PAGES), '--strictPort'],
    { QQ_API: `http://127.0.0.1:${port}` },
    stops,
  )
  tell(`  网页 pages  http://127.0.0.1:${PAGES}/`)
})
