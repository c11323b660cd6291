/** What channels say. Of a notice only its kind, in at most twelve signs of Chinese, as carriers want it. Never a name, a place or a fact. */
import { words } from './web/words.ts'

export const whatOf = (code: string, language: 'zh' | 'en'): string => words[language][`what.${code}`] ?? words[language]['what.other'] ?? ''

/** A sentence of this module, with `{{name}}` filled in; for what is read outside the pages. */
export const said = (key: string, language: 'zh' | 'en', facts: Readonly<Record<string, string>>): string =>
  (words[language][key] ?? key).replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => facts[name] ?? '')
