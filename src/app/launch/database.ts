import type { Secrets } from '#platform/seal.ts'
import { CannotStart } from './cannot-start.ts'
import { giveUp, tell } from './console.ts'
import { refuseUnsafe } from './guard.ts'
import { secretsOf } from './master-key.ts'
import { launch, runningUrl } from './postgres.ts'
import { dropHalf, markOf } from './purpose.ts'
import type { Mark } from './purpose.ts'
import type { Settings } from './settings.ts'
import type { Stopping } from './stop.ts'

/** The database, ready for the app. */
export interface Ready {
  ownerUrl: string
  appUrl: string
  secrets: Secrets
  /** It holds the demo, or shall. */
  demo: boolean
  /** The demo has still to be filled. */
  unfilled: boolean
  /** Where the built-in server listens; absent with a server of one's own. */
  socketDir: string | undefined
}

/** The server: one's own, or the built-in one, which then ends with this process. */
async function serverOf(
  settings: Settings,
  stopping: Stopping,
): Promise<{ url: string; socketDir: string | undefined }> {
  if (settings.databaseUrl) return { url: settings.databaseUrl, socketDir: undefined }
  const server = await launch({ dataDir: settings.dataDir, log: (line) => tell(`  ${line}`) })
  let meant = false
  stopping.add(() => {
    meant = true
    return server.stop()
  })
  void server.ended.then(() => {
    if (meant) return
    giveUp(
      new CannotStart(
        '内置数据库突然停了，所以群青也停下；再运行一次 npm start，已答应的事都还在。',
        'The built-in database ended unexpectedly, so Qunqing stops as well; run npm start again, nothing acknowledged is lost.',
      ),
    )
  })
  return { url: server.url, socketDir: server.socketDir }
}

const notEmpty = () =>
  new CannotStart(
    '这个 DATA_DIR 里是示例数据，不能当作空的开始：换一个，如 DATA_DIR=./正式 npm start -- --empty。',
    'This DATA_DIR holds the demo, so it cannot start empty: choose another, as in DATA_DIR=./real npm start -- --empty.',
  )

const timeIsReal = () =>
  new CannotStart(
    'QUNQING_NOW 只给示例用，这个 DATA_DIR 里是真的数据：去掉它再启动。',
    'QUNQING_NOW is for the demo alone, and this DATA_DIR holds real data: start without it.',
  )

/** Whether the database holds the demo, or shall. Refuses what does not go with that. */
function holdsDemo(mark: Mark | undefined, { empty, now }: { empty: boolean; now: Date | undefined }): boolean {
  const demo = mark?.demo ?? !empty
  if (demo && empty) throw notEmpty()
  if (!demo && now !== undefined) throw timeIsReal()
  return demo
}

/** Clears a demo that was cut short, so that it begins anew. */
async function clearHalf(url: string, mark: Mark | undefined): Promise<void> {
  if (mark === undefined || mark.whole) return
  tell('  示例上次没填完，从头再填 · the demo was cut short last time, so it begins anew')
  await dropHalf(url)
}

/**
 * Opens the database of this installation: started where it is ours, judged by the start-up guard, migrated. What an
 * empty one is for is decided with its first tables, `empty` or the demo, and holds for good.
 * @throws CannotStart also where `empty` is asked of a demo.
 */
export async function openDatabase(settings: Settings, empty: boolean, stopping: Stopping): Promise<Ready> {
  const { url, socketDir } = await serverOf(settings, stopping)
  await refuseUnsafe(url)
  const mark = await markOf(url)
  const demo = holdsDemo(mark, { empty, now: settings.now })
  const secrets = secretsOf(settings.dataDir, mark !== undefined)
  await clearHalf(url, mark)
  // Loaded late: it brings every module along, and whatever cannot start says so before.
  const { migrate } = await import('#app/migrate.ts')
  const { appUrl } = await migrate(url, secrets, demo ? 'demo' : 'real')
  return { ownerUrl: url, appUrl, secrets, demo, unfilled: demo && mark?.whole !== true, socketDir }
}

/**
 * Joins the database that a main process has opened: `DATABASE_URL`, or the built-in server that runs on `DATA_DIR`.
 * @throws CannotStart where there is none, or its demo is not whole yet.
 */
export async function joinDatabase(settings: Settings): Promise<{ ownerUrl: string; secrets: Secrets; demo: boolean }> {
  const ownerUrl = settings.databaseUrl ?? runningUrl(settings.dataDir)
  if (ownerUrl === undefined) {
    throw new CannotStart(
      `${settings.dataDir} 上没有正在运行的群青：先运行 npm start，或用 DATABASE_URL 指定数据库。`,
      `No Qunqing is running on ${settings.dataDir}: run npm start first, or set DATABASE_URL.`,
    )
  }
  await refuseUnsafe(ownerUrl)
  const mark = await markOf(ownerUrl)
  if (mark?.whole === true) return { ownerUrl, secrets: secretsOf(settings.dataDir, true), demo: mark.demo }
  if (mark === undefined) {
    throw new CannotStart(
      '这个数据库还是空的：先运行一次 npm start，它会建好表。',
      'This database is still empty: run npm start once, which makes its tables.',
    )
  }
  throw new CannotStart(
    '示例还没填完：等 npm start 说“启动完成”。',
    'The demo is still being filled: wait until npm start says "ready".',
  )
}
