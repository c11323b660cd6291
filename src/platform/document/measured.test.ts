/** The printed forms under the ruler: GB/T 9704-2012 §5 (sheet, lines, letters), §7 (head, title, imprint, page number), and how a 简报 is headed. */
import { expect, test, vi } from 'vitest'
import type { Block } from './document.ts'
import { toDocx } from './docx.ts'
import { measured, type Piece, type Sheet } from './measured.fixture.ts'
import { toPdf } from './pdf.ts'
import { unzip } from './reading.fixture.ts'
import { sample } from './sample.fixture.ts'

vi.setConfig({ testTimeout: 30_000 })

const RED = '#c2281f'
const find = ({ pieces }: Sheet, text: string): Piece => pieces.find((piece) => piece.text.replaceAll(' ', '').startsWith(text.replaceAll(' ', ''))) ?? expect.fail(`no ${text}`)
const middle = ({ left, right }: Pick<Piece, 'left' | 'right'>): number => (left + right) / 2
const last = <T>(list: readonly T[]): T => list.at(-1) ?? expect.fail('nothing')

const mm = (points: number): number => (points * 25.4) / 72

const full: Block[] = Array.from({ length: 40 }, () => ({ kind: 'paragraph', runs: ['团'.repeat(26 + 28)] }))

test('the sheet is A4, its text 22 lines of 28 letters of 三号 in 156 × 225 mm, 37 mm from above and 28 mm from the left', async () => {
  const [, page] = await measured(await toPdf({ ...sample, blocks: full }))
  if (page === undefined) expect.fail('no second page')
  expect([page.width, page.height]).toEqual([expect.closeTo(210, 1), expect.closeTo(297, 1)])
  const lines = page.pieces.filter(({ text }) => /^团+$/.test(text))
  expect(lines).toHaveLength(22)
  expect(new Set(lines.map(({ text }) => text.length))).toEqual(new Set([26, 28]))
  expect(new Set(lines.map(({ size }) => Math.round(size)))).toEqual(new Set([16]))
  const whole = lines.filter(({ text }) => text.length === 28)
  for (const { left, right } of whole) expect([left, right]).toEqual([expect.closeTo(28, 1), expect.closeTo(184, 0)])
  // The first line of a paragraph stands in by two letters.
  for (const { left } of lines.filter(({ text }) => text.length === 26)) expect(left - 28).toBeCloseTo((156 / 28) * 2, 0)
  const pitches = lines.slice(1).map(({ base }, n) => base - (lines[n]?.base ?? 0))
  for (const pitch of pitches) expect(pitch).toBeCloseTo(225 / 22, 1)
  // From the head of the first letter to the foot of the last.
  expect((lines[0]?.base ?? 0) - 0.88 * 16 * (25.4 / 72)).toBeCloseTo(37, 1)
  expect(last(lines).base).toBeLessThan(37 + 225)
})

test('the head is that of a 简报: red name, number, issuer and day over a red rule, then the title in 二号', async () => {
  const [page] = await measured(await toPdf(sample))
  if (page === undefined) expect.fail('no page')
  const [name, number, issuer, day, title] = [sample.masthead, sample.issue, sample.issuer, '2026 年 11 月 3 日', sample.title].map((text) => find(page, text))
  if (!name || !number || !issuer || !day || !title) expect.fail('a line is missing')
  const center = 28 + 156 / 2
  for (const one of [name, title]) expect(middle(one)).toBeCloseTo(center, 1)
  // The right half of a closing bracket is blank.
  expect(middle({ left: number.left, right: number.right - mm(8) })).toBeCloseTo(center, 1)
  expect([name.size, title.size, number.size]).toEqual([46, 22, 16])
  expect([issuer.left, day.right]).toEqual([expect.closeTo(28, 1), expect.closeTo(184, 0)])
  expect(day.base).toBeCloseTo(issuer.base, 2)
  const rule = page.rules.find(({ color }) => color.toLowerCase() === RED) ?? expect.fail('no red rule')
  expect([rule.left, rule.right, rule.weight]).toEqual([expect.closeTo(28, 0), expect.closeTo(184, 0), expect.closeTo(2, 1)])
  const order = [name.base, number.base, issuer.base, rule.at, title.base, find(page, '编者按').base]
  expect(order).toEqual(order.toSorted((a, b) => a - b))
})

test('the imprint ends the last page: 四号, rules of 0.35 and 0.25 mm, its foot on that of the text', async () => {
  const pages = await measured(await toPdf(sample))
  const page = last(pages)
  const lines = [find(page, '报：'), find(page, '送：'), find(page, '责任编辑')]
  expect(lines.map(({ size }) => size)).toEqual([14, 14, 14])
  // One letter in from either side.
  expect(lines[0]?.left).toBeCloseTo(28 + mm(14), 1)
  expect(find(page, '签发').right).toBeCloseTo(184 - mm(14), 0)
  const rules = page.rules.filter(({ at }) => at > (lines[0]?.base ?? 0) - 10).toSorted((a, b) => a.at - b.at)
  expect(rules.map(({ weight }) => mm(weight))).toEqual([0.35, 0.25, 0.25, 0.35].map((weight) => expect.closeTo(weight, 2)))
  for (const { left, right } of rules) expect([left, right]).toEqual([expect.closeTo(28, 0), expect.closeTo(184, 0)])
  expect(last(rules).at).toBeCloseTo(37 + 225, 0)
  expect(pages.slice(0, -1).flatMap(({ pieces }) => pieces).some(({ text }) => text.startsWith('责任编辑'))).toBe(false)
})

test('pages are numbered between dashes in 四号, 7 mm under the text, one letter in from the outer edge', async () => {
  const pages = await measured(await toPdf(sample))
  expect(pages).toHaveLength(3)
  pages.forEach((page, n) => {
    const number = find(page, `— ${n + 1} —`)
    expect(number.size).toBe(14)
    expect(n % 2 === 0 ? 184 - number.right : number.left - 28).toBeCloseTo(mm(14), 0)
    // The dash stands in the middle of the letter.
    expect(number.base - 0.38 * mm(14)).toBeCloseTo(37 + 225 + 7, 0)
  })
})

test('the Word file asks for the same', async () => {
  const files = unzip(await toDocx(sample))
  const [styles, body] = [files.get('word/styles.xml') ?? '', files.get('word/document.xml') ?? '']
  const styleOf = (id: string): string => new RegExp(`w:styleId="${id}".*?</w:style>`).exec(styles)?.[0] ?? ''
  const half = (id: string): number => Number(/<w:sz w:val="(\d+)"/.exec(styleOf(id))?.[1]) / 2
  expect(Number(/<w:docDefaults>.*?<w:sz w:val="(\d+)"/.exec(styles)?.[1]) / 2).toBe(16)
  expect([half('Masthead'), half('Title'), half('Imprint')]).toEqual([46, 22, 14])
  expect(Number(/w:line="(\d+)"/.exec(styleOf('Text'))?.[1]) / 20).toBeCloseTo((225 / 22 / 25.4) * 72, 0)
  expect(styleOf('Text')).toContain('w:firstLineChars="200"')
  expect(styleOf('Masthead')).toContain(`<w:color w:val="${RED.slice(1).toUpperCase()}"/>`)
  expect(body).toMatch(new RegExp(`<w:pBdr><w:bottom w:val="single" w:color="${RED.slice(1).toUpperCase()}"`))
  // Eighths of a point: 1 pt is 0.35 mm, 0.75 pt is 0.26 mm.
  const imprint = /<w:tblpPr.*?<\/w:tblPr>/.exec(body)?.[0] ?? expect.fail('the imprint does not float')
  expect(imprint).toContain('w:vertAnchor="margin"')
  expect(imprint).toMatch(/<w:top [^>]*w:sz="8"/)
  expect(imprint).toMatch(/<w:insideH [^>]*w:sz="6"/)
  expect(body.indexOf('数字怎么算')).toBeLessThan(body.indexOf('责任编辑'))
})
