import { afterAll, beforeAll, expect, test } from 'vitest'
import { matrix } from './all.ts'
import { handsOf } from './bare.ts'
import { dryServer, type DryServer } from './dry.ts'
import { allMutations, heldTwice, mutated, reasons, type Mutation } from './mutations.ts'
import { run, type Mismatch, type Wall } from './run.ts'

let all: Awaited<ReturnType<typeof matrix>>
const servers: { wall: Wall; server: DryServer }[] = []

beforeAll(async () => {
  all = await matrix()
  for (const wall of ['app', 'database'] as const) servers.push({ wall, server: await dryServer(all.w, { checks: wall === 'app' }) })
})
afterAll(async () => {
  for (const { server } of servers) await server.close()
  await all.bare.close()
  await all.w[Symbol.asyncDispose]()
})

async function overHttp({ action, kind }: Mutation): Promise<Mismatch | undefined> {
  const sentences = all.sentences.filter((said) => said.proves.includes(action))
  for (const { wall, server } of servers) {
    const { mismatches } = await run({ address: server.address, wall }, sentences, all.personas, { first: kind })
    if (mismatches[0] !== undefined) return mismatches[0]
  }
  return undefined
}

async function inSql({ table, rule, action }: Mutation): Promise<Mismatch | undefined> {
  const step = ['start', 'move'].includes(rule.kind)
  const of = { reads: step ? [] : all.tables.reads.filter((one) => one.table === table), writes: all.tables.writes.filter((one) => one.table === (step ? action : table)) }
  return (await all.bare.judge(handsOf(all.personas).toReversed(), of, { first: true })).mismatches[0]
}

/** The first cell that notices; undefined where nobody does. Steps of a flow are tried over HTTP first, all else in SQL. */
const noticed = (mutation: Mutation): Promise<Mismatch | undefined> =>
  mutated(all.w.owner, mutation, async () => {
    const steps = ['start', 'move', 'open'].includes(mutation.rule.kind)
    return steps ? ((await overHttp(mutation)) ?? inSql(mutation)) : ((await inSql(mutation)) ?? overHttp(mutation))
  })

test('a policy row deleted or widened is noticed', async () => {
  const only = new RegExp(process.env['MATRIX_ONLY'] ?? '')
  const [list, twice] = [allMutations().filter((one) => only.test(one.row) && heldTwice(one) === undefined), allMutations().filter((one) => heldTwice(one) !== undefined)]
  const began = performance.now()
  const survivors: string[] = []
  for (const one of list) {
    const t = performance.now()
    const seen = await noticed(one)
    if (seen === undefined) survivors.push(`${one.row}, ${one.how}`)
    if (process.env['MATRIX_TRACE'] !== undefined) process.stderr.write(`${seen === undefined ? 'SURVIVES' : 'red'} ${Math.round(performance.now() - t)} ${one.row}, ${one.how} <- ${seen?.route ?? ''} ${seen?.persona ?? ''}\n`)
  }
  process.stdout.write(`mutations: ${list.length} noticed or not, ${twice.length} more held twice, ${survivors.length} survive, ${Math.round((performance.now() - began) / 1000)} s\n`)
  expect(survivors).toEqual([])
}, 900_000)

test('each reason why a row is held twice still speaks of a row', () => {
  const spoken = new Set(allMutations().flatMap((one) => heldTwice(one) ?? []))
  expect(reasons.filter((why) => !spoken.has(why))).toEqual([])
})

test('unmutated, nobody notices anything', async () => {
  const some = allMutations().find((one) => one.action === 'request.accept')
  if (some === undefined) throw new Error('nothing to mutate')
  expect([await overHttp(some), await inSql(some)]).toEqual([undefined, undefined])
})
