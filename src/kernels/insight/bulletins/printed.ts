/** A bulletin as it leaves the house: 简报 in Word and PDF, numbers in plain black, their definitions behind the text. */
import { dayOf } from '#platform/calendar.ts'
import type { Block as PrintedBlock, PrintedDocument, Run as PrintedRun } from '#platform/document/index.ts'
import { beforeKey, figureOf, type Block, type Correction, type Counted, type Page, type Run } from './contract.ts'
import { beforeWords, spanWords } from './span.ts'

const CHINESE = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', year: 'numeric', month: 'long', day: 'numeric' })
const HOUR = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: 'numeric', minute: '2-digit', hour12: false })

const dayWords = (day: string): string => CHINESE.format(new Date(`${day}T00:00:00+08:00`))
const momentWords = (at: string): string => `${dayWords(dayOf(new Date(at)))}${HOUR.format(new Date(at))}`

/** 第 3 期（总第 12 期）; before it has a number, what it is. */
export const issueWords = ({ issue }: Page): string => (issue === null ? '（未签发稿）' : `第${issue.number}期（总第${issue.total}期）`)

const runOf = (numbers: ReadonlyMap<string, Counted>) => (run: Run): PrintedRun =>
  typeof run === 'string' ? run : { key: run.figure, shown: numbers.get(run.figure)?.shown ?? '—' }

const blockOf = (numbers: ReadonlyMap<string, Counted>) => ({ kind, runs }: Block): PrintedBlock =>
  kind === 'heading' ? { kind, level: 1, runs: runs.map(runOf(numbers)) } : { kind, runs: runs.map(runOf(numbers)) }

const correctionWords = ({ day, note, numbers }: Correction): string => {
  const changed = numbers.map(({ name, unit, was, now }) =>
    was === now ? `${name.zh}重新数过，仍是${now}${unit.zh}` : `${name.zh}应为${now}${unit.zh}（原为${was}${unit.zh}）`)
  return `更正（${dayWords(day)}）：${[note, ...changed].join('；')}`
}

/** One line a figure: a number of the days before is counted in the same way and stands beside. */
const definitionOf = (page: Page, numbers: ReadonlyMap<string, Counted>) => (one: Counted) => {
  const before = numbers.get(beforeKey(one.key))
  const beside = before === undefined ? '' : `，${beforeWords(page.span)} ${before.shown} ${before.unit.zh}`
  return { title: one.name.zh, value: one.shown, unit: `${one.unit.zh}${beside}`, definition: one.how.zh, window: spanWords(one.span ?? page.span), asOf: momentWords(one.asOf) }
}

/** Whether a number stands beside another in the appendix. */
const isBeside = ({ key }: Counted, numbers: ReadonlyMap<string, Counted>): boolean => figureOf(key).before && numbers.has(figureOf(key).figure)

/** What `toDocx` and `toPdf` lay out. `saved` is the day that a draft bears. */
export function printedOf(page: Page, saved: string): PrintedDocument {
  const numbers = new Map(page.numbers.map((one) => [one.key, one]))
  const told = page.numbers.filter((one) => !isBeside(one, numbers))
  const signers = [['责任编辑', page.editor], ['审核', page.reviewer], ['签发', page.signer]] as const
  return {
    masthead: page.masthead, issue: issueWords(page), issuer: page.issuer, day: page.issue?.day ?? saved, title: page.text.title,
    blocks: [
      ...page.text.blocks.map(blockOf(numbers)),
      ...page.corrections.map((one): PrintedBlock => ({ kind: 'note', runs: [correctionWords(one)] })),
    ],
    imprint: { lines: page.text.imprint, signers: signers.map(([label, text]) => ({ label, text })) },
    ...(page.numbers.length === 0 ? {} : { appendix: { title: '附：数字是怎么算的', definitions: told.map(definitionOf(page, numbers)) } }),
  }
}
