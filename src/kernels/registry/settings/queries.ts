import { z } from 'zod'
import { id } from '#platform/contract.ts'
import { many, run, runOne, sql, type Tx } from '#platform/sql.ts'

/** One value in force, and where it was set. */
export const Setting = z.object({
  id: id('setting'),
  org: id('org'),
  orgPath: z.string(),
  /** `practice@version`, or `local`. */
  practice: z.string(),
  part: z.string(),
  key: z.string(),
  value: z.unknown(),
})
export type Setting = z.infer<typeof Setting>

/** The organisation of a path and all above it: `1/`, `1/12/`, … */
export const pathsTo = (path: string): string[] => {
  const parts = path.split('/').slice(0, -1)
  return parts.map((_, index) => `${parts.slice(0, index + 1).join('/')}/`)
}

const inForce = sql`from_at <= current_setting('qq.now')::timestamptz and (until is null or until > current_setting('qq.now')::timestamptz)`

/** Every row in force for an organisation, by key, the nearest first; what it set itself stands before what a practice brought it. */
export const layers = (tx: Tx, orgPath: string, part: string): Promise<Setting[]> => many(Setting, tx, sql`
  select id, org, org_path, practice, part, key, value from setting
  where part = ${part} and org_path = any(${pathsTo(orgPath)}) and ${inForce}
  order by key, length(org_path) desc, practice = 'local' desc, from_at desc, id desc`)

/** Ends what an organisation had set under these keys from one source, whatever its version. */
export const end = (tx: Tx, at: { org: string; practice: string; part: string; keys: readonly string[]; now: Date }): Promise<number> => run(tx, sql`
  update setting set until = ${at.now}
  where org = ${at.org} and part = ${at.part} and split_part(practice, '@', 1) = split_part(${at.practice}, '@', 1) and key = any(${[...at.keys]}) and (until is null or until > ${at.now})`)

/** One new row. */
export const insert = (tx: Tx, row: Setting & { from: Date }): Promise<void> => runOne(tx, sql`
  insert into setting (id, org, org_path, practice, part, key, value, from_at)
  values (${row.id}, ${row.org}, ${row.orgPath}, ${row.practice}, ${row.part}, ${row.key}, ${JSON.stringify(row.value)}, ${row.from})`)
