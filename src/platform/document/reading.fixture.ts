/** Reads back what the writers wrote, with nothing but Node, for their tests. */
import { inflateRawSync, inflateSync } from 'node:zlib'

/** The text files of a zip archive by path, read from its central directory. */
export function unzip(archive: Buffer): Map<string, string> {
  const files = new Map<string, string>()
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  let at = archive.readUInt32LE(end + 16)
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const nameLength = archive.readUInt16LE(at + 28)
    const local = archive.readUInt32LE(at + 42)
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
    const packed = archive.subarray(start, start + archive.readUInt32LE(at + 20))
    const content = archive.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)
    files.set(archive.toString('utf8', at + 46, at + 46 + nameLength), content.toString('utf8'))
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
  return files
}

const piece = /<\?[^>]*\?>|<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|[^<]+/gy
const bareAmpersand = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)/
const notXml = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u

/** What is wrong with an XML text, or undefined when it is well formed. */
export function xmlFault(xml: string): string | undefined {
  if (notXml.test(xml)) return 'a character that XML forbids'
  if (bareAmpersand.test(xml)) return 'an ampersand that starts no entity'
  const open: string[] = []
  piece.lastIndex = 0
  while (piece.lastIndex < xml.length) {
    const from = piece.lastIndex
    const [, closing, opening, , empty] = piece.exec(xml) ?? []
    if (piece.lastIndex === 0) return `no XML at ${xml.slice(from, from + 60)}`
    if (opening && empty === '') open.push(opening)
    if (closing && open.pop() !== closing) return `</${closing}> closes nothing`
  }
  return open.length > 0 ? `<${open.at(-1)}> stays open` : undefined
}

/** The words of a Word part, a line per paragraph. */
export const wordsOf = (part: string): string[] =>
  [...part.matchAll(/<w:p[ >].*?<\/w:p>/g)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>|<w:(?:tab|br)\/>/g)].map(([, text]) => text ?? ' ').join('')
      .replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&'))

/** How many pages a PDF has. */
export const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0

/** Every letter that can be copied out of a PDF: those that its fonts' ToUnicode maps name. */
export function lettersOf(pdf: Buffer): Set<string> {
  const letters = new Set<string>()
  const source = pdf.toString('latin1')
  for (const { index } of source.matchAll(/(?<!end)stream\r?\n/g)) {
    const from = source.indexOf('\n', index) + 1
    const stream = pdf.subarray(from, source.indexOf('endstream', from))
    const text = stream[0] === 0x78 ? inflateSync(stream).toString('latin1') : stream.toString('latin1')
    for (const [, hex = ''] of text.matchAll(/<[\dA-F]{4}> <((?:[\dA-F]{4})+)>/gi)) {
      for (const letter of Buffer.from(hex, 'hex').swap16().toString('utf16le')) letters.add(letter)
    }
  }
  return letters
}
