/** `npm start`: database, pages, server, worker and, unless `--empty`, the demo, in one process. */
import { WrongUse } from './launch/cannot-start.ts'
import { command } from './launch/command.ts'
import { bar, tell } from './launch/console.ts'
import { checkDataDir } from './launch/data-dir.ts'
import { openDatabase } from './launch/database.ts'
import type { Ready } from './launch/database.ts'
import { checkPort } from './launch/port.ts'
import { markWhole } from './launch/purpose.ts'
import { readSettings } from './launch/settings.ts'
import type { Settings } from './launch/settings.ts'
import { runUntilStopped } from './launch/stop.ts'
import type { Stopping } from './launch/stop.ts'
import { builtWeb } from './launch/web-build.ts'

const PORT = 3000

/**
 * Fills the demo on its first start, by people's own actions over HTTP, on a server that only we know. Its
 * conveniences (the clock, the outbox) exist there whatever the settings say; visitors are asked to wait meanwhile. Nothing waits for the disk
 * until the demo is marked whole: that mark waits for all that was written before it, and a demo without it is made anew.
 */
async function fillDemo({ dataDir, host, logLevel: level, port = PORT, now, demoSize: size }: Settings, { appUrl, ownerUrl, secrets }: Ready, stops: Stopping): Promise<void> {
  const [{ startServer }, { seedDemo }, { keepWaiting }] = await Promise.all([import('./server.ts'), import('./demo/seed.ts'), import('./demo/waiting.ts')])
  const inside = await startServer({ appUrl, secrets, dataDir, host: '127.0.0.1', port: 0, distDir: '', demo: true, outbox: true, level, filling: true })
  stops.add(inside.close)
  const visitors = await keepWaiting({ host, port, level })
  stops.add(visitors.close)
  const draw = bar(size === 'city' ? '示例城市 · demo city' : '示例县 · demo county')
  const progress = (done: number, total: number) => {
    draw(done, total)
    visitors.tell(done / total)
  }
  await seedDemo({ address: inside.address, appUrl, secrets, progress, size, ...(now === undefined ? {} : { now }) })
  await markWhole(ownerUrl)
  await Promise.all([inside.close(), visitors.close()])
}

/** Where a real committee begins: the page that only the person at the console can open. */
async function offerSetup(address: string, { appUrl, secrets }: Ready): Promise<void> {
  const { setupToken } = await import('./launch/first-run.ts')
  const token = await setupToken(appUrl, secrets)
  if (token) tell(`  开始设置（设置完成后链接作废）· begin set-up (the link works until it is done)\n  ${address}/desk/setup?token=${token}\n`)
}

/** What the person at the console needs to know now, and nothing else. */
async function introduce(address: string, settings: Settings, ready: Ready): Promise<void> {
  tell(`\n  掌上 hand     ${address}/\n  工作台 desk   ${address}/desk\n  驾驶舱 wall   ${address}/wall\n`)
  if (!settings.local && !settings.sms) tell('  还没有设置短信，谁也收不到验证码：见 README 的 SMS_… · no messenger is set, so nobody can sign in: see SMS_… in the README')
  if (!ready.demo) return offerSetup(address, ready)
  const { demoPeople } = await import('./demo/people.ts')
  tell(
    settings.local
      ? '  示例人物（登录页上点一下）· demo people (one click on the sign-in page)'
      : '  示例人物只在本机上能登录 · demo people sign in on loopback only',
  )
  for (const { name, role, phone } of demoPeople()) tell(`  ${phone}  ${name}  ${role}`)
}

async function serve(settings: Settings, ready: Ready, stops: Stopping, distDir: string): Promise<string> {
  const [{ startServer }, { startWorker }, { serving, waysOut }] = await Promise.all([
    import('./server.ts'),
    import('./worker.ts'),
    import('./serving.ts'),
  ])
  const { appUrl, secrets, demo } = ready
  const { dataDir, port = PORT } = settings
  const server = await startServer(serving(settings, { appUrl, secrets, port, distDir, demo }))
  stops.add(server.close)
  const worker = await startWorker({ appUrl, secrets, dataDir, channels: waysOut(settings) })
  stops.add(worker.close)
  return server.address
}

/** Sets the time of a demo that was filled before, where the settings name one. */
async function setTime({ now, dataDir }: Settings, { appUrl, secrets, unfilled }: Ready): Promise<void> {
  if (now === undefined || unfilled) return
  const { goOnFrom } = await import('./dev.ts')
  await goOnFrom(now, { appUrl, secrets, dataDir })
}

interface Begun { empty: boolean; pagesElsewhere: boolean }

async function start({ empty, pagesElsewhere }: Begun, stops: Stopping): Promise<{ address: string }> {
  const began = performance.now()
  const settings = readSettings(process.env)
  if (empty && settings.now !== undefined) throw new WrongUse('QUNQING_NOW 只给示例用，--empty 没有示例。', 'QUNQING_NOW is for the demo alone, and --empty has none.')
  tell('群青 Qunqing')
  await checkPort(settings.host, settings.port ?? PORT)
  checkDataDir(settings.dataDir)
  // While pages are being edited, vite serves them.
  const distDir = pagesElsewhere ? '' : await builtWeb(settings.dataDir, (line) => tell(`  ${line}`))
  const ready = await openDatabase(settings, empty, stops)
  await setTime(settings, ready)
  if (ready.unfilled) await fillDemo(settings, ready, stops)
  const address = await serve(settings, ready, stops, distDir)
  await introduce(address, settings, ready)
  if (ready.socketDir) tell(`  数据 data ${settings.dataDir}，数据库 database ${ready.socketDir}`)
  tell(`  ${((performance.now() - began) / 1000).toFixed(1)} 秒启动完成，Ctrl-C 停止 · ready, Ctrl-C stops it`)
  return { address }
}

const HELP = `npm start -- [--empty]

Starts Qunqing: database, pages, server and worker in one process, until Ctrl-C; at its first start the demo is filled, which takes a
minute or two. Settings are environment variables, as the README lists them: PORT, DATA_DIR, QUNQING_NOW and others.

  --empty            the real beginning, without the demo: prints a link to the set-up
  --pages-elsewhere  serves no pages, for npm run dev`

await command(HELP, { options: { empty: { type: 'boolean' }, 'pages-elsewhere': { type: 'boolean' } } }, ({ values }) =>
  runUntilStopped((stops) => start({ empty: values.empty === true, pagesElsewhere: values['pages-elsewhere'] === true }, stops)))
