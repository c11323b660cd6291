import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { kinds } from '../kinds.ts'
import type { Kind } from '../kinds.ts'
import { program } from './step.ts'
import type { Step } from './step.ts'

const Report = z.object({
  testResults: z.array(
    z.object({
      status: z.string(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.enum(['passed', 'failed', 'skipped', 'pending', 'todo', 'disabled']),
        }),
      ),
    }),
  ),
})

/** Only what says so in its name may be left out, where the machine lacks what it needs. */
const MAY_LACK = 'where present'

/** Counts a report of vitest. A file that broke before its first test counts as one that failed. */
export function countReport(text: string): { passed: number; failed: number; skipped: number } {
  const files = Report.parse(JSON.parse(text)).testResults
  const all = files.flatMap((file) => file.assertionResults)
  const broken = files.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((one) => one.status !== 'failed'),
  )
  const left = all.filter((one) => one.status !== 'passed' && one.status !== 'failed')
  return {
    passed: all.filter((one) => one.status === 'passed').length,
    failed: all.filter((one) => one.status === 'failed').length + broken.length,
    skipped: left.filter((one) => !one.fullName.includes(MAY_LACK)).length,
  }
}

const nothing = { passed: 0, failed: 0, skipped: 0 }

function readReport(file: string): typeof nothing {
  try {
    return countReport(readFileSync(file, 'utf8'))
  } catch {
    return nothing
  }
}

/** Runs vitest on some kinds; `more` are further arguments of its own. */
export const suiteStep = (kind: string, of: readonly Kind[], more: string[] = []): Step => ({
  kind,
  work: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'qunqing-report-'))
    const file = join(folder, 'report.json')
    const projects = of.flatMap((name) => ['--project', name])
    const reports = ['--reporter', 'default', '--reporter', 'json', '--outputFile.json', file]
    const { code } = await program(['node_modules/vitest/vitest.mjs', 'run', ...projects, ...reports, ...more], {
      live: true,
    })
    const counted = readReport(file)
    rmSync(folder, { recursive: true, force: true })
    // An error outside every test (one that nobody awaited) fails the run too.
    const failed = counted.failed === 0 && code !== 0 ? 1 : counted.failed
    return { ...counted, failed, ran: counted.passed + counted.failed, note: '' }
  },
})

/** Every kind of test, one after another. */
export const suiteSteps: Step[] = kinds.map((kind) => suiteStep(kind, [kind]))
