/** The Word form of a document. */
import {
  AlignmentType, Document, DocumentGridType, Footer, Packer, PageNumber, Paragraph, TextRun, type ISectionOptions,
} from 'docx'
import type { PrintedDocument } from './document.ts'
import { block, head, imprint, table } from './docx-blocks.ts'
import { fontTable, styleSheet } from './docx-styles.ts'
import { characterPitch, linePitch, paper, sizes, twips } from './page.ts'
import { settle, type Settled } from './settle.ts'

const digits = 'SimSun'

/** The page number as — 1 —, one letter in from the outer edge (GB/T 9704 §7.5). */
const pageNumber = (side: 'LEFT' | 'RIGHT'): Footer => new Footer({
  children: [new Paragraph({
    style: 'Imprint',
    alignment: AlignmentType[side],
    indent: { left: sizes.small * 20, right: sizes.small * 20 },
    children: [new TextRun({ font: digits, children: ['— ', PageNumber.CURRENT, ' —'] })],
  })],
})

const properties: NonNullable<ISectionOptions['properties']> = {
  page: {
    size: { width: Math.round(paper.width * 56.693), height: Math.round(paper.height * 56.693) },
    margin: {
      top: twips(paper.top),
      left: twips(paper.left),
      right: twips(paper.width - paper.left - paper.areaWidth),
      bottom: twips(paper.height - paper.top - paper.areaHeight),
      // The number's line is some 3 mm deep below its dash.
      footer: twips(paper.height - paper.top - paper.areaHeight - paper.numberDrop - 3),
    },
  },
  grid: {
    // Lines only: the letters keep their pitch by the styles, since LibreOffice misreads a grid narrower than its letters.
    type: DocumentGridType.LINES,
    linePitch: Math.floor(linePitch * 20),
    // 4096ths of a point by which the pitch differs from the letter, for whoever turns the character grid on.
    charSpace: Math.round((characterPitch - sizes.body) * 4096),
  },
}

const body = (settled: Settled) => [
  ...head(settled),
  ...settled.blocks.flatMap(block),
  // An appendix stands before the imprint, which ends the last page (GB/T 9704 §7.3.7, §7.4). Word joins neighbouring tables.
  ...(settled.appendix
    ? [new Paragraph({ style: 'Heading1', pageBreakBefore: true, indent: { firstLine: 0, firstLineChars: 0 }, spacing: { after: 160 }, text: settled.appendix.title }), table(settled.appendix.table), new Paragraph({ style: 'Cell' })]
    : []),
  ...imprint(settled.imprint),
]

/** The document as a Word file: fonts are named, not embedded, since offices have them; figures are plain text. */
export async function toDocx(document: PrintedDocument): Promise<Buffer> {
  const settled = settle(document)
  const file = new Document({
    title: `${settled.masthead} ${settled.issue}`,
    creator: settled.issuer,
    lastModifiedBy: settled.issuer,
    compatibility: { version: 15 },
    evenAndOddHeaderAndFooters: true,
    sections: [{
      properties,
      footers: { default: pageNumber('RIGHT'), even: pageNumber('LEFT') },
      children: body(settled),
    }],
  })
  return Packer.toBuffer(file, undefined, [
    { path: 'word/styles.xml', data: styleSheet(settled.masthead) },
    { path: 'word/fontTable.xml', data: fontTable },
  ])
}
