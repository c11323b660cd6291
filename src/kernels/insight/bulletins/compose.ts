/** From an outline to a draft, and what may stand in a text. Pure. */
import type { Heading, Outline, Sentence, Telling, When } from './capability.ts'
import { beforeKey, type Block, type Run, type Text } from './contract.ts'

/** What one figure says when a draft is made. */
export interface Says {
  now: number
  /** Over the span before. */
  before: number
  /** Over the one before that. */
  earlier: number
  /** Whether it had ever counted anything before the span. */
  ever: boolean
}

/** What a draft is made from beside its outline. */
export interface Known {
  says: ReadonlyMap<string, Says>
  /** By figure: the name of the organisation right below that has the most, where one alone has. */
  leaders: ReadonlyMap<string, string>
  /** Which span it is, counted: the next one has the next number. */
  turn: number
  /** What stands for `{org}`, `{span}` and the like. */
  words: Readonly<Record<string, string>>
}

/** Two spans are compared only where there was something in both. */
const holds: Readonly<Record<When['is'], (of: Says) => boolean>> = {
  none: ({ now }) => now === 0,
  some: ({ now }) => now !== 0,
  first: ({ now, ever }) => now !== 0 && !ever,
  'rises-again': ({ now, before, earlier }) => earlier !== 0 && before > earlier && now > before,
  'falls-again': ({ now, before, earlier }) => now !== 0 && now < before && before < earlier,
  rises: ({ now, before }) => before !== 0 && now > before,
  falls: ({ now, before }) => now !== 0 && now < before,
  same: ({ now, before }) => now !== 0 && now === before,
}

const fits = (when: readonly When[], { says }: Known): boolean =>
  when.every(({ figure, is }) => {
    const of = says.get(figure)
    return of !== undefined && holds[is](of)
  })

const canBeSaid = (one: Heading | Telling, known: Known): boolean =>
  fits(one.when, known) && ('heading' in one || one.leads === undefined || known.leaders.has(one.leads))

/** Of several ways the first that fits; where others ask for the same, the one whose turn it is. */
function pick<W extends { when: readonly When[] }>(ways: readonly W[], turn: number): W | undefined {
  const asks = ({ when }: W): string => JSON.stringify(when)
  const alike = ways.filter((way, _at, [first]) => first !== undefined && asks(way) === asks(first))
  return alike[turn % Math.max(1, alike.length)]
}

/** What of an outline is said; nothing where no way fits. */
function chosen(outline: readonly Sentence[], known: Known): (Heading | Telling)[] {
  return outline.flatMap((one) => {
    const ways = 'either' in one ? one.either : [one]
    return pick(ways.filter((way) => canBeSaid(way, known)), known.turn) ?? []
  })
}

const spelled = (text: string, words: Known['words']): string => text.replace(/\{([a-z]+)\}/g, (whole, name: string) => words[name] ?? whole)

/** Words with `{0}` and so on as runs: the numbers are figures, never text. */
function runsOf({ zh, figures, leads }: Telling, known: Known): Run[] {
  const lead = leads === undefined ? undefined : known.leaders.get(leads)
  const words = lead === undefined ? known.words : { ...known.words, lead }
  const parts = zh.split(/\{(\d+)\}/)
  return parts.flatMap((part, at): Run[] => {
    if (at % 2 === 0) return part === '' ? [] : [spelled(part, words)]
    const figure = figures[Number(part)]
    if (figure === undefined) return []
    return [{ figure: typeof figure === 'string' ? figure : beforeKey(figure.before) }]
  })
}

/** A numeral that an outline brings along. */
const TYPED = /^[一二三四五六七八九十]+、/u

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']
/** 1 to 99 as headings count: 一, 十, 十二, 二十一. */
export const ordinal = (n: number): string => {
  const tens = Math.floor(n / 10)
  return `${tens > 1 ? DIGITS[tens] : ''}${tens > 0 ? '十' : ''}${DIGITS[n % 10]}`
}

/** Headings under which nothing is said go. */
const filled = (said: readonly (Heading | Telling)[]): (Heading | Telling)[] =>
  said.filter((one, at) => {
    const next = said[at + 1]
    return !('heading' in one) || (next !== undefined && !('heading' in next))
  })

/** An outline as headings and paragraphs, as far as the figures bear it; sentences that follow each other make one paragraph. */
export function blocksOf(outline: readonly Sentence[], known: Known): Block[] {
  const blocks: Block[] = []
  let headings = 0
  for (const one of filled(chosen(outline, known))) {
    const last = blocks.at(-1)
    if ('heading' in one) blocks.push({ kind: 'heading', runs: [`${ordinal((headings += 1))}、${spelled(one.heading.replace(TYPED, ''), known.words)}`] })
    else if (last?.kind === 'paragraph' && !one.apart) last.runs.push(...runsOf(one, known))
    else blocks.push({ kind: 'paragraph', runs: runsOf(one, known) })
  }
  return blocks
}

const TITLE = '{span}工作情况'

/** The title: one whose figures bear it, else one that tells the span alone. */
export function titleOf(title: Outline['title'], known: Known): string {
  const ways = typeof title === 'object' ? title : [{ zh: title ?? TITLE, when: [] }]
  return spelled(pick(ways.filter(({ when }) => fits(when, known)), known.turn)?.zh ?? TITLE, known.words)
}

/** What the issuer is called at the head: `拱墅区团委`. An organisation whose name says what it is keeps its own. */
export const issuerOf = (issuer: Outline['issuer'], org: string): string => (issuer === undefined || org.includes('团') ? org : spelled(issuer, { org }))

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
