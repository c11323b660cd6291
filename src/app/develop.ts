/** `npm run dev`: the demo with pages that reload as they are edited, and a server that restarts when it is. */
import { spawn } from 'node:child_process'
import { CannotStart } from './launch/cannot-start.ts'
import { command } from './launch/command.ts'
import { giveUp, tell } from './launch/console.ts'
import { ROOT, readSettings } from './launch/settings.ts'
import { runUntilStopped } from './launch/stop.ts'
import type { Stopping } from './launch/stop.ts'

const PAGES = 5173

const HELP = `npm run dev -- [--empty]

The demo with pages that reload as they are edited, on port ${PAGES}, and a server that restarts when it is, until Ctrl-C. Settings
are environment variables, as the README lists them.

  --empty  an installation without the demo`

/** A program that ends with us, and we with it. Its own process group keeps a Ctrl-C from reaching it before us. */
function beside(args: string[], env: NodeJS.ProcessEnv, stops: Stopping): void {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: 'inherit',
    detached: true,
  })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  void gone.then(() => {
    if (stops.asked) return
    const broken = new CannotStart(`${args.at(0)} 停了，原因在上面。`, `${args.at(0)} ended; the reason is above.`)
    void stops.stop().finally(() => giveUp(broken))
  })
  stops.add(() => {
    child.kill('SIGTERM')
    return gone
  })
}

await command(HELP, { options: { empty: { type: 'boolean' } } }, ({ values }) =>
  runUntilStopped((stops) => {
    const { port = 3000 } = readSettings(process.env)
    const server = ['--watch', '--watch-preserve-output', 'src/app/start.ts', '--pages-elsewhere', ...(values.empty === true ? ['--empty'] : [])]
    beside(server, { PORT: String(port) }, stops)
    beside(
      ['node_modules/vite/bin/vite.js', '--port', String(PAGES), '--strictPort'],
      { QQ_API: `http://127.0.0.1:${port}` },
      stops,
    )
    const pages = `http://127.0.0.1:${PAGES}/`
    tell(`  网页 pages  ${pages}`)
    return Promise.resolve({ pages })
  }))
