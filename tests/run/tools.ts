import { program } from './step.ts'
import type { Step } from './step.ts'

interface Tool {
  kind: string
  args: string[]
  /** Where the tool says how many things it looked at. A tool that looked at nothing has failed. */
  seen: RegExp
  of: string
}

const bin = (name: string) => `node_modules/${name}`

const asserting = ['tests/**', 'bench/**', '**/*.test.ts', '**/*.fixture.ts', 'src/platform/**']

const tools: Tool[] = [
  {
    kind: 'types',
    args: [
      bin('typescript/bin/tsc'),
      '--noEmit',
      '-p',
      '.',
      '--incremental',
      '--tsBuildInfoFile',
      '.cache/types',
      '--extendedDiagnostics',
    ],
    seen: /^Files: +(\d+)/m,
    of: 'files',
  },
  {
    kind: 'lint',
    args: [bin('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings'],
    seen: /on (\d+) files/,
    of: 'files',
  },
  {
    kind: 'boundaries',
    args: [bin('dependency-cruiser/bin/dependency-cruise.mjs'), 'src', 'tests', 'bench', 'db'],
    seen: /\((\d+) modules/,
    of: 'modules',
  },
  {
    kind: 'migrations',
    // Its rules and their exceptions stand in .squawk.toml; a warning fails too.
    args: [bin('squawk-cli/js/bin/squawk'), 'db/migrations/*.sql'],
    seen: /\bin (\d+) files?/,
    of: 'files',
  },
  { kind: 'unused', args: [bin('knip/bin/knip.js'), '--no-progress'], seen: /()/, of: '' },
  {
    kind: 'any',
    // What is left is a library's own any, taken in and checked.
    // The platform asserts where shapes meet, tests what they have just made; nobody else may.
    args: [bin('type-coverage/bin/type-coverage'), '-p', '.', '--strict', '--at-least', '99.99', ...asserting.flatMap((path) => ['--ignore-files', path]), '--detail'],
    seen: /\((\d+) \//,
    of: 'types',
  },
]

/** How a tool is run, so that the house's fixtures try exactly that. */
export const argsOf = (kind: string): string[] => tools.find((tool) => tool.kind === kind)?.args ?? []

const stepOf = ({ kind, args, seen, of }: Tool): Step => ({
  kind,
  work: async () => {
    const { code, output } = await program(args)
    const count = seen.exec(output)?.[1]
    const ok = code === 0 && count !== undefined && count !== '0'
    if (!ok) process.stdout.write(`\n── ${kind}\n${output}\n`)
    return { ran: 1, passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0, note: count ? `${count} ${of}` : '' }
  },
})

/** The checks that read the sources only. */
export const toolSteps: Step[] = tools.map(stepOf)
