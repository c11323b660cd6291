/** From an outline to a draft, and what may stand in a text. Pure. */
import type { Day } from '#platform/contract.ts'
import { daysBetween, addDays } from '#platform/calendar.ts'
import type { Sentence } from './capability.ts'
import type { Block, Run, Text } from './contract.ts'

interface Span { from: Day; to: Day }

const date = (on: Day): { year: number; month: number; day: number } => {
  const [year = 0, month = 0, day = 0] = on.split('-').map(Number)
  return { year, month, day }
}

/** A span as a bulletin says it: `2026年9月`, `2026年9月1日至20日`, `2026年9月28日至10月3日`. */
export function spanWords({ from, to }: Span): string {
  const [a, b] = [date(from), date(to)]
  const whole = a.day === 1 && a.year === b.year && a.month === b.month && date(addDays(to, 1)).month !== b.month
  if (whole) return `${a.year}年${a.month}月`
  const first = `${a.year}年${a.month}月${a.day}日`
  if (daysBetween(from, to) === 0) return first
  if (a.year !== b.year) return `${first}至${b.year}年${b.month}月${b.day}日`
  return a.month === b.month ? `${first}至${b.day}日` : `${first}至${b.month}月${b.day}日`
}

/** Words with `{0}` and so on as runs: the numbers are figures, never text. */
function runsOf(zh: string, figures: readonly string[]): Run[] {
  const parts = zh.split(/\{(\d+)\}/)
  return parts.flatMap((part, at): Run[] => {
    if (at % 2 === 0) return part === '' ? [] : [part]
    const figure = figures[Number(part)]
    return figure === undefined ? [] : [{ figure }]
  })
}

/** An outline as headings and paragraphs; sentences that follow each other make one paragraph. */
export function blocksOf(outline: readonly Sentence[]): Block[] {
  const blocks: Block[] = []
  for (const one of outline) {
    const last = blocks.at(-1)
    if ('heading' in one) blocks.push({ kind: 'heading', runs: [one.heading] })
    else if (last?.kind === 'paragraph' && !one.apart) last.runs.push(...runsOf(one.zh, one.figures))
    else blocks.push({ kind: 'paragraph', runs: runsOf(one.zh, one.figures) })
  }
  return blocks
}

/** The keys of all figures that a text names, each once, in reading order. */
export const figuresIn = (text: Pick<Text, 'blocks'>): string[] => {
  const keys = text.blocks.flatMap((block) => block.runs.flatMap((run) => (typeof run === 'string' ? [] : [run.figure])))
  return [...new Set(keys)]
}

/** Digits and the word of what they count. Dates, times, ordinals and phone numbers are no counts. */
const counted = /(?<![第\d０-９.:：])[\d０-９][\d０-９,，.]*\s*(?:[多余万亿]\s*)*(?:%|％|件|个(?!月)|人|名|次|户|家|支|场|单|份|位|条|元|小时|分钟)/u

/** The first count that was typed instead of taken from a figure; undefined where there is none. */
export function typedCount(text: Pick<Text, 'title' | 'blocks'>): string | undefined {
  const words = [text.title, ...text.blocks.map((block) => block.runs.map((run) => (typeof run === 'string' ? run : '\u0000')).join(''))]
  return words.map((one) => counted.exec(one)?.[0]).find((found) => found !== undefined)
}
