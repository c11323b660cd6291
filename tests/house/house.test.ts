import { execFileSync } from 'node:child_process'
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { modules } from '#app/modules.ts'
import { say } from '#app/say.ts'
import { refusalCodes, rules } from './rules.ts'

const top = new URL('../..', import.meta.url).pathname
const files = new Map(
  globSync('{src,tests,db,bench}/**/*.{ts,tsx,sql,css,html}', { cwd: top }).map((path) => [path, readFileSync(join(top, path), 'utf8')] as const),
)

describe('the house keeps its rules', () => {
  test.each(rules)('$name', (rule) => expect(rule.find(files)).toEqual([]))
})

describe('each rule catches what it is there for', () => {
  test.each(rules)('$name', (rule) => {
    const [path, text] = rule.sabotage
    expect(rule.find(new Map([...files, [path, text]]))).not.toEqual([])
  })
})

test('every refusal has a sentence in both languages', () => {
  const missing = [...refusalCodes(files)].flatMap(([code, path]) =>
    ['zh', 'en'].filter((language) => say(code, language, {}) === code).map((language) => `${code} (${language}) of ${path}`))
  expect(missing).toEqual([])
})

test('a refusal without a sentence would be noticed', () => {
  const codes = refusalCodes(new Map([['src/kernels/x/actions.ts', "throw new Refusal('x.unheard-of', 409)"]]))
  expect([...codes.keys()].filter((code) => say(code, 'zh', {}) === code)).toEqual(['x.unheard-of'])
})

test('every refusal that an endpoint announces can be said, and endpoints are named noun.verb, once', () => {
  const routes = modules.flatMap((module) => module.routes)
  expect(routes.flatMap((route) => route.api.refuses).filter((code) => say(code, 'zh', {}) === code)).toEqual([])
  const names = routes.map((route) => route.api.name)
  expect(names.filter((name) => !/^[a-z][a-zA-Z-]*\.[a-z][a-zA-Z-]*$/.test(name))).toEqual([])
  expect(new Set(names).size).toBe(names.length)
})

/** A copy of the house's shape with one file that breaks a rule, for the tools that read real files. */
function copied(extra: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'qunqing-house-'))
  for (const file of ['package.json', 'tsconfig.json', '.oxlintrc.json', '.dependency-cruiser.cjs']) cpSync(join(top, file), join(folder, file))
  symlinkSync(join(top, 'node_modules'), join(folder, 'node_modules'))
  for (const [path, text] of Object.entries(extra)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

function output(folder: string, args: string[]): string {
  try {
    return execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  } catch (error) {
    const failed = error as { stdout: string; stderr: string }
    return `${failed.stdout}${failed.stderr}`
  }
}

const many = (count: number, line: (at: number) => string) => Array.from({ length: count }, (_, at) => line(at)).join('\n')

const lintFixtures: [rule: string, path: string, text: string][] = [
  ['no-explicit-any', 'src/kernels/ledger/a.ts', 'export const a = (x: any) => x'],
  ['no-non-null-assertion', 'src/kernels/ledger/a.ts', 'export const a = (x: string | null) => x!.length'],
  ['consistent-type-assertions', 'src/kernels/ledger/a.ts', 'export const a = (x: unknown) => x as string'],
  ['consistent-type-assertions', 'src/practices/install/a.ts', 'export const a = (x: unknown) => x as string'],
  ['only-throw-error', 'src/kernels/ledger/a.ts', "export const a = () => { throw 'no' }"],
  ['no-floating-promises', 'src/kernels/ledger/a.ts', 'const later = async () => 1\nexport const a = () => { later() }'],
  ['max-lines', 'src/kernels/ledger/a.ts', many(260, (at) => `export const a${at} = ${at}`)],
  ['max-lines-per-function', 'src/kernels/ledger/a.ts', `export function a(): number {\n${many(61, (at) => `  let b${at} = ${at}; b${at} += 1`)}\n  return b0\n}`],
  ['max-params', 'src/kernels/ledger/a.ts', 'export const a = (b: number, c: number, d: number, e: number, f: number) => b + c + d + e + f'],
  ['complexity', 'src/kernels/ledger/a.ts', `export function a(x: number): number {\n${many(9, (at) => `  if (x === ${at}) return ${at}`)}\n  return x\n}`],
  ['no-restricted-properties', 'src/kernels/ledger/a.ts', 'export const a = Date.now()'],
  ['no-warning-comments', 'src/kernels/ledger/a.ts', `// ${'TO'}DO later\nexport const a = 1`],
  ['no-console', 'src/kernels/ledger/a.ts', "console.log('a')\nexport const a = 1"],
  ['filename-case', 'src/kernels/ledger/bigBook.ts', 'export const a = 1'],
  ['no-default-export', 'src/kernels/ledger/a.ts', 'export default 1'],
]

test('the linter catches what it is there for', () => {
  const folder = copied(Object.fromEntries(lintFixtures.map(([rule, path, text], at) => [path.replace(/([^/]+)\.ts$/, (_, name: string) => (rule === 'filename-case' ? `${name}.ts` : `${name}-${at}.ts`)), text])))
  const found = output(folder, ['node_modules/oxlint/bin/oxlint', '--type-aware'])
  rmSync(folder, { recursive: true })
  expect(lintFixtures.filter(([rule]) => !found.includes(`(${rule})`)).map(([rule, path]) => `${rule} in ${path}`)).toEqual([])
})

const one = 'export const one = 1\n'
const importFixtures: Record<string, Record<string, string>> = {
  'upward-from-platform': { 'src/platform/a.ts': "import { one } from '../kernels/ledger/index.ts'\nexport const two = one\n", 'src/kernels/ledger/index.ts': one },
  'upward-from-registry': { 'src/kernels/registry/orgs/a.ts': "import { one } from '../../ledger/contract.ts'\nexport const two = one\n", 'src/kernels/ledger/contract.ts': one },
  'upward-from-ledger': { 'src/kernels/ledger/a.ts': "import { one } from '../marketplace/requests/index.ts'\nexport const two = one\n", 'src/kernels/marketplace/requests/index.ts': one },
  'upward-from-marketplace': { 'src/kernels/marketplace/requests/a.ts': "import { one } from '../../insight/figures/index.ts'\nexport const two = one\n", 'src/kernels/insight/figures/index.ts': one },
  'upward-from-insight': { 'src/kernels/insight/figures/a.ts': "import { one } from '../../../practices/install/index.ts'\nexport const two = one\n", 'src/practices/install/index.ts': one },
  'upward-from-practices': { 'src/practices/install/a.ts': "import { one } from '../../app/modules.ts'\nexport const two = one\n", 'src/app/modules.ts': one },
  'no-cycle': { 'src/kernels/ledger/one.ts': "import { b } from './two.ts'\nexport const a = () => b\n", 'src/kernels/ledger/two.ts': "import { a } from './one.ts'\nexport const b = () => a\n" },
  'no-orphan': { 'src/kernels/ledger/lonely.ts': one },
  'module-by-its-door': { 'src/kernels/marketplace/requests/a.ts': "import { one } from '../catalogue/queries.ts'\nexport const two = one\n", 'src/kernels/marketplace/catalogue/queries.ts': one },
  'browser-takes-no-server': { 'src/kernels/marketplace/requests/web/hand/a.tsx': "import { one } from '../../actions.ts'\nexport const two = one\n", 'src/kernels/marketplace/requests/actions.ts': one },
  'browser-takes-no-node': { 'src/kernels/marketplace/requests/contract.ts': "import { readFileSync } from 'node:fs'\nexport const two = readFileSync\n" },
  'only-app-connects': { 'src/kernels/ledger/a.ts': "import { one } from '../../platform/connect.ts'\nexport const two = one\n", 'src/platform/connect.ts': one },
  'hand-takes-no-desk': { 'src/kernels/ledger/web/hand/a.tsx': "import { Button } from 'antd'\nexport const two = Button\n" },
  'replay-sees-contracts-only': { 'tests/replays/a.ts': "import { one } from '../../src/kernels/ledger/index.ts'\nexport const two = one\n", 'src/kernels/ledger/index.ts': one },
}

test('the import rules catch what they are there for', () => {
  const own = (path: string, at: number) => path.replace(/\/a\.(tsx?)$/, `/a-${at}.$1`)
  const folder = copied(Object.fromEntries(Object.values(importFixtures).flatMap((extra, at) => Object.entries(extra).map(([path, text]) => [own(path, at), text]))))
  const found = output(folder, ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', 'src', 'tests'])
  rmSync(folder, { recursive: true })
  expect(Object.keys(importFixtures).filter((rule) => !found.includes(`error ${rule}:`))).toEqual([])
})
