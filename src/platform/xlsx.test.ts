import { unzipSync, strFromU8 } from 'fflate'
import { expect, test } from 'vitest'
import type { Column } from './sheet.ts'
import { writeXlsx } from './xlsx.ts'

interface Line { name: string | null; count: number | bigint }
const columns: Column<Line>[] = [{ title: '名称', of: ({ name }) => name }, { title: '件', of: ({ count }) => count }]

async function read(rows: Iterable<Line> | AsyncIterable<Line>, title = '居民点单'): Promise<Record<string, string>> {
  const bytes = Buffer.concat(await writeXlsx(title, columns, rows).toArray())
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)]))
}
const sheetOf = (files: Record<string, string>): string => files['xl/worksheets/sheet1.xml'] ?? ''
const rowsOf = (xml: string): string[] => [...xml.matchAll(/<row>(.*?)<\/row>/g)].map(([, row]) => row ?? '')

test('titles, texts and numbers come out as what they are', async () => {
  const files = await read([{ name: '小河 & <桥西>', count: 1942 }, { name: null, count: 12n }, { name: 'x', count: 12_345_678_901_234_567_890n }])
  expect(Object.keys(files).toSorted()).toEqual(['[Content_Types].xml', '_rels/.rels', 'xl/_rels/workbook.xml.rels', 'xl/styles.xml', 'xl/workbook.xml', 'xl/worksheets/sheet1.xml'])
  expect(files['xl/workbook.xml']).toContain('<sheet name="居民点单"')
  const [head, first, second, third] = rowsOf(sheetOf(files))
  expect(head).toContain('名称')
  expect(first).toBe('<c t="inlineStr"><is><t xml:space="preserve">小河 &amp; &lt;桥西&gt;</t></is></c><c><v>1942</v></c>')
  expect(second).toBe('<c/><c><v>12</v></c>')
  expect(third).toContain('<t xml:space="preserve">12345678901234567890</t>')
})

test('what looks like a formula is a text, also once it is edited, and there is no formula in the file', async () => {
  const hostile = ['=1+1', '+A1', '-2', '@SUM(A1)', '\t=1', '＝1', "'=1"]
  const rows = rowsOf(sheetOf(await read(hostile.map((name) => ({ name, count: 1 })))))
  for (const row of rows.slice(1)) expect(row).toMatch(/^<c t="inlineStr" s="2">/)
  expect(rows.join('')).not.toContain('<f>')
  expect(sheetOf(await read([{ name: 'a\u0000\uFFFEb\uD800', count: 1 }]))).toContain('ab\uFFFD')
})

test('a sheet may be called anything', async () => {
  expect((await read([], 'a/b:c[d]*?\\'))['xl/workbook.xml']).toContain('name="a b c d"')
  expect((await read([], '名'.repeat(40)))['xl/workbook.xml']).toContain(`name="${'名'.repeat(31)}"`)
  expect(rowsOf(sheetOf(await read([])))).toHaveLength(1)
})

test('rows are read as they are taken, and a fault in them ends the stream', async () => {
  let made = 0
  async function* many() {
    for (; made < 200_000; made += 1) yield { name: crypto.randomUUID(), count: made }
  }
  const stream = writeXlsx('x', columns, many())
  for await (const _ of stream) break
  expect(made).toBeLessThan(50_000)
  async function* broken() {
    yield { name: 'a', count: 1 }
    throw new Error('lost')
  }
  await expect(writeXlsx('x', columns, broken()).toArray()).rejects.toThrow('lost')
})
