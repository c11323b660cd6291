import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { newPushKeys } from '#kernels/registry/notices/index.ts'
import { CannotStart } from './cannot-start.ts'

const Keys = z.object({ publicKey: z.string(), privateKey: z.string() })
const Text = z.string().transform((text, context) => {
  try {
    const read: unknown = JSON.parse(text)
    return read
  } catch {
    context.addIssue('no JSON')
    return z.NEVER
  }
}).pipe(Keys)

/**
 * The installation's keys for web push, made on the first start: browsers that were told the public one listen to no other. Of two
 * processes that start at once the first one's stay.
 * @throws CannotStart where the file is damaged.
 */
export function pushKeysIn(dataDir: string): z.infer<typeof Keys> {
  const file = join(dataDir, 'vapid.json')
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  try {
    if (!existsSync(file)) writeFileSync(file, `${JSON.stringify(newPushKeys())}\n`, { mode: 0o600, flag: 'wx', flush: true })
  } catch (fault) {
    if (!existsSync(file)) throw fault
  }
  const read = Text.safeParse(readFileSync(file, 'utf8'))
  if (read.success) return read.data
  throw new CannotStart(`${file} 坏了：从备份里找回它，或删掉它，设备要重新登记。`, `${file} is damaged: bring it back from a backup, or delete it, and devices register anew.`)
}
