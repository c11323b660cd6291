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

/** Where a value comes from: `practice@version`, or `local` for the organisation's own; and the capability that it sets. */
export interface Source {
  practice: string
  part: string
}

/**
 * Sets values for an organisation and all below it from now on, and ends what the same source had set there under the same keys.
 * Returns the new rows' ids by key.
 */
export async function writeSettings(
  cx: Cx, org: At, from: Source, entries: Readonly<Record<string, unknown>>,
): Promise<Record<string, string>> {
  const keys = Object.keys(entries)
  await endSettings(cx, org, from, keys)
  const written = new Map<string, string>()
  for (const [key, value] of Object.entries(entries)) {
    const id = newId('setting')
    await q.insert(cx.tx, { id, org: org.id, orgPath: org.path, practice: from.practice, part: from.part, key, value, from: cx.now })
    written.set(key, id)
  }
  return Object.fromEntries(written)
}

/** Ends what one source had set at an organisation under these keys; the next nearest value is in force again. */
export const endSettings = (cx: Cx, org: At, from: Source, keys: readonly string[]): Promise<number> =>
  keys.length === 0 ? Promise.resolve(0) : q.end(cx.tx, { org: org.id, ...from, keys, now: cx.now })
