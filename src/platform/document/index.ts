/** Documents that leave the house: one model, two forms. */
export type { Block, Definition, FigureRun, Imprint, Labelled, PrintedDocument, Run, Runs } from './document.ts'
export { toDocx } from './docx.ts'
export { toPdf } from './pdf.ts'
