import { describe, expect, test } from 'vitest'
import type { PrintedDocument } from './document.ts'
import { toDocx } from './docx.ts'
import { unzip, wordsOf, xmlFault } from './reading.fixture.ts'
import { hostile, sample } from './sample.fixture.ts'
import { clean } from './settle.ts'

const read = async (document: PrintedDocument) => unzip(await toDocx(document))
const part = (files: Map<string, string>, path: string): string => files.get(path) ?? expect.fail(`no ${path}`)

describe('the sheet', () => {
  test('is A4 with the margins and the grid of GB/T 9704', async () => {
    const body = part(await read(sample), 'word/document.xml')
    const millimetres = (twips: string | undefined) => (Number(twips) / 1440) * 25.4
    const attribute = (name: string) => new RegExp(`<w:pgMar[^>]*w:${name}="(\\d+)"`).exec(body)?.[1]
    const [, width, height] = /<w:pgSz w:w="(\d+)" w:h="(\d+)"/.exec(body) ?? []
    expect(millimetres(width)).toBeCloseTo(210, 1)
    expect(millimetres(height)).toBeCloseTo(297, 1)
    expect(millimetres(attribute('top'))).toBeCloseTo(37, 1)
    expect(millimetres(attribute('left'))).toBeCloseTo(28, 1)
    expect(210 - millimetres(attribute('left')) - millimetres(attribute('right'))).toBeCloseTo(156, 1)
    expect(297 - millimetres(attribute('top')) - millimetres(attribute('bottom'))).toBeCloseTo(225, 1)
    const pitch = Number(/<w:docGrid[^>]*w:linePitch="(\d+)"/.exec(body)?.[1])
    const height225 = Number(height) - Number(attribute('top')) - Number(attribute('bottom'))
    expect(Math.floor(height225 / pitch)).toBe(22)
  })

  test('holds 28 letters of 三号 a line', async () => {
    const text = /w:styleId="Text".*?<\/w:style>/.exec(part(await read(sample), 'word/styles.xml'))?.[0] ?? ''
    const gap = Number(/<w:rPr>.*<w:spacing w:val="(-?\d+)"/.exec(text)?.[1])
    expect(Math.floor(8844 / (16 * 20 + gap))).toBe(28)
  })

  test('names the four faces and numbers its pages between dashes', async () => {
    const files = await read(sample)
    for (const face of ['方正小标宋简体', '仿宋_GB2312', '黑体', '楷体_GB2312']) {
      expect(part(files, 'word/styles.xml')).toContain(`w:eastAsia="${face}"`)
      expect(part(files, 'word/fontTable.xml')).toContain(`<w:font w:name="${face}"><w:altName`)
    }
    expect(part(files, 'word/footer1.xml')).toMatch(/— .*PAGE.* —/)
    expect(part(files, 'word/settings.xml')).toContain('<w:evenAndOddHeaders')
  })

  test('uses no style that its sheet lacks', async () => {
    const files = await read({ ...sample, contents: ['一篇'], column: '经验交流' })
    const used = [...files].filter(([path]) => /document|footer\d/.test(path))
      .flatMap(([, xml]) => [...xml.matchAll(/<w:pStyle w:val="([^"]+)"/g)].map(([, id]) => id))
    for (const id of new Set(used)) expect(part(files, 'word/styles.xml')).toContain(`w:styleId="${id}"`)
  })
})

describe('the words', () => {
  test('stand in reading order, figures as plain text', async () => {
    const words = wordsOf(part(await read(sample), 'word/document.xml'))
    expect(words.slice(0, 6)).toEqual([
      '内部刊物', '注意保管', '青年工作简报', '第 10 期（总第 46 期）', '澄湖街道团工委 2026年11月3日', '把问题办在门口 把青年聚在身边',
    ])
    expect(words).toContain('居民点单318单全部有回音，286名志愿者记下信用时数1,942小时。')
    expect(words).toContain('报：区委青年工作领导小组')
    expect(words).toContain('责任编辑 周敏 审核 高远 签发 罗文静')
    expect(words.indexOf('附：数字怎么算')).toBeLessThan(words.indexOf('责任编辑 周敏 审核 高远 签发 罗文静'))
    expect(words).toContain('走访、说事、意见箱里立了号的问题，重开不重复计。第3版口径。')
  })

  test('of any hand make well-formed parts and come back as typed', async () => {
    const files = await read({
      ...sample, masthead: hostile, issue: hostile, issuer: hostile, title: hostile, note: [hostile],
      blocks: [
        { kind: 'heading', level: 1, runs: [hostile] },
        { kind: 'table', caption: hostile, head: [hostile], rows: [[[hostile, { key: 'k', shown: hostile }]]] },
      ],
      imprint: { lines: [{ label: hostile, text: hostile }], signers: [{ label: hostile, text: hostile }] },
    })
    for (const [path, xml] of files) expect([path, xmlFault(xml)]).toEqual([path, undefined])
    expect(wordsOf(part(files, 'word/document.xml'))).toContain(clean(hostile))
  })

  test('may be almost none', async () => {
    const files = await read({
      ...sample, title: '', note: [], blocks: [{ kind: 'table', head: [], rows: [] }],
      imprint: { lines: [], signers: [] }, appendix: { title: '附', definitions: [] },
    })
    expect(part(files, 'word/document.xml')).not.toContain('<w:tbl>')
  })
})

test('the check of well-formedness sees faults', () => {
  expect(xmlFault('<a><b/>x &amp; y</a>')).toBeUndefined()
  for (const fault of ['<a>', '<a></b>', '<a>&</a>', '<a>\u0007</a>', '<a b=c/>', '<a><</a>']) {
    expect(xmlFault(fault)).toBeDefined()
  }
})
