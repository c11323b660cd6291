/** The sentence for a refusal code, in the reader's language: what happened, and what to do next. */
import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { shared } from '#web/i18n/shared.ts'
import type { Words } from '#web/i18n/words.ts'

const SRC = fileURLToPath(new URL('../', import.meta.url))

const Sentences = z.record(z.string(), z.string())
const Module = z.object({ words: z.object({ zh: Sentences, en: Sentences }) })

const found = await Promise.all(
  globSync('{kernels,practices}/**/web/{,hand/,desk/,wall/}words.ts', { cwd: SRC }).map(async (path) => Module.parse(await import(`${SRC}${path}`)).words),
)
const all: readonly Words[] = [shared, ...found]
const catalogue: Record<string, Readonly<Record<string, string>>> = {
  zh: Object.assign({}, ...all.map((one) => one.zh)), en: Object.assign({}, ...all.map((one) => one.en)),
}

const told = (fact: unknown): string => (typeof fact === 'string' || typeof fact === 'number' ? String(fact) : '')

const fill = (text: string, facts: Record<string, unknown>): string =>
  text.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => told(facts[name]))

/** The word under this key in the reader's language; the key itself where there is none. */
export const word = (key: string, language: string, facts: Record<string, unknown> = {}): string => fill(catalogue[language]?.[key] ?? key, facts)

/** Both languages hold every code; a house test sees to that. */
export const say = (code: string, language: string, facts: Record<string, unknown>): string =>
  fill(catalogue[language]?.[`refuse.${code}`] ?? code, facts)
