/** Measures a PDF as a ruler would: where each piece of text and each rule stands. Millimetres from the upper left corner, letters in points. */
import { getDocumentProxy, getResolvedPDFJS } from 'unpdf'
import { z } from 'zod'

const mm = (points: number): number => (points * 25.4) / 72

/** A piece of a line; `base` is its baseline. */
export interface Piece { text: string; left: number; right: number; base: number; size: number }
/** A horizontal rule; `weight` in points, `color` as it was set. */
export interface Rule { left: number; right: number; at: number; weight: number; color: string }
export interface Sheet { width: number; height: number; pieces: Piece[]; rules: Rule[] }

const Item = z.object({ str: z.string(), transform: z.array(z.number()), width: z.number() })

type Matrix = readonly number[]
const at = (matrix: Matrix, n: number): number => matrix[n] ?? 0
/** What `inner` does, then what `outer` does. */
const times = (outer: Matrix, inner: Matrix): Matrix => [0, 1, 2, 3, 4, 5].map((n) => {
  const column = n % 2
  const row = Math.floor(n / 2) * 2
  return at(outer, column) * at(inner, row) + at(outer, column + 2) * at(inner, row + 1) + (row === 4 ? at(outer, column + 4) : 0)
})

interface Pen { matrix: Matrix; weight: number; color: string; fill: string }

/** What the operators of a page draw, as far as it is horizontal rules. */
function rulesOf(operators: { fnArray: number[]; argsArray: unknown[][] }, ops: Record<string, number>, height: number): Rule[] {
  const rules: Rule[] = []
  const kept: Pen[] = []
  let pen: Pen = { matrix: [1, 0, 0, 1, 0, 0], weight: 1, color: '#000000', fill: '#000000' }
  const draw: Record<number, (args: unknown[]) => void> = {
    [ops['save'] ?? -1]: () => kept.push(pen),
    [ops['restore'] ?? -1]: () => { pen = kept.pop() ?? pen },
    [ops['transform'] ?? -1]: (args) => { pen = { ...pen, matrix: times(pen.matrix, args as number[]) } },
    [ops['setLineWidth'] ?? -1]: ([weight]) => { pen = { ...pen, weight: Number(weight) } },
    [ops['setStrokeRGBColor'] ?? -1]: ([color]) => { pen = { ...pen, color: String(color) } },
    [ops['setFillRGBColor'] ?? -1]: ([fill]) => { pen = { ...pen, fill: String(fill) } },
    [ops['constructPath'] ?? -1]: (args) => {
      const [left = 0, top = 0, right = 0, bottom = 0] = Array.from(args[2] as Iterable<number>)
      const corner = (x: number, y: number): Matrix => times(pen.matrix, [1, 0, 0, 1, x, y])
      const [one, other] = [corner(left, top), corner(right, bottom)]
      // A rule is a stroke, or a box that is filled.
      const drawn = args[0] === ops['stroke'] ? { weight: pen.weight, color: pen.color } : { weight: Math.abs(at(one, 5) - at(other, 5)), color: pen.fill }
      rules.push({ left: mm(at(one, 4)), right: mm(at(other, 4)), at: mm(height - (at(one, 5) + at(other, 5)) / 2), ...drawn })
    },
  }
  operators.fnArray.forEach((operator, n) => draw[operator]?.(operators.argsArray[n] ?? []))
  return rules
}

/** Every page of a PDF. */
export async function measured(pdf: Uint8Array): Promise<Sheet[]> {
  const { OPS } = await getResolvedPDFJS()
  const document = await getDocumentProxy(new Uint8Array(pdf))
  const sheets: Sheet[] = []
  for (let n = 1; n <= document.numPages; n += 1) {
    const page = await document.getPage(n)
    const [, , width = 0, height = 0] = page.view
    const { items } = await page.getTextContent()
    const pieces = z.array(Item).parse(items).filter(({ str }) => str.trim() !== '').map(({ str, transform, width: wide }) => ({
      text: str, left: mm(at(transform, 4)), right: mm(at(transform, 4) + wide), base: mm(height - at(transform, 5)), size: at(transform, 0),
    }))
    sheets.push({ width: mm(width), height: mm(height), pieces, rules: rulesOf(await page.getOperatorList(), OPS, height) })
  }
  return sheets
}
