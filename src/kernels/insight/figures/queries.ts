import { z } from 'zod'
import { id } from '#platform/contract.ts'
import { many, sql, type Tx } from '#platform/sql.ts'

const Named = z.object({ id: id('org'), name: z.string(), path: z.string() })
export type Named = z.infer<typeof Named>

/** Organisations by path; one that has moved since is absent. */
export const byPath = (tx: Tx, paths: readonly string[]) => many(Named, tx, sql`select id, name, path from org where path = any(${[...paths]})`)

/** Organisations by id. */
export const byId = (tx: Tx, ids: readonly string[]) => many(Named, tx, sql`select id, name, path from org where id = any(${[...ids]}::uuid[])`)
