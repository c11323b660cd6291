import type { Id } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import { newId } from '#platform/id.ts'
import type { Tx } from '#platform/sql.ts'
import * as q from './queries.ts'

/** The organisation that sets. */
export interface At {
  id: Id<'org'>
  path: string
}

/** Every value in force of one capability at an organisation; of each key the nearest organisation above wins. */
export async function settingsAt(tx: Tx, orgPath: string, part: string): Promise<q.Setting[]> {
  const rows = await q.layers(tx, orgPath, part)
  return rows.filter((row, index) => row.key !== rows[index - 1]?.key)
}

/**
 * Sets values for an organisation and all below it from now on, and ends what it had set under the same keys. `practice` is
 * `practice@version`, or `local`. Returns the new rows' ids by key.
 */
export async function writeSettings(
  cx: Cx, org: At, from: { practice: string; part: string }, entries: Readonly<Record<string, unknown>>,
): Promise<Record<string, string>> {
  const keys = Object.keys(entries)
  await endSettings(cx, org, from.part, keys)
  const written = new Map<string, string>()
  for (const [key, value] of Object.entries(entries)) {
    const id = newId('setting')
    await q.insert(cx.tx, { id, org: org.id, orgPath: org.path, practice: from.practice, part: from.part, key, value, from: cx.now })
    written.set(key, id)
  }
  return Object.fromEntries(written)
}

/** Ends what an organisation itself had set under these keys; what the organisations above set is in force again. */
export const endSettings = (cx: Cx, org: At, part: string, keys: readonly string[]): Promise<number> =>
  keys.length === 0 ? Promise.resolve(0) : q.end(cx.tx, { org: org.id, part, keys, now: cx.now })
