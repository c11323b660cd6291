import { afterAll, beforeAll, expect, test } from 'vitest'
import { matrix } from './matrix/all.ts'
import { handsOf } from './matrix/bare.ts'
import { allRoutes, dryServer, type DryServer } from './matrix/dry.ts'
import { run, tableOf, type Wall } from './matrix/run.ts'

let all: Awaited<ReturnType<typeof matrix>>
const servers = new Map<Wall, DryServer>()

beforeAll(async () => {
  all = await matrix()
  for (const wall of ['app', 'database'] as const) servers.set(wall, await dryServer(all.w, { checks: wall === 'app' }))
})
afterAll(async () => {
  for (const server of servers.values()) await server.close()
  await all.bare.close()
  await all.w[Symbol.asyncDispose]()
})

test('every route of the installation has its sentence', () => {
  const said = new Set(all.sentences.map((one) => one.api.name))
  const routes = new Set(allRoutes().map(({ api }) => api.name))
  expect([...routes].filter((name) => !said.has(name))).toEqual([])
  expect([...said].filter((name) => !routes.has(name))).toEqual([])
})

test.each(['app', 'database'] as const)('%s: every persona gets from every route what its sentence says', async (wall) => {
  const began = performance.now()
  const only = process.env['MATRIX_ONLY']
  const sentences = only === undefined ? all.sentences : all.sentences.filter((one) => new RegExp(only).test(one.api.name))
  const { cells, calls, mismatches } = await run({ address: servers.get(wall)?.address ?? '', wall }, sentences, all.personas)
  process.stdout.write(`matrix, ${wall}: ${cells} cells in ${calls} requests by ${all.personas.length} personas, ${mismatches.length} mismatches, ${Math.round((performance.now() - began) / 1000)} s\n`)
  expect(mismatches.length === 0 ? '' : `\n${tableOf(mismatches)}\n`).toBe('')
})

test('tables: every hat reads and writes in bare SQL what the sentences say', async () => {
  const { cells, calls, mismatches } = await all.bare.judge(handsOf(all.personas), all.tables)
  process.stdout.write(`matrix, tables: ${cells} cells in ${calls} statements, ${mismatches.length} mismatches\n`)
  expect(mismatches.length === 0 ? '' : `\n${tableOf(mismatches)}\n`).toBe('')
})

test('every table has its sentence', async () => {
  const { rows } = await all.w.owner.query<{ name: string }>(`
    select case n.nspname when 'public' then c.relname else n.nspname || '.' || c.relname end as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('public', 'keystore') and c.relname not like 'kysely%'`)
  const said = new Set(all.tables.reads.map(({ table }) => table))
  // Grants, dues and commands follow from moves; the routes and the prototype of forgeries prove them.
  expect(rows.map(({ name }) => name).filter((name) => !said.has(name)).toSorted()).toEqual(['access', 'command', 'due'])
})
