import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { secretsFrom } from '#platform/seal.ts'
import type { Secrets } from '#platform/seal.ts'
import { CannotStart } from './cannot-start.ts'

const LENGTH = 32

/**
 * The installation's secrets, from the master key in the data directory; made with a new database, and never beside one
 * that another key has sealed.
 * @throws CannotStart where the key is missing or damaged.
 */
export function secretsOf(dataDir: string, used: boolean): Secrets {
  const file = join(dataDir, 'master.key')
  // An empty file is what a start leaves that was cut while making the key; nothing is sealed yet then.
  if (!existsSync(file) || (!used && statSync(file).size === 0)) {
    if (used) {
      throw new CannotStart(
        `${file} 不见了：库里的手机号和住址是用它封存的。把原来的密钥文件放回去。`,
        `${file} is missing, and phones and addresses in the database are sealed with it: put the original key file back.`,
      )
    }
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    rmSync(file, { force: true })
    writeFileSync(file, `${randomBytes(LENGTH).toString('hex')}\n`, { mode: 0o600, flag: 'wx', flush: true })
  }
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex')
  if (key.length === LENGTH) return secretsFrom(key)
  throw new CannotStart(`${file} 坏了：从备份里找回它。`, `${file} is damaged: bring it back from a backup.`)
}
