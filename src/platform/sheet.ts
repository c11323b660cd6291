/** Lists out and in as CSV. What goes out opens in Excel as text, what comes in gets an answer for every row. */
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify'
import { pipeline, Readable } from 'node:stream'
import { TextDecoder } from 'node:util'
import type { z } from 'zod'
import { refusals } from './refuse.ts'

const fail = refusals('sheet', { empty: 400, 'not-csv': 400, columns: 400, 'too-large': 413, 'too-many-rows': 413 })

/** What may stand in a cell. Whoever exports turns days, flags and quantities into words first. */
export type Cell = string | number | bigint | null | undefined

/** One column: its title and how a row fills it. */
export interface Column<Row> {
  title: string
  of: (row: Row) => Cell
}

/**
 * A cell that a spreadsheet would run: its first visible sign is = + - @, full-width and small forms too, or it begins
 * with a tab or a line break. Apostrophes before it count as the guard that they are, so that guarding and unguarding
 * are each other's inverse.
 */
const runs = /^'*(?:[\t\r\n]|[\s\p{Cc}\p{Cf}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B])/u

/** Whether a spreadsheet would take this text for a formula. */
export const wouldRun = (text: string): boolean => runs.test(text)

const guarded = (text: string) => (runs.test(text) ? `'${text}` : text)
const unguarded = (text: string) => (text.startsWith("'") && runs.test(text) ? text.slice(1) : text)

const written = (cell: Cell): Cell => {
  if (typeof cell === 'string') return guarded(cell)
  return typeof cell === 'number' && !Number.isFinite(cell) ? null : cell
}

async function* cellsOf<Row>(columns: readonly Column<Row>[], rows: Iterable<Row> | AsyncIterable<Row>) {
  yield columns.map((column) => guarded(column.title))
  for await (const row of rows) yield columns.map((column) => written(column.of(row)))
}

/**
 * Rows as a CSV stream: UTF-8 with the mark that Excel needs, CRLF, every text quoted (so no other separator can split
 * it) and guarded with an apostrophe where a spreadsheet would run it (CWE-1236). Numbers stay numbers. Reads rows as
 * fast as they are taken; an error in `rows` ends the stream with that error.
 */
export const writeSheet = <Row>(
  columns: readonly Column<Row>[],
  rows: Iterable<Row> | AsyncIterable<Row>,
): Readable => {
  const lines = stringify({ bom: true, quoted_string: true, record_delimiter: 'windows' })
  // The error itself is on the stream that the caller holds.
  pipeline(Readable.from(cellsOf(columns, rows)), lines, () => undefined)
  return lines
}

/** One row that could not be taken. `row` counts as a spreadsheet does: the titles are row 1. */
export interface RowError {
  row: number
  /** The column's title as the file writes it; absent when the whole row is at fault. */
  column?: string
  code: 'sheet.row-broken' | 'sheet.row-cells' | 'sheet.cell-missing' | 'sheet.cell-wrong'
}

export interface Sheet<T> {
  rows: { row: number; value: T }[]
  errors: RowError[]
}

const mostBytes = 20 * 1024 * 1024
const mostRows = 100_000

const encodingsOf = ([first, second]: Uint8Array): readonly string[] => {
  if (first === 0xff && second === 0xfe) return ['utf-16le']
  if (first === 0xfe && second === 0xff) return ['utf-16be']
  // Excel in China saves plain CSV as GB 18030.
  return ['utf-8', 'gb18030']
}

const decoded = (bytes: Uint8Array): string => {
  for (const encoding of encodingsOf(bytes)) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      if (!text.includes('\0')) return text
    } catch {
      // Not this encoding; the next one is asked.
    }
  }
  throw fail('not-csv')
}

/** Excel writes commas, tabs or semicolons depending on what was chosen and where it runs; the titles tell. */
const separator = (text: string): string => {
  const titles = text.slice(0, text.search(/[\r\n]|$/))
  const count = (sign: string) => titles.split(sign).length
  return [',', '\t', ';'].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}

interface Line {
  row: number
  cells: string[]
}

const linesOf = (text: string): { lines: Line[]; errors: RowError[] } => {
  const errors: RowError[] = []
  const records = parse(text, {
    delimiter: separator(text),
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    info: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      errors.push({ row: Number(error?.['records'] ?? 0) + 1, code: 'sheet.row-broken' })
      return undefined
    },
  }) as unknown as { record: string[]; info: { records: number } }[]
  const lines = records.map(({ record, info }) => ({
    row: info.records,
    cells: record.map((cell) => unguarded(cell.trim())),
  }))
  return { lines: lines.filter(({ cells }) => cells.some((cell) => cell !== '')), errors }
}

/** The titles under which a field may stand, by field; any of them will do. */
export type Titles<T> = { readonly [K in keyof T & string]: readonly string[] }

const places = (
  titles: Titles<Record<string, unknown>>,
  head: readonly string[],
  needed: (field: string) => boolean,
) => {
  const found = Object.entries(titles).map(([field, names]) => ({
    field,
    name: names[0] ?? field,
    at: head.flatMap((title, index) => (names.includes(title) ? [index] : [])),
  }))
  const missing = found.filter(({ field, at }) => at.length === 0 && needed(field)).map(({ name }) => name)
  const twice = found.filter(({ at }) => at.length > 1).map(({ name }) => name)
  if (missing.length > 0 || twice.length > 0) throw fail('columns', { missing, twice })
  return new Map(found.flatMap(({ field, at: [index] }) => (index === undefined ? [] : [[field, index] as const])))
}

interface Fault {
  row: number
  given: Record<string, unknown>
  title: (field: string) => string | undefined
}

/** One error a cell, without what stood in it: error lists are printed and mailed, and a cell may hold anything. */
const faults = (error: z.ZodError, { row, given, title }: Fault): RowError[] => {
  const fields = [...new Set(error.issues.map((issue) => String(issue.path[0] ?? '')))]
  return fields.map((field) => {
    const column = title(field)
    const code = field !== '' && given[field] === undefined ? 'sheet.cell-missing' : 'sheet.cell-wrong'
    return column === undefined ? { row, code } : { row, column, code }
  })
}

/**
 * Reads an uploaded CSV (UTF-8, UTF-16 or GB 18030; comma, tab or semicolon). `shape` takes each row as strings; an
 * empty cell is absent, so `z.coerce` and `optional` work as usual. Columns that nobody asked for are ignored. Rows
 * that do not fit come back in `errors`, all others in `rows`; nothing is lost silently. Refuses `sheet.too-large`
 * (over 20 MB), `sheet.not-csv`, `sheet.empty`, `sheet.columns` (facts: missing, twice) and `sheet.too-many-rows` (over
 * 100,000).
 */
export const readSheet = <S extends z.ZodObject>(
  bytes: Uint8Array,
  shape: S,
  titles: Titles<S['shape']>,
): Sheet<z.output<S>> => {
  if (bytes.length > mostBytes) throw fail('too-large', { max: mostBytes })
  const { lines, errors } = linesOf(decoded(bytes))
  const [head, ...body] = lines
  if (!head) throw fail('empty')
  if (body.length > mostRows) throw fail('too-many-rows', { max: mostRows })
  const at = places(titles, head.cells, (field) => !shape.shape[field]?.safeParse(undefined).success)
  const title = (field: string) => head.cells[at.get(field) ?? -1]
  const rows: Sheet<z.output<S>>['rows'] = []
  const take = ({ row, cells }: Line): RowError[] => {
    if (cells.slice(head.cells.length).some((cell) => cell !== '')) return [{ row, code: 'sheet.row-cells' }]
    const given = Object.fromEntries([...at].map(([field, index]) => [field, cells[index] || undefined]))
    const parsed = shape.safeParse(given)
    if (parsed.success) rows.push({ row, value: parsed.data })
    return parsed.success ? [] : faults(parsed.error, { row, given, title })
  }
  for (const line of body) errors.push(...take(line))
  return { rows, errors: errors.toSorted((a, b) => a.row - b.row) }
}
