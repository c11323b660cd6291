/**
 * What a practice is: data, never a function. It is made of parts that modules declare as capabilities, of references between
 * parts, and of parameters that a committee sets when it installs. JSON and back, it equals itself.
 */

/** A parameter: a whole number of one unit, with its bounds. */
export interface Param {
  kind: 'days' | 'hours' | 'percent' | 'points'
  min: number
  max: number
  default: number
  zh: string
  en: string
  /** What happens where it is larger or smaller: so that a committee can choose. */
  why: { zh: string; en: string }
}

/** Stands where a parameter's value goes. */
export interface ParamRef { $param: string }
/** Stands where the name of another part, or of something in it, goes: `coin`, `menu.haircut`. */
export interface PartRef { $ref: string }

export interface Part { part: string; data: unknown }

export interface Practice {
  key: string
  version: number
  zh: string
  en: string
  /** One sentence for the library's shelf. */
  about: { zh: string; en: string }
  /** Where it was first done, and the article that tells of it. */
  source: { zh: string; en: string }
  /** Which kinds of organisations may install it. */
  at: readonly string[]
  params: Readonly<Record<string, Param>>
  parts: Readonly<Record<string, Part & { zh: string; en: string }>>
}

export const practice = (given: Practice): Practice => given
/** One part of a practice: which capability it sets, what people call it, and its data. */
export const part = (kind: string, words: { zh: string; en: string }, data: unknown): Part & { zh: string; en: string } => ({ part: kind, ...words, data })
export const param = (name: string): ParamRef => ({ $param: name })
export const ref = (name: string): PartRef => ({ $ref: name })

type Bounds = Omit<Param, 'kind'>
export const days = (given: Bounds): Param => ({ kind: 'days', ...given })
export const hours = (given: Bounds): Param => ({ kind: 'hours', ...given })
export const percent = (given: Bounds): Param => ({ kind: 'percent', ...given })
export const points = (given: Bounds): Param => ({ kind: 'points', ...given })
