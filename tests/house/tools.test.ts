/** The linters of the house, each on a small copy that breaks its rules: what they do not catch here, they would not catch in the product. */
import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { argsOf } from '../run/tools.ts'
import { importFixtures, lintExempt, lintFixtures, lintPlaces, limits, migrationFixtures, typeFixtures } from './fixtures.ts'

const top = fileURLToPath(new URL('../..', import.meta.url))
const read = (path: string) => readFileSync(join(top, path), 'utf8')
const made: string[] = []
afterAll(() => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

/** A copy of the house's shape with files of one's own, for the tools that read real files. */
function copied(extra: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'qunqing-house-'))
  made.push(folder)
  for (const file of ['package.json', 'tsconfig.json', '.oxlintrc.json', '.dependency-cruiser.cjs', '.squawk.toml', 'knip.json']) cpSync(join(top, file), join(folder, file))
  symlinkSync(join(top, 'node_modules'), join(folder, 'node_modules'))
  for (const [path, text] of Object.entries(extra)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

/** What a tool says, and whether it was content. */
const output = (folder: string, args: string[]): Promise<{ text: string; content: boolean }> =>
  new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 26 }, (error, out, err) => resolve({ text: out + (out === '' ? err : ''), content: error === null }))
  })

const Linted = z.object({ diagnostics: z.array(z.object({ code: z.string().optional(), filename: z.string() })) })

/** `rule path` of everything that the linter finds. */
async function linted(extra: Readonly<Record<string, string>>): Promise<Set<string>> {
  const { text } = await output(copied(extra), [...argsOf('lint'), '--format', 'json'])
  return new Set(Linted.parse(JSON.parse(text)).diagnostics.map(({ code = '', filename }) => `${/\((.+)\)/.exec(code)?.[1] ?? code} ${filename}`))
}

const isExempt = (rule: string, path: string): boolean => (lintExempt[rule] ?? []).some((place) => path.startsWith(place))

const asked = lintFixtures.flatMap(({ rule, text, name = 'x', beside }, at) => lintPlaces.map((place) => {
  const own = (content: string) => content.replaceAll('@', String(at))
  return { rule, path: `${place}${name}-${at}.tsx`, text: own(text), ...(beside !== undefined && { beside: { [`${place}y-${at}.tsx`]: own(beside) } }) }
}))
const edge = (rule: string, side: 'at' | 'above') => `src/kernels/ledger/${rule}-${side}.ts`

/** One run of the linter for all that is tried on it. */
const linting = linted(Object.assign(
  {}, ...asked.map(({ path, text, beside }) => ({ [path]: text, ...beside })),
  ...limits.map(({ rule, most, text }) => ({ [edge(rule, 'at')]: text(most), [edge(rule, 'above')]: text(most + 1) })),
))

test.concurrent('the linter catches each rule at every depth, but for where style.md leaves it out', async ({ expect: own }) => {
  const found = await linting
  own(asked.filter(({ rule, path }) => !found.has(`${rule} ${path}`) && !isExempt(rule, path)).map(({ rule, path }) => `${rule} does not see ${path}`)).toEqual([])
})

test.concurrent('limits are those of style.md: what is at the limit passes, one more does not', async ({ expect: own }) => {
  const found = await linting
  own(limits.filter(({ rule }) => found.has(`${rule} ${edge(rule, 'at')}`) || !found.has(`${rule} ${edge(rule, 'above')}`)).map(({ rule }) => rule)).toEqual([])
})

test('each rule that the linter is told has its fixture', () => {
  const Config = z.object({ rules: z.record(z.string(), z.unknown()) })
  const told = Object.entries(Config.parse(JSON.parse(read('.oxlintrc.json'))).rules).filter(([, level]) => level !== 'off').map(([rule]) => rule.split('/').at(-1))
  expect(told.filter((rule) => !lintFixtures.some((fixture) => fixture.rule === rule))).toEqual([])
})

test.concurrent('the import rules catch what they are there for', async ({ expect: own }) => {
  const apart = (path: string, at: number) => path.replace(/\/a\.(tsx?)$/, `/a-${at}.$1`)
  const files = Object.values(importFixtures).flatMap((extra, at) => Object.entries(extra).map(([path, text]) => [apart(path, at), text] as const))
  const folder = copied({ 'bench/a.test.ts': '', 'db/a.ts': '', ...Object.fromEntries(files) })
  const { text } = await output(folder, argsOf('boundaries'))
  own(Object.keys(importFixtures).filter((rule) => !text.includes(`error ${rule}:`))).toEqual([])
})

test('each import rule has its fixture', () => {
  const Rules = z.object({ forbidden: z.array(z.object({ name: z.string(), severity: z.literal('error') })) })
  const { forbidden } = Rules.parse(createRequire(import.meta.url)(join(top, '.dependency-cruiser.cjs')))
  expect(forbidden.map(({ name }) => name).filter((name) => !(name in importFixtures))).toEqual([])
})

test.concurrent('squawk catches unsafe DDL', async ({ expect: own }) => {
  const files = Object.fromEntries(Object.entries(migrationFixtures).map(([rule, text]) => [`db/migrations/9999_${rule}.sql`, text]))
  const { text, content } = await output(copied(files), [...argsOf('migrations'), '--reporter', 'gcc'])
  own(content).toBe(false)
  own(Object.keys(migrationFixtures).filter((rule) => !new RegExp(`9999_${rule}\\.sql:.*: ${rule} `).test(text))).toEqual([])
})

test.concurrent('each strictness of tsc that style.md names catches its fixture', async ({ expect: own }) => {
  const narrow = { extends: './tsconfig.json', compilerOptions: { lib: ['es2024'], types: [] }, include: ['src'] }
  const files = Object.entries(typeFixtures).map(([flag, [, text]]) => [`src/${flag}.ts`, text] as const)
  const folder = copied({ ...Object.fromEntries(files), 'tsconfig.narrow.json': JSON.stringify(narrow) })
  const { text } = await output(folder, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.narrow.json'])
  own(Object.entries(typeFixtures).filter(([flag, [code]]) => !new RegExp(`^src/${flag}\\.ts.*error TS${code}:`, 'm').test(text)).map(([flag]) => flag)).toEqual([])
})

test('tsconfig.json holds every strictness that style.md names, and nothing takes one back', () => {
  const { compilerOptions } = z.object({ compilerOptions: z.record(z.string(), z.unknown()) }).parse(JSON.parse(read('tsconfig.json')))
  expect(Object.keys(typeFixtures).filter((flag) => compilerOptions[flag] !== true)).toEqual([])
  const parts = [
    'noImplicitAny', 'strictNullChecks', 'strictFunctionTypes', 'strictBindCallApply', 'strictPropertyInitialization', 'noImplicitThis',
    'useUnknownInCatchVariables', 'alwaysStrict', 'strictBuiltinIteratorReturn',
  ]
  expect(parts.filter((part) => compilerOptions[part] === false)).toEqual([])
})

test.concurrent('what nobody uses is found: a file, an export, a dependency', async ({ expect: own }) => {
  const folder = copied({
    'src/app/start.ts': "import { used } from './parts/used.ts'\nprocess.exitCode = used\n",
    'src/app/parts/used.ts': 'export const used = 0\nexport const lonely = 1\n', 'src/app/parts/orphan.ts': 'export const orphan = 1\n',
  })
  const { text, content } = await output(folder, argsOf('unused'))
  own(content).toBe(false)
  own(['src/app/parts/orphan.ts', 'lonely', 'zod'].filter((name) => !text.includes(name))).toEqual([])
})

test.concurrent('an any that no word says is found outside the platform and the tests', async ({ expect: own }) => {
  const leak = "export const leak = JSON.parse('1')\n"
  const caught = ['src/kernels/ledger/deep/leak.ts', 'src/kernels/ledger/tests/leak.ts', 'src/web/hand/leak.tsx']
  const folder = copied(Object.fromEntries([...caught, 'src/platform/leak.ts', 'tests/leak.ts'].map((path) => [path, leak])))
  const { text, content } = await output(folder, argsOf('any'))
  own(content).toBe(false)
  const seen = new Set([...text.matchAll(/(\S+leak\.tsx?):/g)].map(([, path = '']) => path.slice(path.indexOf('src/'))))
  own([...seen].toSorted()).toEqual(caught)
})
