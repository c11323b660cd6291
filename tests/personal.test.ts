/** Whatever names a person can be told to her, and goes when she goes, or a sentence says why not. */
import { expect, test } from 'vitest'
import { modules } from '#app/modules.ts'
import { word } from '#app/say.ts'
import type { Personal } from '#platform/personal.ts'
import { world } from './world.ts'

/** Columns that name a person without a foreign key, because they are older than any person could be. */
const BY_NAME = ['actor', 'holder', 'person', 'by_person']

const named = `
  select format('%s%s.%s', case n.nspname when 'public' then '' else n.nspname || '.' end, c.relname, a.attname) as name
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and n.nspname in ('public', 'keystore') and a.attnum > 0 and not a.attisdropped and a.atttypid = 'uuid'::regtype and (a.attname = any ($1) or exists (
    select from pg_constraint k where k.contype = 'f' and k.confrelid = 'person'::regclass and k.conrelid = c.oid and a.attnum = any (k.conkey)))`

/** Columns that no module, or more than one, answers for; and what is answered for without being there. */
function faults(columns: readonly string[], said: readonly Personal[]): string[] {
  const of = (part: 'exports' | 'erases'): string[] => said.flatMap((one): readonly { columns: readonly string[] }[] => one[part] ?? []).flatMap((one) => [...one.columns])
  return (['exports', 'erases'] as const).flatMap((part) => {
    const told = of(part)
    const wrong = columns.filter((name) => told.filter((one) => one === name).length !== 1).map((name) => `${name} stands in ${told.filter((one) => one === name).length} ${part}`)
    return [...wrong, ...told.filter((name) => !columns.includes(name)).map((name) => `${name} of ${part} is no column`)]
  })
}

test('each column that names a person stands in exactly one export and one erasure, or in a reason', async () => {
  await using w = await world()
  const { rows } = await w.owner.query<{ name: string }>(named, [BY_NAME])
  const columns = rows.map(({ name }) => name)
  expect(columns.length).toBeGreaterThan(20)
  expect(faults(columns, modules)).toEqual([])
  // Sabotage: a column that nobody thought of, a module that says nothing, and one that speaks twice.
  expect(faults([...columns, 'thing.person'], modules)).toEqual(['thing.person stands in 0 exports', 'thing.person stands in 0 erases'])
  expect(faults(columns, modules.filter((one) => one !== modules.find(({ exports }) => exports?.some((each) => each.columns.includes('consent.person')))))).toContain('consent.person stands in 0 erases')
  expect(faults(columns, [...modules, { exports: [{ columns: ['notice.person'], because: 'x' }] }])).toEqual(['notice.person stands in 2 exports'])
  await w.owner.query('create table thing (id uuid primary key, whose uuid references person (id))')
  const { rows: more } = await w.owner.query<{ name: string }>(named, [BY_NAME])
  expect(faults(more.map(({ name }) => name), modules)).toEqual(['thing.whose stands in 0 exports', 'thing.whose stands in 0 erases'])
})

test('each kind, each field and each deed has its word in both languages, and each reason is a sentence', () => {
  const kinds = modules.flatMap((one) => one.exports ?? []).filter((one) => 'kind' in one)
  const keys = [
    ...kinds.flatMap(({ kind, fields }) => [`my.kind.${kind}`, `my.why.${kind}`, ...Object.keys(fields).map((field) => `my.field.${field}`)]),
    ...modules.flatMap(({ routes }) => routes).filter(({ api }) => api.kind === 'command').map(({ api }) => `my.deed.${api.name.split('.')[0]}`),
  ]
  expect(['zh', 'en'].flatMap((language) => [...new Set(keys)].filter((key) => word(key, language) === key))).toEqual([])
  expect(new Set(kinds.map(({ kind }) => kind)).size).toBe(kinds.length)
  const reasons = modules.flatMap((one) => [...(one.exports ?? []), ...(one.erases ?? [])]).flatMap((one) => ('because' in one ? [one.because] : []))
  expect(reasons.filter((reason) => !/^[A-Z].{20,}\.$/.test(reason))).toEqual([])
})
