/** Fills parameters and references into a practice's parts, and checks each part by its capability. */
import { refusals } from '#platform/refuse.ts'
import type { Practice } from '../shape.ts'
import { capabilities } from './capabilities.ts'

const fail = refusals('practice', { param: 400 })

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)
/** Whether a value of a part has named entries. */
export const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !isList(value)

/** The committee's numbers with the defaults where it set none. Refuses what is unknown, not whole or out of bounds. */
export function paramsOf(practice: Practice, given: Record<string, number>): Record<string, number> {
  for (const key of Object.keys(given)) if (practice.params[key] === undefined) throw fail('param', { param: key }, `params.${key}`)
  const entries = Object.entries(practice.params).map(([key, param]) => {
    const value = given[key] ?? param.default
    if (value < param.min || value > param.max) throw fail('param', { param: key, min: param.min, max: param.max }, `params.${key}`)
    return [key, value] as const
  })
  return Object.fromEntries(entries)
}

/** What a reference means: the last name of its path, which must exist. `coin` is the part itself, `menu.haircut` something in it. */
function target(practice: Practice, name: string): string {
  const [first = '', ...rest] = name.split('.')
  const part = practice.parts[first]
  const inside = rest.join('.')
  if (part === undefined) throw new Error(`${practice.key} points at ${name}, which is no part of it`)
  if (inside === '') return first
  const data = isObject(part.data) && isObject(part.data['services']) ? part.data['services'] : part.data
  if (!isObject(data) || !(inside in data)) throw new Error(`${practice.key} points at ${name}, which is not there`)
  return inside
}

function filled(practice: Practice, params: Record<string, number>, value: unknown): unknown {
  if (isList(value)) return value.map((item) => filled(practice, params, item))
  if (!isObject(value)) return value
  if (typeof value['$param'] === 'string') return params[value['$param']]
  if (typeof value['$ref'] === 'string') return target(practice, value['$ref'])
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filled(practice, params, item)]))
}

/** One part, resolved: which capability, and the setting rows that it writes. */
export interface Resolved { part: string; entries: Record<string, unknown> }

/** Every part of a practice with the committee's numbers, as setting rows. */
export function resolve(practice: Practice, params: Record<string, number>): Resolved[] {
  return Object.entries(practice.parts).map(([name, part]) => {
    const capability = capabilities.find((candidate) => candidate.part === part.part)
    if (capability === undefined) throw new Error(`${practice.key} sets ${part.part}, which no module knows`)
    return { part: part.part, entries: capability.entries(name, filled(practice, params, part.data)) }
  })
}

/** Names that a value points at, by `$ref` or `$param`. */
export function pointers(value: unknown, kind: '$ref' | '$param'): string[] {
  if (isList(value)) return value.flatMap((item) => pointers(item, kind))
  if (!isObject(value)) return []
  const own = value[kind]
  return typeof own === 'string' ? [own] : Object.values(value).flatMap((item) => pointers(item, kind))
}
