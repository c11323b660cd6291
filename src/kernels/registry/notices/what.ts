/** What a channel may say of a notice: its kind, in at most twelve signs of Chinese, as carriers want it. Never a name, a place or a fact. */
import { words } from './web/words.ts'

export const whatOf = (code: string, language: 'zh' | 'en'): string => words[language][`what.${code}`] ?? words[language]['what.other'] ?? ''
