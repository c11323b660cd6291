import { shared } from './shared.ts'
import type { Words } from './words.ts'

/** One catalogue a language: what all share, and what these modules say. */
export function gathered(modules: Readonly<Record<string, Words>>): Words {
  const all = [shared, ...Object.values(modules)]
  return { zh: Object.assign({}, ...all.map((one) => one.zh)), en: Object.assign({}, ...all.map((one) => one.en)) }
}
