/** `npm run worker`: one more worker on the database of a running installation. */
import { command } from './launch/command.ts'
import { tell } from './launch/console.ts'
import { joinDatabase } from './launch/database.ts'
import { readSettings } from './launch/settings.ts'
import { runUntilStopped } from './launch/stop.ts'

const HELP = `npm run worker

One more worker on the database of a running installation: it makes what the clock owes, until Ctrl-C. Settings are environment variables,
as the README lists them.
`

await command(HELP, {}, () =>
  runUntilStopped(async (stops) => {
    const settings = readSettings(process.env)
    const { ownerUrl, secrets } = await joinDatabase(settings)
    const [{ startWorker }, { asLogin }, { waysOut }] = await Promise.all([import('./worker.ts'), import('./migrate.ts'), import('./serving.ts')])
    const worker = await startWorker({ appUrl: asLogin(ownerUrl, secrets), secrets, dataDir: settings.dataDir, channels: waysOut(settings) })
    stops.add(worker.close)
    tell('群青后台进程 · Qunqing worker')
    return { worker: true }
  }))
