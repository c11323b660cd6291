/** Blocks of a settled document as Word paragraphs and tables. */
import {
  AlignmentType, BorderStyle, Paragraph, Tab, Table, TableCell, TableLayoutType, TableRow, TabStopType, TextRun,
  VerticalAlign, WidthType, type FileChild, type IParagraphOptions, type ITableOptions,
} from 'docx'
import type { Labelled } from './document.ts'
import { line } from './docx-styles.ts'
import { paper, red, sizes, twips } from './page.ts'
import type { Settled, SettledBlock, SettledTable } from './settle.ts'

const width = twips(paper.areaWidth)
const rule = (size: number) => ({ style: BorderStyle.SINGLE, size, color: '000000' })
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
// Eighths of a point: 0.35 mm around, 0.25 mm within the imprint (GB/T 9704 §7.4.1), hairlines within a table.
const thick = rule(8)
const thin = rule(6)
const hair = rule(4)

const styled = (style: string, text: string): Paragraph => new Paragraph({ style, text })

/** The head of the first page, down to its red rule, and the contents below it. */
export const head = (settled: Settled): Paragraph[] => [
  ...settled.note.map((text) => styled('Caution', text)),
  styled('Masthead', settled.masthead),
  ...(settled.column === '' ? [] : [styled('Issue', `（${settled.column}）`)]),
  styled('Issue', settled.issue),
  new Paragraph({
    style: 'Dateline',
    tabStops: [{ type: TabStopType.RIGHT, position: width }],
    border: { bottom: { style: BorderStyle.SINGLE, size: 16, space: 4, color: red } },
    children: [new TextRun(settled.issuer), new TextRun({ children: [new Tab(), settled.day] })],
  }),
  ...settled.contents.map((text, at) => new Paragraph({
    style: 'Contents', text: `· ${text}`, ...(at === 0 && { spacing: { before: line } }),
  })),
]

const title = (lines: readonly string[]): Paragraph => new Paragraph({
  heading: 'Title',
  children: lines.map((text, at) => new TextRun(at === 0 ? { text } : { text, break: 1 })),
})

/** What every table shares: as wide as the type area, columns fixed. */
const wide = (columnWidths: readonly number[], rows: readonly TableRow[]): ITableOptions => ({
  width: { size: width, type: WidthType.DXA }, layout: TableLayoutType.FIXED, columnWidths, rows,
})

/** A table between hairlines; its head repeats on every page and no row is torn. */
export const table = ({ head: labels, rows, widths, numeric }: SettledTable): Table => {
  const sum = widths.reduce((a, b) => a + b, 0)
  const columnWidths = widths.map((share) => Math.floor((width * share) / sum))
  const cell = (style: string) => (text: string, at: number): TableCell => new TableCell({
    width: { size: columnWidths[at] ?? 0, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    children: [new Paragraph({ style, text, alignment: numeric[at] ? AlignmentType.RIGHT : AlignmentType.LEFT })],
  })
  return new Table({
    ...wide(columnWidths, [
      new TableRow({ tableHeader: true, cantSplit: true, children: labels.map(cell('CellHead')) }),
      ...rows.map((cells) => new TableRow({ cantSplit: true, children: cells.map(cell('Cell')) })),
    ]),
    margins: { top: 50, bottom: 50, left: 80, right: 80 },
    borders: { top: thick, bottom: thick, left: none, right: none, insideHorizontal: hair, insideVertical: none },
  })
}

const textStyles = { paragraph: 'Text', note: 'Aside', credit: 'Credit' } as const

/** One block of the body. */
export const block = (settled: SettledBlock): FileChild[] => {
  if (settled.kind === 'title') return [title(settled.lines)]
  if (settled.kind === 'heading') return [styled(settled.level === 1 ? 'Heading1' : 'Heading2', settled.text)]
  if (settled.kind !== 'table') return [styled(textStyles[settled.kind], settled.text)]
  const caption = settled.caption === '' ? [] : [styled('TableCaption', settled.caption)]
  // Word joins neighbouring tables, so an empty line parts them.
  return [...caption, table(settled), styled('Cell', '')]
}

const letter = sizes.small * 20
// A label this long is a mistake; it must not push its text off the page.
const longest = 6

const readers = ({ label, text }: Labelled): IParagraphOptions => ({
  text: `${label}：${text}`,
  // Further lines start under the first letter behind the colon.
  indent: {
    left: letter * (Math.min(label.length, longest) + 2),
    hanging: letter * (Math.min(label.length, longest) + 1),
    right: letter,
  },
})

const signers = (people: readonly Labelled[]): IParagraphOptions => {
  const span = width - 2 * letter
  const last = people.length - 1
  return {
    indent: { left: letter, right: letter },
    tabStops: people.slice(1).map((_, at) => at + 1 === last
      ? { type: TabStopType.RIGHT, position: letter + span }
      : { type: TabStopType.CENTER, position: letter + Math.round((span * (at + 1)) / last) }),
    children: people.map(({ label, text }, at) =>
      new TextRun({ children: [...(at === 0 ? [] : [new Tab()]), `${label} ${text}`] })),
  }
}

/** The imprint, held at the foot of the type area of the last page; nothing when nobody is named. */
export const imprint = (named: Settled['imprint']): FileChild[] => {
  const lines = [...named.lines.map(readers), ...(named.signers.length > 0 ? [signers(named.signers)] : [])]
  if (lines.length === 0) return []
  const rows = lines.map((options) => new TableRow({
    cantSplit: true,
    children: [new TableCell({ children: [new Paragraph({ style: 'Imprint', ...options })] })],
  }))
  return [
    new Table({
      ...wide([width], rows),
      margins: { left: 0, right: 0 },
      borders: { top: thick, bottom: thick, left: none, right: none, insideHorizontal: thin, insideVertical: none },
      // From the edge of the page: LibreOffice lets a table as wide as the text float only so.
      float: {
        horizontalAnchor: 'page', absoluteHorizontalPosition: twips(paper.left),
        verticalAnchor: 'margin', relativeVerticalPosition: 'bottom',
        overlap: 'never',
      },
    }),
    // A floating table belongs to the page of the paragraph behind it.
    new Paragraph({ style: 'Cell', spacing: { line: 20, lineRule: 'exact' } }),
  ]
}
