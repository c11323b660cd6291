/** Lists out as an Excel workbook of one sheet. The same columns as `writeSheet`; rows are read as fast as they are taken. */
import { Readable } from 'node:stream'
import { strToU8, Zip, ZipDeflate } from 'fflate'
import { wouldRun, type Cell, type Column } from './sheet.ts'

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relation = 'http://schemas.openxmlformats.org/package/2006/relationships'
const content = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

// XML 1.0 has no place for these.
const unwritable = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.toWellFormed().replaceAll(unwritable, '').replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign)

/** Formats of a cell by their place in the style sheet. `apostrophe` keeps what looks like a formula a text when it is edited. */
const formats = { plain: 0, title: 1, apostrophe: 2 } as const

const styles = `${declaration}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><name val="等线"/></font></fonts>` +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>' +
  '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/><xf quotePrefix="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'

const SHEET = 'xl/worksheets/sheet1.xml'

/** A sheet's name holds 31 characters and none of these. */
const nameOf = (title: string): string => Array.from(title.replaceAll(/[[\]:*?/\\]/g, ' ').trim()).slice(0, 31).join('') || 'Sheet1'

/** Everything but the sheet itself. */
const frame = (title: string): Readonly<Record<string, string>> => ({
  '[Content_Types].xml': `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${content}.sheet.main+xml"/>` +
    `<Override PartName="/${SHEET}" ContentType="${content}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${content}.styles+xml"/></Types>`,
  '_rels/.rels': `${declaration}<Relationships xmlns="${relation}"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escaped(nameOf(title))}" sheetId="1" r:id="r1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${declaration}<Relationships xmlns="${relation}"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/>` +
    `<Relationship Id="r2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': styles,
})

const text = (words: string, format: number): string =>
  `<c t="inlineStr"${format === 0 ? '' : ` s="${format}"`}><is><t xml:space="preserve">${escaped(words)}</t></is></c>`

/** A whole number that a double cannot hold is kept as text, digit for digit. */
function cell(of: Cell): string {
  if (of === null || of === undefined) return '<c/>'
  if (typeof of === 'string') return text(of, wouldRun(of) ? formats.apostrophe : formats.plain)
  if (typeof of === 'bigint' && !Number.isSafeInteger(Number(of))) return text(String(of), formats.plain)
  return Number.isFinite(Number(of)) ? `<c><v>${of}</v></c>` : '<c/>'
}

const row = (cells: readonly string[]): string => `<row>${cells.join('')}</row>`

/** How much of the sheet is written before it goes on its way, in characters. */
const PIECE = 32_768

async function* sheetXml<Row>(columns: readonly Column<Row>[], rows: Iterable<Row> | AsyncIterable<Row>): AsyncGenerator<string> {
  let piece = `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
    `<cols><col min="1" max="${Math.max(1, columns.length)}" width="20" customWidth="1"/></cols><sheetData>${row(columns.map(({ title }) => text(title, formats.title)))}`
  for await (const one of rows) {
    piece += row(columns.map(({ of }) => cell(of(one))))
    if (piece.length < PIECE) continue
    yield piece
    piece = ''
  }
  yield `${piece}</sheetData></worksheet>`
}

async function* zipped<Row>(title: string, columns: readonly Column<Row>[], rows: Iterable<Row> | AsyncIterable<Row>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  const taken = () => ready.splice(0)
  const zip = new Zip((fault, bytes) => {
    if (fault) throw fault
    ready.push(bytes)
  })
  const add = (path: string): ZipDeflate => {
    const file = new ZipDeflate(path, { level: 6 })
    // The same list gives the same file, whenever it is made.
    file.mtime = '1980-01-02'
    zip.add(file)
    return file
  }
  for (const [path, xml] of Object.entries(frame(title))) add(path).push(strToU8(xml), true)
  const sheet = add(SHEET)
  for await (const piece of sheetXml(columns, rows)) {
    sheet.push(strToU8(piece))
    yield* taken()
  }
  sheet.push(new Uint8Array(), true)
  zip.end()
  yield* taken()
}

/**
 * Rows as an xlsx stream: texts are texts whatever they begin with (CWE-1236), numbers stay numbers, the titles stay in sight. `title`
 * names the sheet. An error in `rows` ends the stream with that error.
 */
export const writeXlsx = <Row>(title: string, columns: readonly Column<Row>[], rows: Iterable<Row> | AsyncIterable<Row>): Readable =>
  Readable.from(zipped(title, columns, rows), { objectMode: false })
