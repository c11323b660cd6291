/** `npm test`: everything that holds this product up, with its time budget by kind. `npm run check` is its inner loop, `npm run bench` its measures. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suiteStep, suiteSteps } from '#tests/run/suites.ts'
import { summary, verdict } from '#tests/run/table.ts'
import { timed } from '#tests/run/step.ts'
import type { Outcome, Step } from '#tests/run/step.ts'
import { toolSteps } from '#tests/run/tools.ts'
import { command } from './launch/command.ts'
import { tell } from './launch/console.ts'
import { launch } from './launch/postgres.ts'

/** As many at a time as the machine that we promise our times for has cores. */
const LANES = 2

async function inLanes(steps: readonly Step[]): Promise<Outcome[]> {
  const waiting = [...steps]
  const done: Outcome[] = []
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) done.push(await timed(step))
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return done
}

/** One database server for all kinds: making one takes longer than many a kind. */
async function withServer<T>(work: () => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'qunqing-test-'))
  // Nothing here outlives the run, so nothing waits for the disk. What must survive a crash is tested in tests/faults on a safe server.
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
  const server = await launch({ dataDir, settings, log: tell })
  process.env['QUNQING_TEST_DATABASE_URL'] = server.url
  try {
    return await work()
  } finally {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function everything(): Promise<Outcome[]> {
  const outcomes = await inLanes(toolSteps)
  for (const step of suiteSteps) outcomes.push(await timed(step))
  return outcomes
}

/** Types, lint, the house's rules, and the tests of what changed since the last commit. */
async function inner(): Promise<Outcome[]> {
  const outcomes = await inLanes(toolSteps.filter(({ kind }) => ['types', 'lint', 'boundaries', 'migrations'].includes(kind)))
  outcomes.push(await timed(suiteStep('house', ['house'])))
  const changed = await timed(suiteStep('changed', ['pure', 'module', 'property'], ['--changed', '--passWithNoTests']))
  return changed.ran > 0 || changed.failed > 0 ? [...outcomes, changed] : outcomes
}

const HELP = `npm test · npm run check · npm run bench

npm test       every check and test, each kind with its time
npm run check  types, lint, the house's rules, and the tests of what changed since the last commit
npm run bench  what the hot paths cost, as ratios of the plainest question
`

await command(HELP, { options: { inner: { type: 'boolean' }, bench: { type: 'boolean' } } }, async ({ values }) => {
  const measured = async () => [await timed(suiteStep('bench', ['bench']))]
  const inOrder = values.inner === true ? inner : everything
  const outcomes = await withServer(values.bench === true ? measured : inOrder)
  tell(summary(outcomes))
  return verdict(outcomes)
})
