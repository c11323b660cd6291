/** The figure engine: a total, the list behind it, its cells, and the digest of the list that a frozen figure keeps. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Instant } from '../contract.ts'
import type { Cx } from '../cx.ts'
import { Refusal } from '../refuse.ts'
import { keyed } from '../seal.ts'
import type { Tx } from '../sql.ts'
import type { Measure } from './measure.ts'
import * as q from './queries.ts'

export type { Asked } from './queries.ts'
type Asked = q.Asked

/** What was counted. `amount` is in the measure's unit; `persons` is how many persons it is about, null for things. */
export interface Total {
  amount: bigint
  rows: number
  persons: number | null
}

const about = (measure: Measure): boolean => measure.counts === 'persons' || measure.person !== undefined

const totalOf = (measure: Measure, cell: { amount: bigint; rows: number; persons: number } | undefined): Total => ({
  amount: cell?.amount ?? 0n, rows: cell?.rows ?? 0, persons: about(measure) ? (cell?.persons ?? 0) : null,
})

/** Counts as the reader's own rights show the rows. */
export async function total(tx: Tx, asked: Asked): Promise<Total> {
  const [cell] = await q.cells(tx, asked, 'all')
  return totalOf(asked.measure, cell)
}

/** The same by day (`YYYY-MM-DD`) or month (`YYYY-MM`) of effect, by path of the organisation right below or of record; where nothing happened the cell is absent. */
export async function totals(tx: Tx, asked: Asked, by: Exclude<q.By, 'all'>): Promise<Map<string, Total>> {
  const cells = await q.cells(tx, asked, by)
  return new Map(cells.map((cell) => [cell.cell, totalOf(asked.measure, cell)]))
}

/** One row behind a total. Persons appear under a pseudonym, the same in every list of this installation. */
export interface Row {
  id: string
  /** The record that it belongs to, and where that opens; null where no page does. */
  record: string
  opens: string | null
  label: string
  path: string
  happened: string
  amount: bigint
}

/** Stands for a person or record in lists and digests; nobody without the installation's key can try names. */
const pseudonym = (cx: Cx, key: string): string => keyed(cx.secrets.digest, `figure|${key}`).toString('hex').slice(0, 12)

const rowOf = (cx: Cx, { measure }: Asked, hit: q.Hit): Row => {
  const id = measure.distinct?.as === 'person' ? pseudonym(cx, hit.key) : hit.key
  const { opens } = measure.shown
  return { id, record: hit.record, opens: opens === undefined ? null : opens.replace(':id', hit.record), label: hit.label, path: hit.path, happened: hit.happened, amount: hit.amount }
}

const Cursor = z.tuple([Instant, z.uuid()])

const cursorOf = ({ happened, id }: q.Place): string => Buffer.from(JSON.stringify([happened, id])).toString('base64url')

function placeFrom(cursor: string | undefined): q.Place | undefined {
  if (cursor === undefined) return undefined
  try {
    const [happened, id] = Cursor.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    return { happened, id }
  } catch {
    throw new Refusal('input', 400, {}, 'after')
  }
}

/** A page of the rows behind a total, in the order in which they took effect. */
export async function page(cx: Cx, asked: Asked, at: { after?: string | undefined; limit: number }): Promise<{ items: Row[]; next?: string }> {
  const found = await q.rows(cx.tx, asked, { after: placeFrom(at.after), limit: at.limit + 1 })
  const hits = found.slice(0, at.limit)
  const last = hits.at(-1)
  const items = hits.map((hit) => rowOf(cx, asked, hit))
  return found.length > at.limit && last !== undefined ? { items, next: cursorOf(q.placeOf(asked, last)) } : { items }
}

const CHUNK = 1000

/** All rows behind a total, a thousand at a time, read as they are taken. */
export async function* each(cx: Cx, asked: Asked): AsyncGenerator<Row[]> {
  let after: q.Place | undefined
  for (;;) {
    const hits = await q.rows(cx.tx, asked, { after, limit: CHUNK })
    const last = hits.at(-1)
    if (last !== undefined) yield hits.map((hit) => rowOf(cx, asked, hit))
    if (last === undefined || hits.length < CHUNK) return
    after = q.placeOf(asked, last)
  }
}

/** What a frozen figure keeps of its list: SHA-256 over its pseudonyms and amounts, in hex. The same rows give the same digest. */
export async function digestOf(cx: Cx, asked: Asked): Promise<string> {
  const lines: string[] = []
  for await (const rows of each(cx, asked)) lines.push(...rows.map((row) => `${pseudonym(cx, row.id)} ${row.amount}`))
  return createHash('sha256').update(lines.toSorted().join('\n')).digest('hex')
}
