/** Files that break what the linters hold, by the rule that must see them. */

export const many = (count: number, line: (at: number) => string): string => Array.from({ length: count }, (_, at) => line(at)).join('\n')

const lined = (count: number): string => many(count, (at) => `export const a${at} = ${at}`)
const long = (count: number): string => `export function a(): number {\n  let b = 0\n${many(count - 4, () => '  b += 1')}\n  return b\n}`
const taking = (count: number): string => `export const a = (${Array.from({ length: count }, (_, at) => `b${at}: number`).join(', ')}) => ${Array.from({ length: count }, (_, at) => `b${at}`).join(' + ')}`
const branching = (count: number): string => `export function a(x: number): number {\n${many(count - 1, (at) => `  if (x === ${at}) return ${at}`)}\n  return x\n}`

/** Limits of style.md; parameters are four with the context, as ADR 3 says. */
export const limits: readonly { rule: string; most: number; text: (count: number) => string }[] = [
  { rule: 'max-lines', most: 250, text: lined },
  { rule: 'max-lines-per-function', most: 60, text: long },
  { rule: 'max-params', most: 4, text: taking },
  { rule: 'complexity', most: 8, text: branching },
]

/** Each is written into each of `lintPlaces`; `@` stands for its number, so that `beside` can be imported. */
export const lintFixtures: readonly { rule: string; text: string; name?: string; beside?: string }[] = [
  ...limits.map(({ rule, most, text }) => ({ rule, text: text(most + 1) })),
  { rule: 'no-explicit-any', text: 'export const a = (x: any) => x' },
  { rule: 'no-non-null-assertion', text: 'export const a = (x: string | null) => x!.length' },
  { rule: 'consistent-type-assertions', text: 'export const a = (x: unknown) => x as string' },
  { rule: 'only-throw-error', text: "export const a = () => { throw 'no' }" },
  { rule: 'no-floating-promises', text: 'const later = async () => 1\nexport const a = () => { later() }' },
  { rule: 'no-misused-promises', text: 'const later = async () => true\nexport const a = () => { if (later()) return 1; return 2 }' },
  { rule: 'switch-exhaustiveness-check', text: "export const a = (x: 'b' | 'c') => { switch (x) { case 'b': return 1 } return 2 }" },
  { rule: 'consistent-type-imports', text: "import { T } from './y-@.tsx'\nexport const a: T = ''", beside: 'export type T = string' },
  { rule: 'no-cycle', text: "import { b } from './y-@.tsx'\nexport const a = () => b", beside: "import { a } from './x-@.tsx'\nexport const b = () => a" },
  { rule: 'no-default-export', text: 'export default 1' },
  { rule: 'no-console', text: "console.log('a')\nexport const a = 1" },
  { rule: 'no-warning-comments', text: `// ${'TO'}DO later\nexport const a = 1` },
  { rule: 'no-restricted-properties', text: 'export const a = Date.now()' },
  { rule: 'no-restricted-properties', text: 'export const a = Math.random()' },
  { rule: 'filename-case', text: 'export const a = 1', name: 'bigBook' },
]

/** Rooms of the house, each at some depth, and folders that only sound like one that a rule leaves out. */
export const lintPlaces = [
  'src/platform/', 'src/platform/document/deep/', 'src/kernels/ledger/', 'src/kernels/marketplace/requests/web/hand/deep/', 'src/practices/install/', 'src/practices/library/one/',
  'src/app/launch/', 'src/web/hand/ui/', 'src/kernels/ledger/tests/', 'src/kernels/ledger/src/platform/', 'src/kernels/ledger/bench/', 'tests/', 'tests/matrix/oracle/', 'bench/deep/',
] as const

/** Where style.md leaves a rule out. */
export const lintExempt: Readonly<Record<string, readonly string[]>> = {
  'no-non-null-assertion': ['src/platform/', 'tests/', 'bench/'],
  'consistent-type-assertions': ['src/platform/', 'tests/', 'bench/'],
  'max-lines-per-function': ['tests/', 'bench/'],
  complexity: ['tests/', 'bench/'],
  // A page is fetched by its default.
  'no-default-export': ['src/web/', 'src/kernels/marketplace/requests/web/'],
}

const one = 'export const one = 1\n'
const upward = (at: string, to: string, path: string): Record<string, string> => ({ [at]: `import { one } from '${path}'\nexport const two = one\n`, [to]: one })

/** What `.dependency-cruiser.cjs` forbids; a file named `a` is told apart by its number. */
export const importFixtures: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'upward-from-platform': upward('src/platform/document/a.ts', 'src/kernels/ledger/index.ts', '../../kernels/ledger/index.ts'),
  'upward-from-registry': upward('src/kernels/registry/orgs/a.ts', 'src/kernels/ledger/contract.ts', '../../ledger/contract.ts'),
  'upward-from-ledger': upward('src/kernels/ledger/a.ts', 'src/kernels/marketplace/requests/index.ts', '../marketplace/requests/index.ts'),
  'upward-from-marketplace': upward('src/kernels/marketplace/requests/a.ts', 'src/kernels/loop/cases/index.ts', '../../loop/cases/index.ts'),
  'upward-from-loop': upward('src/kernels/loop/cases/a.ts', 'src/kernels/scorecard/sheets/index.ts', '../../scorecard/sheets/index.ts'),
  'upward-from-scorecard': upward('src/kernels/scorecard/sheets/a.ts', 'src/kernels/insight/figures/index.ts', '../../insight/figures/index.ts'),
  'upward-from-insight': upward('src/kernels/insight/figures/a.ts', 'src/practices/install/index.ts', '../../../practices/install/index.ts'),
  'upward-from-practices': upward('src/practices/install/deep/a.ts', 'src/app/modules.ts', '../../../app/modules.ts'),
  'no-cycle': { 'src/kernels/ledger/one.ts': "import { b } from './two.ts'\nexport const a = () => b\n", 'src/kernels/ledger/two.ts': "import { a } from './one.ts'\nexport const b = () => a\n" },
  'no-orphan': { 'src/kernels/ledger/deep/lonely.ts': one },
  'module-by-its-door': upward('src/kernels/marketplace/requests/deep/a.ts', 'src/kernels/marketplace/catalogue/queries.ts', '../../catalogue/queries.ts'),
  'browser-takes-no-server': upward('src/kernels/marketplace/requests/web/hand/a.tsx', 'src/kernels/marketplace/requests/actions.ts', '../../actions.ts'),
  'browser-takes-no-node': { 'src/kernels/marketplace/requests/contract.ts': "import { readFileSync } from 'node:fs'\nexport const two = readFileSync\n" },
  'only-app-connects': upward('src/kernels/ledger/a.ts', 'src/platform/connect.ts', '../../platform/connect.ts'),
  'hand-takes-no-desk': { 'src/kernels/ledger/web/hand/deep/a.tsx': "import { Button } from 'antd'\nexport const two = Button\n" },
  'replay-sees-contracts-only': upward('tests/replays/a.ts', 'src/kernels/ledger/index.ts', '../../src/kernels/ledger/index.ts'),
}

/** What squawk forbids, each as a migration that would do it. */
export const migrationFixtures: Readonly<Record<string, string>> = {
  'ban-drop-table': 'drop table request;',
  'ban-drop-column': 'alter table request drop column skill;',
  'ban-drop-not-null': 'alter table request alter column service drop not null;',
  'ban-truncate-cascade': 'truncate request cascade;',
  'renaming-table': 'alter table request rename to wish;',
  'renaming-column': 'alter table request rename column skill to craft;',
  'changing-column-type': 'alter table request alter column minutes type bigint;',
  'adding-required-field': 'alter table request add column place text not null;',
  'adding-not-nullable-field': 'alter table request alter column skill set not null;',
  'adding-foreign-key-constraint': 'alter table request add constraint request_place foreign key (team) references org (id);',
  'constraint-missing-not-valid': 'alter table request add constraint request_minutes check (minutes > 0);',
  'disallowed-unique-constraint': 'alter table request add constraint request_number unique (number);',
  'prefer-identity': 'create table thing (id serial primary key);',
  'prefer-text-field': 'create table thing (name varchar(20));',
  'prefer-timestamp-tz': 'create table thing (at timestamp);',
  'ban-char-field': 'create table thing (name char(3));',
}

/** Each strictness of tsc, with the error that it alone gives. */
export const typeFixtures: Readonly<Record<string, readonly [code: number, text: string]>> = {
  strict: [7006, 'export type T = string\nexport const a = (x) => x\n'],
  noUncheckedIndexedAccess: [2322, 'export const a = (x: string[]): string => x[0]\n'],
  exactOptionalPropertyTypes: [2375, 'export const a: { b?: string } = { b: undefined }\n'],
  noPropertyAccessFromIndexSignature: [4111, 'export const a = (x: Record<string, string>) => x.b\n'],
  noImplicitReturns: [7030, 'export function a(x: boolean) {\n  if (x) return 1\n}\n'],
  noImplicitOverride: [4114, 'class A { b() { return 1 } }\nexport class C extends A { b() { return 2 } }\n'],
  noFallthroughCasesInSwitch: [7029, 'export function a(x: number) {\n  let y = 0\n  switch (x) {\n    case 1:\n      y = 1\n    case 2:\n      y = 2\n  }\n  return y\n}\n'],
  noUnusedLocals: [6133, 'const a = 1\nexport const b = 2\n'],
  noUnusedParameters: [6133, 'export const a = (b: number) => 1\n'],
  verbatimModuleSyntax: [1484, "import { T } from './strict.ts'\nexport const a: T = ''\n"],
  erasableSyntaxOnly: [1294, 'export enum A { B }\n'],
  isolatedModules: [1205, "export { T } from './strict.ts'\n"],
}
