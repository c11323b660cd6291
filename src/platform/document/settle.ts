/** Makes a document safe and plain for both writers: clean words, figures as they print, nothing left to work out. */
import type { Block, Definition, Labelled, PrintedDocument, Runs } from './document.ts'
import { appendixHead, appendixWidths, dayInWords, titleLines } from './page.ts'

/** A table as it prints: every cell a string. */
export interface SettledTable {
  kind: 'table'
  caption: string
  head: string[]
  rows: string[][]
  /** Relative widths of the columns. */
  widths: number[]
  /** Whether the column holds numbers only, and is set to the right. */
  numeric: boolean[]
}

/** A block as it prints. */
export type SettledBlock =
  | { kind: 'title'; lines: string[] }
  | { kind: 'heading'; level: 1 | 2; text: string }
  | { kind: 'paragraph' | 'note' | 'credit'; text: string }
  | SettledTable

/** A document as it prints. */
export interface Settled {
  masthead: string
  column: string
  issue: string
  issuer: string
  day: string
  note: string[]
  contents: string[]
  blocks: SettledBlock[]
  imprint: { lines: Labelled[]; signers: Labelled[] }
  appendix?: { title: string; table: SettledTable }
}

// XML 1.0 has no place for these, and a reversed name is a forged name.
const unprintable = /[\p{Cc}\uFFFE\uFFFF\u202A-\u202E\u2066-\u2069\u200E\u200F\uFEFF]/gu

/** One line of words: breaks and tabs become a space; control characters and direction marks go; half letters become U+FFFD. */
export const clean = (words: string): string =>
  words.toWellFormed().replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ').replace(unprintable, '').trim()

const joined = (runs: Runs): string => clean(runs.map((run) => (typeof run === 'string' ? run : run.shown)).join(''))

const numeric = /^[<≥≤±+−-]?[\d,.]+%?$/

/** Columns by their longest cell, held between 4 and 18 letters, so that one long sentence does not starve the others. */
const widthsOf = (lines: readonly string[][]): number[] =>
  (lines[0] ?? []).map((_, column) =>
    Math.min(18, Math.max(4, ...lines.map((cells) => (cells[column] ?? '').length))))

const settleTable = (block: Extract<Block, { kind: 'table' }>): SettledTable => {
  const head = block.head.map(clean)
  const rows = block.rows.map((cells) => head.map((_, column) => joined(cells[column] ?? [])))
  return {
    kind: 'table', head, rows,
    caption: clean(block.caption ?? ''),
    widths: widthsOf([head, ...rows]),
    numeric: head.map((_, column) => rows.length > 0 && rows.every((cells) => numeric.test(cells[column] ?? ''))),
  }
}

// A table without columns is nothing to draw, and neither form can.
const drawn = (block: Block): boolean => block.kind !== 'table' || block.head.length > 0

const settleBlock = (block: Block): SettledBlock => {
  if (block.kind === 'table') return settleTable(block)
  const text = joined(block.runs)
  if (block.kind === 'title') return { kind: 'title', lines: titleLines(text) }
  if (block.kind === 'heading') return { kind: 'heading', level: block.level, text }
  return { kind: block.kind, text: block.kind === 'credit' ? `（${text}）` : text }
}

const labelled = ({ label, text }: Labelled): Labelled => ({ label: clean(label), text: clean(text) })

const definitions = (given: readonly Definition[]): SettledTable => ({
  kind: 'table',
  caption: '',
  head: [...appendixHead],
  rows: given.map((one) =>
    [one.title, `${one.value} ${one.unit}`, one.definition, one.window, one.asOf].map(clean)),
  widths: [...appendixWidths],
  numeric: appendixHead.map(() => false),
})

/** The document as it prints: titles broken into lines, the day in words, every string clean. */
export const settle = (document: PrintedDocument): Settled => ({
  masthead: clean(document.masthead),
  column: clean(document.column ?? ''),
  issue: clean(document.issue),
  issuer: clean(document.issuer),
  day: dayInWords(clean(document.day)),
  note: (document.note ?? []).map(clean),
  contents: (document.contents ?? []).map(clean),
  blocks: [{ kind: 'title', lines: titleLines(clean(document.title)) }, ...document.blocks.filter(drawn).map(settleBlock)],
  imprint: { lines: document.imprint.lines.map(labelled), signers: document.imprint.signers.map(labelled) },
  ...(document.appendix && document.appendix.definitions.length > 0 && {
    appendix: { title: clean(document.appendix.title), table: definitions(document.appendix.definitions) },
  }),
})
