import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { matrix } from './matrix/all.ts'
import { handsOf } from './matrix/bare.ts'
import { allowed, hitsIn, mustSee, wrongInputs, type Heard } from './matrix/canaries.ts'
import { PROBES } from './matrix/probes.ts'
import { allRoutes, dryServer, type DryServer } from './matrix/dry.ts'
import { eventsIn } from './matrix/events.ts'
import { run, tableOf, type Mismatch, type Wall } from './matrix/run.ts'

let all: Awaited<ReturnType<typeof matrix>>
const servers = new Map<Wall, DryServer>()
const walls = ['app', 'database'] as const

const serverOf = (wall: Wall): DryServer => {
  const server = servers.get(wall)
  if (server === undefined) throw new Error('no server')
  return server
}

beforeAll(async () => {
  all = await matrix()
  for (const wall of walls) servers.set(wall, await dryServer(all.w, { checks: wall === 'app' }))
}, 120_000)
afterAll(async () => {
  for (const server of servers.values()) await server.close()
  await all.bare.close()
  await all.w[Symbol.asyncDispose]()
})

const told = (text: string): void => void process.stdout.write(`${text}\n`)
const table = (mismatches: readonly Mismatch[]): string => (mismatches.length === 0 ? '' : `\n${tableOf(mismatches)}\n`)

/** Canaries where they must not be, as sentences; and who saw which where they may. */
const leaks = new Set<string>()
const seen = new Map<Wall, Set<string>>(walls.map((wall) => [wall, new Set()]))

const hears = (wall: Wall) => (heard: Heard, text: string): void => {
  for (const hit of hitsIn(all.canaries, text)) {
    if (allowed(hit, heard)) seen.get(wall)?.add(`${hit.kind}, ${heard.p.key}`)
    else leaks.add(`${wall}: ${hit.kind} in ${heard.route} to ${heard.p.key}`)
  }
}

test('every route of the installation has its sentence', () => {
  const said = new Set(all.sentences.map((one) => one.api.name))
  const routes = new Set(allRoutes().map(({ api }) => api.name))
  expect([...routes].filter((name) => !said.has(name))).toEqual([])
  expect([...said].filter((name) => !routes.has(name))).toEqual([])
})

test.each(walls)('%s: every persona gets from every route what its sentence says', async (wall) => {
  const began = performance.now()
  const only = new RegExp(process.env['MATRIX_ONLY'] ?? '')
  const sentences = all.sentences.filter((one) => only.test(one.api.name))
  const { cells, calls, mismatches } = await run({ address: serverOf(wall).address, wall, hears: hears(wall) }, sentences, all.personas)
  told(`matrix, ${wall}: ${cells} cells in ${calls} requests by ${all.personas.length} personas, ${mismatches.length} mismatches, ${Math.round((performance.now() - began) / 1000)} s`)
  expect(table(mismatches)).toBe('')
})

test('canaries: none turned up but where it may, and each was seen by all who may', () => {
  expect([...leaks].toSorted()).toEqual([])
  const must = [...mustSee(all.personas, all.orders, all.concerns)]
  for (const wall of walls) expect({ wall, unseen: must.filter((one) => seen.get(wall)?.has(one) !== true) }).toEqual({ wall, unseen: [] })
  told(`canaries: ${all.canaries.length} in the world, ${must.length} sightings that must be, in either wall`)
})

test('canaries: what is wrong is refused without being repeated', async () => {
  for (const { path, ...how } of wrongInputs(all.s)) {
    const reply = await fetch(`${serverOf('app').address}${path}`, how)
    const said = `${await reply.text()}\n${JSON.stringify([...reply.headers])}`
    expect({ path, how: how.body?.slice(0, 80), hits: hitsIn(all.canaries, said) }).toMatchObject({ hits: [] })
  }
})

test('canaries: none in a log at its most talkative, in a file, or in an event', () => {
  for (const log of [all.log, ...walls.map((wall) => serverOf(wall).log)]) expect(log.filter((line) => hitsIn(all.canaries, line).length > 0)).toEqual([])
  expect(serverOf('database').log.length).toBeGreaterThan(0)
  const files = readdirSync(join(all.w.dataDir, 'files'), { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
  expect(files.length).toBeGreaterThan(0)
  for (const file of files) expect(hitsIn(all.canaries, readFileSync(join(file.parentPath, file.name), 'latin1'))).toEqual([])
  for (const ear of all.heard) expect({ ear: ear.persona.key, hits: hitsIn(all.canaries, ear.text) }).toMatchObject({ hits: [] })
})

test('events carry ids, to those whom they concern', () => {
  const heardBy = (key: string) => {
    const ear = all.heard.find(({ persona }) => persona.key === key)
    return ear === undefined ? [] : eventsIn(ear)
  }
  for (const ear of all.heard) for (const event of eventsIn(ear)) expect(Object.keys(event).toSorted()).toEqual(['id', 'noun'])
  const requests = (key: string) => new Set(heardBy(key).filter(({ noun }) => noun === 'request').map(({ id }) => String(id)))
  for (const key of ['visitor', 'neighbour', 'leader of T3', 'stolen office']) expect({ key, heard: [...requests(key)] }).toEqual({ key, heard: [] })
  // Of a concern only those hear who may read it: each office above is deaf to it.
  const concerned = all.heard.flatMap((ear) => eventsIn(ear).filter(({ noun }) => noun === 'concern').map(() => ear.persona.key))
  expect([...new Set(concerned)].toSorted()).toEqual(['served', 'staff of a', 'staff of b'])
  const at = (path: string) => all.orders.filter((one) => one.at.path.startsWith(path)).map(({ id }) => id as string).toSorted()
  expect([...requests('staff of a')].toSorted()).toEqual(at(all.s.o.a.path))
  expect([...requests('staff of b')].toSorted()).toEqual(at(all.s.o.b.path))
  expect([...requests('leader of county')].toSorted()).toEqual(at(all.s.o.county.path))
  expect(requests('orderer').size).toBeGreaterThan(0)
})

test('a canary that is logged once, or told to a neighbour once, is noticed', () => {
  const { app, log } = serverOf('app')
  app.log.info({ words: PROBES.words }, 'sabotage')
  expect(log.filter((line) => hitsIn(all.canaries, line).length > 0)).toHaveLength(1)
  log.pop()
  const [neighbour, order] = [all.personas.find(({ key }) => key === 'neighbour'), all.orders[0]]
  if (neighbour === undefined || order === undefined) throw new Error('the world is empty')
  const [hit] = hitsIn(all.canaries, `{"words":"${PROBES.words}"}`)
  expect(hit).toMatchObject({ kind: 'words' })
  expect(hit === undefined || allowed(hit, { route: 'request.look', record: order, p: neighbour })).toBe(false)
})

test('tables: every hat reads and writes in bare SQL what the sentences say', async () => {
  const { cells, calls, mismatches } = await all.bare.judge(handsOf(all.personas), all.tables)
  told(`matrix, tables: ${cells} rows and writes in ${calls} statements, ${mismatches.length} mismatches`)
  expect(table(mismatches)).toBe('')
})

test('every table has its sentence', async () => {
  const { rows } = await all.w.owner.query<{ name: string }>(`
    select case n.nspname when 'public' then c.relname else n.nspname || '.' || c.relname end as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('public', 'keystore') and c.relname not like 'kysely%'`)
  const said = new Set(all.tables.reads.map((one) => one.table))
  // Grants, dues and commands follow from moves, which the routes prove.
  expect(rows.map(({ name }) => name).filter((name) => !said.has(name)).toSorted()).toEqual(['access', 'command', 'due'])
})
