/** A figure: a key bound to a measure by a practice, with its name, unit, filter and rounding. Shared with the browser. */
import { z } from 'zod'
import { line } from '../contract.ts'
import type { Measure, Said } from './measure.ts'

/** A figure's key, as in `requests.submitted`. */
export const FigureKey = z.string().regex(/^[a-z][a-z0-9-]{0,29}(\.[a-z0-9][a-z0-9-]{0,29}){0,3}$/)
export type FigureKey = z.infer<typeof FigureKey>

export const Words = z.object({ zh: line(200), en: line(400) })

/** What a practice sets for one figure. */
export const Binding = z.object({
  zh: line(30),
  en: line(60).optional(),
  /** What one is called: 件, 人, 小时; an object where the English word is given too. */
  unit: z.union([line(10), z.object({ zh: line(10), en: line(20) })]),
  /** The measure. */
  of: FigureKey,
  /** Narrows the measure down: by filter, the values that count. */
  where: z.record(z.string(), z.array(z.string()).min(1)).default({}),
  /** How many of the measure's unit make one of this figure's (60 for hours of minutes), and digits after the point. */
  rounding: z.object({ per: z.number().int().min(1).default(1), digits: z.number().int().min(0).max(2).default(0) }).optional(),
})
export type Binding = z.infer<typeof Binding>

/** Name and unit in both languages. */
export function namesOf(binding: Binding): { name: Said; unit: Said } {
  const unit = typeof binding.unit === 'string' ? { zh: binding.unit, en: binding.unit } : binding.unit
  return { name: { zh: binding.zh, en: binding.en ?? binding.zh }, unit }
}

/**
 * An amount of the measure's unit as the figure says it, rounded half away from zero: 12,480 minutes per 60 are 208.
 * Exact until the last step, so that no float touches a sum.
 */
export function rounded(amount: bigint, rounding: Binding['rounding']): number {
  const { per, digits } = rounding ?? { per: 1, digits: 0 }
  const scale = 10n ** BigInt(digits)
  const size = (amount < 0n ? -amount : amount) * scale
  const whole = (size * 2n + BigInt(per)) / (BigInt(per) * 2n)
  return Number(amount < 0n ? -whole : whole) / Number(scale)
}

/** A value as it is printed, with thousands marks: `1,942`. */
export const shownAs = (value: number, rounding: Binding['rounding']): string => {
  const digits = rounding?.digits ?? 0
  return new Intl.NumberFormat('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value)
}

/** What is wrong with a binding: the first filter that the measure does not have or whose values it does not know. */
export function faultOf(binding: Binding, of: Measure | undefined): { key: string; filter?: string } | undefined {
  if (of === undefined) return { key: binding.of }
  const wrong = Object.entries(binding.where).find(([name, values]) => of.filter[name]?.safeParse(values).success !== true)
  return wrong === undefined ? undefined : { key: binding.of, filter: wrong[0] }
}

const joined = (values: readonly string[], words: Readonly<Record<string, Said>>, lang: keyof Said): string =>
  values.map((value) => words[value]?.[lang] ?? value).join(lang === 'zh' ? '或' : ' or ')

/** What narrows a figure down and has no place in the measure's sentence: said by its words, or by the figure's own name. */
function beside(binding: Binding, of: Measure, lang: keyof Said): string {
  const name = namesOf(binding).name[lang]
  const untold = Object.entries(binding.where).filter(([filter]) => !of.how[lang].includes(`{${filter}}`))
  if (untold.length === 0) return ''
  const only = [...new Set(untold.map(([filter, values]) => (of.words[filter] === undefined ? name : joined(values, of.words[filter], lang))))].join(lang === 'zh' ? '、' : ', ')
  return lang === 'zh' ? `（只数${only}）` : ` (${only} only)`
}

const sentence = (binding: Binding, of: Measure, lang: keyof Said): string =>
  of.how[lang].replace(/\{([a-z-]+)\}/g, (whole, name: string) => {
    const values = binding.where[name]
    return values === undefined ? whole : joined(values, of.words[name] ?? {}, lang)
  }) + beside(binding, of, lang)

/** How the figure is counted, in a sentence of each language. */
export const definitionOf = (binding: Binding, of: Measure): Said => ({ zh: sentence(binding, of, 'zh'), en: sentence(binding, of, 'en') })
