import { randomBytes } from 'node:crypto'
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Account } from './account.ts'
import { CannotStart } from './cannot-start.ts'
import { writeWhole } from './data-dir.ts'
import { run } from './run.ts'

/** The name of the owner of everything in the built-in cluster, and of its database. */
export const OWNER = 'qunqing'

/** PostgreSQL's major version that the packages bring. */
const MAJOR = '18'

/** Where one cluster lies: its directory, the account of its processes, their programs. */
export interface Place {
  dataDir: string
  clusterDir: string
  account: Account
  bin: string
  /** A fresh directory that only `account` may enter. */
  socketDir: string
}

/**
 * The directory as a program of `account` can name it. As root it is opened by us and handed over as descriptor 3,
 * because the account may be unable to walk the path to it.
 */
export const dirAs = (account: Account, path: string): string =>
  account.as.uid === undefined ? path : '/proc/self/fd/3'

/** A directory for `account` alone. */
export function ownDir(path: string, { as }: Account): void {
  mkdirSync(path, { mode: 0o700 })
  if (as.uid !== undefined && as.gid !== undefined) chownSync(path, as.uid, as.gid)
}

/** The owner's password: made once per data directory, readable by us alone. */
function password(dataDir: string): string {
  const file = join(dataDir, 'postgres.password')
  if (!existsSync(file)) {
    if (existsSync(join(dataDir, 'pg'))) {
      throw new CannotStart(
        `${file} 不见了，没有它进不了内置数据库：从备份里找回这个文件。`,
        `${file} is missing, and without it the built-in database cannot be entered: bring the file back from a backup.`,
      )
    }
    writeWhole(file, `${randomBytes(24).toString('base64url')}\n`)
  }
  return readFileSync(file, 'utf8').trim()
}

function checkVersion(clusterDir: string): void {
  const version = readFileSync(join(clusterDir, 'PG_VERSION'), 'utf8').trim()
  if (version === MAJOR) return
  throw new CannotStart(
    `${clusterDir} 是 PostgreSQL ${version} 的数据，这里带的是 ${MAJOR}：先用旧版导出，再导入新的 DATA_DIR。`,
    `${clusterDir} holds data of PostgreSQL ${version}, and this is ${MAJOR}: export it with the old version into a new DATA_DIR.`,
  )
}

async function initdb(place: Place, secret: string): Promise<void> {
  const { account, bin, clusterDir, socketDir } = place
  const fresh = `${clusterDir}.new`
  rmSync(fresh, { recursive: true, force: true })
  ownDir(fresh, account)
  const secretFile = join(socketDir, 'password')
  writeFileSync(secretFile, `${secret}\n`, { mode: 0o600 })
  if (account.as.uid !== undefined && account.as.gid !== undefined)
    chownSync(secretFile, account.as.uid, account.as.gid)
  const fd = openSync(fresh, 'r')
  try {
    const args = ['-D', dirAs(account, fresh), '-U', OWNER, `--pwfile=${secretFile}`, '-E', 'UTF8', '--no-instructions']
    const locale = ['--locale-provider=icu', '--icu-locale=zh-Hans-CN', '--locale=C.UTF-8']
    const auth = ['--auth-local=scram-sha-256', '--auth-host=reject']
    const { code, output } = await run(join(bin, 'initdb'), [...args, ...locale, ...auth], { account, fds: [fd] })
    if (code !== 0) throw failed(output)
  } finally {
    closeSync(fd)
    rmSync(secretFile, { force: true })
  }
  renameSync(fresh, clusterDir)
}

function failed(output: string): CannotStart {
  const why = output.split('\n').find((row) => /error|fatal/i.test(row)) ?? output.split('\n').at(-1) ?? ''
  return new CannotStart(`内置数据库没有建成：${why}`, `The built-in database could not be made: ${why}`)
}

/**
 * Makes the cluster where there is none: written to disk for certain, under another name until it is whole.
 * @returns the owner's password.
 * @throws CannotStart
 */
export async function ensureCluster(place: Place): Promise<string> {
  const secret = password(place.dataDir)
  if (existsSync(place.clusterDir)) checkVersion(place.clusterDir)
  else await initdb(place, secret)
  return secret
}

/** A name that tells a directory from all others on this machine: it moves with the directory, a copy has another. */
export function nameOf(dir: string): string {
  const { dev, ino } = statSync(dir)
  return `qunqing-${dev.toString(36)}-${ino.toString(36)}`
}
