/** An example of what a shape describes, for a reader of `/openapi.json`; `tests/outside.test.ts` parses each with the shape itself. */
import { z } from 'zod'

/** The part of JSON Schema that our shapes are written in. */
const Shape = z.object({
  type: z.union([z.string(), z.array(z.string()).transform(([first]) => first)]).optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  default: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  minLength: z.number().default(0),
  maxLength: z.number().default(Infinity),
  minimum: z.number().optional(),
  minItems: z.number().default(1),
  items: z.unknown().optional(),
  prefixItems: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).default({}),
  required: z.array(z.string()).default([]),
  additionalProperties: z.unknown().optional(),
})
type Shape = z.infer<typeof Shape>

const byFormat: Readonly<Record<string, string>> = {
  uuid: '01990000-0000-7000-8000-000000000001', date: '2026-05-04', 'date-time': '2026-05-04T10:00:00+08:00', email: 'lin@example.org', uri: 'https://example.org/',
}

/** Where a window ends. */
const LATER = '2026-05-04T12:00:00+08:00'

/** Codes, divisions, keys, counts, units, digests: one of each kind that a pattern asks for. */
const CODES = ['haircut', 'requests.submitted', '330105', '138246', '120', 'points:coin', '0'.repeat(64), '2026-05', '10:00']

/** What a field of this name says, where its shape leaves it open. */
const byName: Readonly<Record<string, string>> = {
  phone: '+8615400000005', name: '小河', service: 'haircut', key: 'haircut', zh: '理发', en: 'Haircut', icon: 'scissors', words: '想理个短发', reason: '这几天停水',
  next: '下周一起再点一次', photo: '/9j/4AAQSkZJRg==', title: '居民点单有人接', act: 'claim', code: '138246',
}

function text(shape: Shape, name: string): string | undefined {
  const { format, pattern, minLength, maxLength } = shape
  if (format === 'date-time' && name === 'to') return LATER
  if (format !== undefined && format in byFormat) return byFormat[format]
  if (pattern !== undefined) return CODES.find((code) => new RegExp(pattern, 'u').test(code))
  const said = byName[name] ?? name
  return said.slice(0, maxLength).padEnd(minLength, '·')
}

function list({ items, minItems, prefixItems }: Shape, name: string): unknown[] {
  if (prefixItems !== undefined) return prefixItems.map((item) => exampleOf(item, name))
  return Array.from({ length: Math.max(1, minItems) }, () => exampleOf(items, name))
}

function fields({ properties, required, additionalProperties }: Shape): Record<string, unknown> {
  const more = required.filter((name) => !(name in properties)).map((name) => [name, additionalProperties] as const)
  return Object.fromEntries([...Object.entries(properties), ...more].map(([name, of]) => [name, exampleOf(of, name)]))
}

/** By what a schema may be; each makes its example. */
const made: Readonly<Record<string, (shape: Shape, name: string) => unknown>> = {
  string: text, array: list, object: fields, boolean: () => true, null: () => null,
  number: ({ minimum = 0 }) => Math.max(minimum, 1), integer: ({ minimum = 0 }) => Math.max(minimum, 1),
}

const isNull = (schema: unknown): boolean => Shape.parse(schema).type === 'null'

/** What the shape itself says: its only value, its default, the first that it lists. */
function told(shape: Shape): { value: unknown } | undefined {
  if ('const' in shape) return { value: shape.const }
  if ('default' in shape) return { value: shape.default }
  return shape.enum === undefined ? undefined : { value: shape.enum[0] }
}

/**
 * A value that the JSON Schema allows.
 * @param name the field's own, which says more than its shape.
 */
export function exampleOf(schema: unknown, name = ''): unknown {
  const shape = Shape.parse(schema ?? {})
  const own = told(shape)
  if (own !== undefined) return own.value
  if (shape.anyOf !== undefined) return exampleOf(shape.anyOf.find((one) => !isNull(one)), name)
  const make = made[shape.type ?? '']
  return make === undefined ? {} : make(shape, name)
}
