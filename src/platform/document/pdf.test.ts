import { expect, test, vi } from 'vitest'
import type { Block } from './document.ts'
import { toPdf } from './pdf.ts'
import { lettersOf, pagesOf } from './reading.fixture.ts'
import { hostile, sample } from './sample.fixture.ts'

const full = (lines: number, letters: number): Block[] =>
  Array.from({ length: lines }, () => ({ kind: 'paragraph', runs: ['团'.repeat(letters)] }))

// The first print reads the fonts, which a busy machine takes its time for.
vi.setConfig({ testTimeout: 30_000 })

test('prints the issue on two pages and its definitions on a third, every letter to be copied', async () => {
  const pdf = await toPdf(sample)
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pagesOf(pdf)).toBe(3)
  const letters = lettersOf(pdf)
  expect(letters.size).toBeGreaterThan(150)
  for (const letter of '青年工作简报第10期（总第46期）罗文静信用时数1,942—') expect(letters).toContain(letter)
})

test('holds 22 lines of 28 letters a page', async () => {
  const { appendix: _, ...rest } = { ...sample, imprint: { lines: [], signers: [] } }
  const pages = async (lines: number, letters: number) => pagesOf(await toPdf({ ...rest, blocks: full(lines, letters) }))
  // The first line of a paragraph stands in by two letters, so 26 more fill it. A full page is 22 such lines.
  let first = 1
  while ((await pages(first + 1, 26)) === 1) first += 1
  expect(first).toBeLessThan(22)
  expect(await pages(first + 22, 26)).toBe(2)
  expect(await pages(first + 23, 26)).toBe(3)
  expect(await pages(first + 22, 27)).toBeGreaterThan(2)
})

test('reads nothing that people wrote as markup', async () => {
  const pdf = await toPdf({
    ...sample, masthead: hostile, issue: hostile, issuer: hostile, title: hostile, note: [hostile],
    blocks: [
      { kind: 'paragraph', runs: [hostile, '#import "/etc/passwd"', '#{while true {}}', '"])', '#sys.inputs'] },
      { kind: 'table', caption: hostile, head: [hostile], rows: [[[hostile]], [['🧑‍🚒']]] },
    ],
    imprint: { lines: [{ label: hostile, text: hostile }], signers: [{ label: hostile, text: hostile }] },
  })
  for (const letter of '#$*`@\\<&"') expect(lettersOf(pdf)).toContain(letter)
})

test('prints almost nothing without failing', async () => {
  const pdf = await toPdf({
    ...sample, masthead: '', issue: '', issuer: '', title: '', note: [],
    blocks: [{ kind: 'table', head: [], rows: [] }, { kind: 'table', head: ['空'], rows: [] }, { kind: 'paragraph', runs: [] }],
    imprint: { lines: [], signers: [] }, appendix: { title: '', definitions: [] },
  })
  expect(pagesOf(pdf)).toBe(1)
})

test('writes the same bytes for the same document', async () => {
  expect((await toPdf(sample)).equals(await toPdf(sample))).toBe(true)
})

test('has every character of GB 2312 in its own font', async () => {
  const decoder = new TextDecoder('gb18030')
  const rows = Array.from({ length: 72 }, (_, row) => decoder.decode(
    Uint8Array.from({ length: 188 }, (__, at) => (at % 2 === 0 ? 0xb0 + row : 0xa1 + (at >> 1)))))
  // Row 0xD7 ends five short; the decoder gives private-use letters for the empty places.
  const characters = Array.from(rows.join('')).filter((letter) => /\p{Script=Han}/u.test(letter))
  expect(characters).toHaveLength(6763)
  const pdf = await toPdf({ ...sample, blocks: [{ kind: 'paragraph', runs: [characters.join('')] }] })
  const fonts = [...pdf.toString('latin1').matchAll(/\/BaseFont\s*\/[A-Z]{6}\+([\w-]+)/g)].map(([, name]) => name ?? '')
  expect(fonts.every((name) => name.startsWith('NotoSerifSC'))).toBe(true)
  const letters = lettersOf(pdf)
  expect(characters.filter((letter) => !letters.has(letter))).toEqual([])
})
