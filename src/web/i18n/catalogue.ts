import { shared } from './shared.ts'
import type { Words } from './words.ts'

const found = import.meta.glob<Words>('../../*/**/web/words.ts', { eager: true, import: 'words' })

const sources: readonly (readonly [string, Words])[] = [['web/i18n/shared.ts', shared], ...Object.entries(found)]

const merged = (pick: (one: Words) => Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.assign({}, ...sources.map(([, one]) => pick(one)))

/** Everything the product says, one catalogue a language, gathered from the modules' `web/words.ts`. */
export const catalogue: Words = { zh: merged((one) => one.zh), en: merged((one) => one.en) }

/** Keys that two sources claim; there must be none. */
export function claimedTwice(): string[] {
  const seen = new Set<string>()
  return sources.flatMap(([, one]) => Object.keys(one.zh)).filter((key) => seen.size === seen.add(key).size)
}
