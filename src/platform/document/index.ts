/** Documents that leave the house: one model, two forms. */
export type { Block, PrintedDocument, Run } from './document.ts'
export { toDocx } from './docx.ts'
export { toPdf } from './pdf.ts'
