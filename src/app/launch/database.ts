import type { Secrets } from '#platform/seal.ts'
import { CannotStart } from './cannot-start.ts'
import { giveUp, tell } from './console.ts'
import { refuseUnsafe } from './guard.ts'
import { inUse, secretsOf } from './master-key.ts'
import { launch, runningUrl } from './postgres.ts'
import { dropHalfDemo } from './purpose.ts'
import type { Settings } from './settings.ts'
import type { Stopping } from './stop.ts'

/** The database, ready for the app. */
export interface Ready {
  ownerUrl: string
  appUrl: string
  secrets: Secrets
  /** It was empty before this start. */
  fresh: boolean
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

/**
 * Opens the database of this installation: started where it is ours, judged by the start-up guard, migrated.
 * @throws CannotStart
 */
export async function openDatabase(settings: Settings, stopping: Stopping): Promise<Ready> {
  const { url, socketDir } = await serverOf(settings, stopping)
  await refuseUnsafe(url)
  const used = (await inUse(url)) && !(await dropHalfDemo(url))
  const secrets = secretsOf(settings.dataDir, used)
  // Loaded late: it brings every module along, and whatever cannot start says so before.
  const { migrate } = await import('#app/migrate.ts')
  const { appUrl } = await migrate(url, secrets)
  return { ownerUrl: url, appUrl, secrets, fresh: !used, socketDir }
}

/**
 * Joins the database that a main process has opened: `DATABASE_URL`, or the built-in server that runs on `DATA_DIR`.
 * @throws CannotStart where there is none.
 */
export async function joinDatabase(settings: Settings): Promise<{ ownerUrl: string; secrets: Secrets }> {
  const ownerUrl = settings.databaseUrl ?? runningUrl(settings.dataDir)
  if (ownerUrl === undefined) {
    throw new CannotStart(
      `${settings.dataDir} 上没有正在运行的群青：先运行 npm start，或用 DATABASE_URL 指定数据库。`,
      `No Qunqing is running on ${settings.dataDir}: run npm start first, or set DATABASE_URL.`,
    )
  }
  await refuseUnsafe(ownerUrl)
  if (await inUse(ownerUrl)) return { ownerUrl, secrets: secretsOf(settings.dataDir, true) }
  throw new CannotStart(
    '这个数据库还是空的：先运行一次 npm start，它会建好表。',
    'This database is still empty: run npm start once, which makes its tables.',
  )
}
