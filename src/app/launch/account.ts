import { existsSync, readFileSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { CannotStart } from './cannot-start.ts'

/** Who the database's processes run as. PostgreSQL refuses the superuser, and needs an entry in the password file. */
export interface Account {
  name: string
  /** Empty where we already are this account. */
  as: { uid?: number; gid?: number }
}

interface Entry {
  name: string
  uid: number
  gid: number
}

/** In this order: an account of our own, the database's usual one, and at last the one that others may share. */
const preferred = ['qunqing', 'postgres', 'nobody']

function passwordFile(): Entry[] {
  if (!existsSync('/etc/passwd')) return []
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((row) => row.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter((entry) => entry.name !== '' && entry.uid > 0 && entry.gid > 0)
}

function forRoot(clusterDir: string): Account {
  const entries = passwordFile()
  const owner = existsSync(clusterDir) ? statSync(clusterDir).uid : 0
  const entry =
    owner === 0
      ? preferred.flatMap((name) => entries.find((one) => one.name === name) ?? [])[0]
      : entries.find((one) => one.uid === owner)
  if (entry) return { name: entry.name, as: { uid: entry.uid, gid: entry.gid } }
  throw new CannotStart(
    '内置数据库不能以 root 运行，而这台机器没有 qunqing、postgres 或 nobody 账号：建一个 qunqing 账号，或用 DATABASE_URL 指定数据库。',
    'The built-in database cannot run as root and there is no account qunqing, postgres or nobody: add one named qunqing, or set DATABASE_URL.',
  )
}

function forOrdinary(clusterDir: string, uid: number): Account {
  const name = nameOf(uid)
  if (existsSync(clusterDir) && statSync(clusterDir).uid !== uid) {
    throw new CannotStart(
      `数据库目录 ${clusterDir} 属于另一个账号：用原来的账号启动，或换一个 DATA_DIR。`,
      `The database in ${clusterDir} belongs to another account: start as that account, or choose another DATA_DIR.`,
    )
  }
  return { name, as: {} }
}

function nameOf(uid: number): string {
  try {
    return userInfo().username
  } catch {
    throw new CannotStart(
      `当前用户（uid ${uid}）在 /etc/passwd 里没有记录，内置数据库无法启动：补上记录，或用 DATABASE_URL 指定数据库。`,
      `This user (uid ${uid}) has no entry in /etc/passwd, which the built-in database needs: add one, or set DATABASE_URL.`,
    )
  }
}

/**
 * The account for the cluster in `clusterDir`: ourselves, or as root the owner of an existing cluster, else the first
 * of the preferred ones.
 * @throws CannotStart where no account can be used.
 */
export function accountFor(clusterDir: string): Account {
  const uid = process.getuid?.()
  if (uid === undefined) {
    throw new CannotStart(
      '内置数据库不支持这个系统：用 DATABASE_URL 指定一个 PostgreSQL。',
      'The built-in database does not run on this system: set DATABASE_URL to a PostgreSQL server.',
    )
  }
  return uid === 0 ? forRoot(clusterDir) : forOrdinary(clusterDir, uid)
}
