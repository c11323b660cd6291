/** `npm test`: everything that holds this product up, with its time budget by kind. `npm run check` is its inner loop. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suiteStep, suiteSteps } from '#tests/run/suites.ts'
import { holds, summary } from '#tests/run/table.ts'
import { timed } from '#tests/run/step.ts'
import type { Outcome, Step } from '#tests/run/step.ts'
import { toolSteps } from '#tests/run/tools.ts'
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

const outcomes = await withServer(process.argv.includes('--inner') ? inner : everything)
tell(summary(outcomes))
process.exitCode = outcomes.every(holds) ? 0 : 1
