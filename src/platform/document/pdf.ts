/** The printed form of a document, as PDF. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { PrintedDocument } from './document.ts'
import { mastheadType, paper, red, sizes } from './page.ts'
import { settle } from './settle.ts'

const font = '@expo-google-fonts/noto-serif-sc'
const weights = ['300Light', '400Regular', '500Medium', '700Bold']
const pages = 'pages.typ'

/** Reads the fonts once, at the first print: a process that never prints never pays. */
let ready: NodeCompiler | undefined
const compiler = (): NodeCompiler => {
  const fonts = dirname(createRequire(import.meta.url).resolve(`${font}/package.json`))
  return ready ??= NodeCompiler.create({
    workspace: import.meta.dirname,
    fontArgs: [{ fontPaths: weights.map((weight) => join(fonts, weight)) }],
  })
}

// Layouts of the last ten documents stay in memory.
const kept = 10

/**
 * The document as PDF 1.7 in Noto Serif SC, embedded by the letters used, text selectable. Letters that the font lacks come
 * from the machine's fonts, or stand as boxes. The same document gives the same bytes on the same machine.
 */
export async function toPdf(document: PrintedDocument): Promise<Buffer> {
  const settled = settle(document)
  const laid = JSON.stringify({ settled, paper, sizes, red, mast: mastheadType(settled.masthead.length) })
  const typst = compiler()
  try {
    return typst.pdf({ mainFilePath: join(import.meta.dirname, pages), inputs: { laid } })
  } finally {
    typst.evictCache(kept)
  }
}
