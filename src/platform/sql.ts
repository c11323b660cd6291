import { CompiledQuery, sql, type Kysely, type RawBuilder } from 'kysely'
import type { z } from 'zod'

/** One open transaction. Queries take it first. */
export type Tx = Kysely<unknown>

/** All rows of a statement, each parsed by its shape, so that nothing needs a cast. Column names arrive in camelCase. */
export async function many<T extends z.ZodType>(shape: T, tx: Tx, statement: RawBuilder<unknown>): Promise<z.output<T>[]> {
  const { rows } = await statement.execute(tx)
  return rows.map((row) => shape.parse(row))
}

/** The only row, or undefined. */
export async function maybe<T extends z.ZodType>(shape: T, tx: Tx, statement: RawBuilder<unknown>): Promise<z.output<T> | undefined> {
  const [row] = await many(shape, tx, statement)
  return row
}

/** The only row; a missing one is a fault of ours, not of the caller. */
export async function one<T extends z.ZodType>(shape: T, tx: Tx, statement: RawBuilder<unknown>): Promise<z.output<T>> {
  const row = await maybe(shape, tx, statement)
  if (row === undefined) throw new Error('a row that must exist is missing')
  return row
}

/** Runs a statement and tells how many rows it wrote. */
export async function run(tx: Tx, statement: RawBuilder<unknown>): Promise<number> {
  const { numAffectedRows } = await statement.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

/** Runs a statement that must write exactly one row: row security hides silently, so zero is a fault. */
export async function runOne(tx: Tx, statement: RawBuilder<unknown>): Promise<void> {
  const rows = await run(tx, statement)
  if (rows !== 1) throw new Error(`expected to write one row, wrote ${rows}`)
}

/** Runs a statement whose text is always the same; nothing of it is put together anew. */
export async function raw(tx: Tx, text: string, values: unknown[]): Promise<void> {
  await tx.executeQuery(CompiledQuery.raw(text, values))
}

export { sql }
