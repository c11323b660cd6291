/** `npm run web`: one more web process on the database of a running installation. */
import { command } from './launch/command.ts'
import { tell } from './launch/console.ts'
import { joinDatabase } from './launch/database.ts'
import { checkPort } from './launch/port.ts'
import { readSettings } from './launch/settings.ts'
import { runUntilStopped } from './launch/stop.ts'
import { builtWeb } from './launch/web-build.ts'

const HELP = `npm run web

One more web process on the database of a running installation, on any free port unless PORT says which, until Ctrl-C. Settings are
environment variables, as the README lists them.
`

await command(HELP, {}, () =>
  runUntilStopped(async (stops) => {
    const settings = readSettings(process.env)
    const { dataDir, host, port = 0 } = settings
    await checkPort(host, port)
    const { ownerUrl, secrets, demo } = await joinDatabase(settings)
    const distDir = await builtWeb(dataDir, tell)
    const [{ startServer }, { asLogin }, { serving }] = await Promise.all([import('./server.ts'), import('./migrate.ts'), import('./serving.ts')])
    const appUrl = asLogin(ownerUrl, secrets)
    const server = await startServer(serving(settings, { appUrl, secrets, port, distDir, demo }))
    stops.add(server.close)
    tell(`群青网页进程 · Qunqing web  ${server.address}`)
    return { address: server.address }
  }))
