/** The sentence for a refusal code, in the reader's language: what happened, and what to do next. */
import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { shared } from '#web/i18n/shared.ts'
import type { Words } from '#web/i18n/words.ts'

const SRC = fileURLToPath(new URL('../', import.meta.url))

const found = await Promise.all(
  globSync('{kernels,practices}/**/web/words.ts', { cwd: SRC }).map(async (path) => ((await import(`${SRC}${path}`)) as { words: Words }).words),
)
const all: readonly Words[] = [shared, ...found]
const catalogue: Record<string, Readonly<Record<string, string>>> = {
  zh: Object.assign({}, ...all.map((one) => one.zh)), en: Object.assign({}, ...all.map((one) => one.en)),
}

const fill = (text: string, facts: Record<string, unknown>): string =>
  text.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => String(facts[name] ?? ''))

/** Both languages hold every code; a house test sees to that. */
export const say = (code: string, language: string, facts: Record<string, unknown>): string =>
  fill(catalogue[language]?.[`refuse.${code}`] ?? code, facts)
