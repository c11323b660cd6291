/** Rules over migrations, and over what the code makes of columns: comments, order, landed files, quantities, days. */
import { createHash } from 'node:crypto'
import { isMigration, lines, source, type Files, type Rule } from './files.ts'

interface Table { path: string; name: string; columns: { name: string; type: string }[] }

const column = /^ {2}(?!constraint|primary|unique|foreign|check|exclude)(\w+) +([a-z]\w*(?: precision)?)/gm

const tablesOf = (files: Files): Table[] =>
  [...files].filter(([path]) => isMigration(path)).flatMap(([path, text]) =>
    [...text.matchAll(/^create table (?:\w+\.)?(\w+) \(\n([\s\S]*?)\n\)/gm)].map(([, name = '', body = '']) =>
      ({ path, name, columns: [...body.matchAll(column)].map(([, one = '', type = '']) => ({ name: one, type })) })))

const addedTo = (files: Files): Table[] =>
  [...files].filter(([path]) => isMigration(path)).flatMap(([path, text]) =>
    [...text.matchAll(/^alter table (?:\w+\.)?(\w+)\s+add column (?:if not exists )?(\w+) +([a-z]\w*(?: precision)?)/gm)].map(([, name = '', one = '', type = '']) =>
      ({ path, name, columns: [{ name: one, type }] })))

/** Tables and columns that no comment explains. */
function uncommented(files: Files): string[] {
  const sql = [...files].filter(([path]) => isMigration(path)).map(([, text]) => text).join('\n')
  const said = new Set([...sql.matchAll(/^comment on (?:table|column) (?:keystore\.)?([\w.]+) is/gm)].map(([, name]) => name))
  const named = [...tablesOf(files).map(({ name }) => name), ...[...tablesOf(files), ...addedTo(files)].flatMap(({ name, columns }) => columns.map((one) => `${name}.${one.name}`))]
  return named.filter((name) => !said.has(name)).map((name) => `${name} has no comment`)
}

/** A file as it landed, whatever line ends a checkout gives it. */
const digest = (text: string): string => createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex')

const LANDED = 'db/landed.json'

/** Migrations that are not what they were when they landed, or that have not been written down. */
function unlanded(files: Files): string[] {
  const landed = new Map(Object.entries(JSON.parse(files.get(LANDED) ?? '{}') as Record<string, string>))
  const now = new Map([...files].filter(([path]) => isMigration(path)).map(([path, text]) => [path.slice('db/migrations/'.length), digest(text)]))
  const changed = [...now].filter(([name, is]) => landed.has(name) && landed.get(name) !== is).map(([name]) => `${name} has landed: write a new migration`)
  const fresh = [...now].filter(([name]) => !landed.has(name)).map(([name, is]) => `${LANDED} lacks "${name}": "${is}"`)
  return [...changed, ...fresh, ...[...landed.keys()].filter((name) => !now.has(name)).map((name) => `${name} has landed and is gone`)]
}

/** Where a decimal is no quantity: degrees on the map. */
const isDegree = (name: string): boolean => name === 'lat' || name === 'lon'
const isAmount = (name: string): boolean => /(^|_)(amount|balance)$/.test(name)
/** Beside an amount stands its unit, or the binding whose measure has one. */
const unitOf = ['unit', 'binding']

/** Columns that are no whole number of one unit. */
function unmeasured(files: Files): string[] {
  const all = [...tablesOf(files), ...addedTo(files)]
  const has = (table: string, names: readonly string[]) => all.some(({ name, columns }) => name === table && columns.some((one) => names.includes(one.name)))
  return all.flatMap(({ path, name, columns }) => columns.flatMap((one) => {
    const at = `${path} ${name}.${one.name}`
    if (/^(real|float\d?|double precision|numeric|decimal|money)$/.test(one.type) && !isDegree(one.name)) return [`${at} is a ${one.type}: quantities are whole`]
    if (!isAmount(one.name)) return []
    return [...(one.type === 'bigint' ? [] : [`${at} is no bigint`]), ...(has(name, unitOf) ? [] : [`${at} has no unit beside it`])]
  }))
}

export const tableRules: readonly Rule[] = [
  {
    name: 'every table and column is explained',
    find: uncommented,
    sabotage: [
      ['db/migrations/9999_more.sql', 'create table thing (\n  id uuid primary key\n);'],
      ['db/migrations/9999_more.sql', "create table keystore.thing (\n  id uuid primary key\n);\ncomment on table keystore.thing is 'A thing.';"],
      ['db/migrations/9999_more.sql', 'alter table request add column more text;'],
    ],
  },
  {
    name: 'migrations are numbered once each, forward only',
    find: (files) => {
      const names = [...files.keys()].filter(isMigration)
      const numbers = names.map((path) => path.slice('db/migrations/'.length, 'db/migrations/'.length + 4))
      const twice = names.filter((_, at) => numbers.indexOf(numbers[at] ?? '') !== at).map((path) => `${path} has a number that is taken`)
      const strange = names.filter((path) => !/^db\/migrations\/\d{4}_[a-z_]+\.sql$/.test(path)).map((path) => `${path} is not named like 0001_words.sql`)
      return [...twice, ...strange, ...lines(files, isMigration, /^\s*(drop table|alter table .* drop column|truncate)\b/i)]
    },
    sabotage: [
      ['db/migrations/0001_again.sql', 'select 1;'], ['db/migrations/9999_gone.sql', 'drop table request;'], ['db/migrations/9999_gone.sql', 'alter table request drop column skill;'],
      ['db/migrations/later.sql', 'select 1;'],
    ],
  },
  {
    name: 'migrations that have landed never change, and each is written down',
    find: unlanded,
    sabotage: [['db/migrations/0003_requests.sql', 'select 1;'], ['db/migrations/9999_more.sql', 'select 1;'], [LANDED, '{}'], [LANDED, '{ "0007_gone.sql": "" }']],
  },
  {
    name: 'quantities in the database are whole numbers of one unit',
    find: unmeasured,
    sabotage: [
      ['db/migrations/9999_more.sql', 'create table thing (\n  weight double precision\n);'], ['db/migrations/9999_more.sql', 'create table thing (\n  price numeric(8, 2)\n);'],
      ['db/migrations/9999_more.sql', 'create table thing (\n  unit text not null,\n  amount integer not null\n);'], ['db/migrations/9999_more.sql', 'create table thing (\n  amount bigint not null\n);'],
      ['db/migrations/9999_more.sql', 'alter table thing add column paid_amount bigint;'], ['db/migrations/9999_more.sql', 'alter table posting add column share real;'],
    ],
  },
  {
    name: 'quantities in the code are bigint: no float reads or holds an amount',
    find: (files) => [
      ...lines(files, (path) => source(path), /\bparseFloat\(|\b(\w*[aA]mount|\w*[bB]alance)\??: (number\b|z\.(coerce\.)?(number|int)\b)/),
      // The one place where an amount becomes what is printed, exact until its last step.
      ...lines(files, (path) => source(path) && path !== 'src/platform/figure/binding.ts', /\bNumber\([^()]*\b(\w*[aA]mount|\w*[bB]alance)\b/),
    ].filter((hit) => !/^src\/platform\/(quantity|calendar)\.ts:\d+ (export )?const \w+ = (<[^>]+>)?\(.*amount: (bigint \| )?number/.test(hit)),
    sabotage: [
      ['src/kernels/ledger/earn.ts', 'const points = parseFloat(text)'], ['src/kernels/ledger/contract.ts', '  balance: z.number(),'], ['src/kernels/ledger/web/hand/hero.tsx', 'interface Held { amount: number }'],
      ['src/kernels/ledger/deep/down/a.ts', 'const sum = Number(held.amount) + 1'], ['src/platform/quantity.ts', 'export interface Quantity { readonly amount: number }'],
    ],
  },
  {
    name: 'a calendar day is a branded string: no local time, no Date in a contract',
    find: (files) => [
      ...lines(files, source, /\.(get|set)(FullYear|Month|Date|Day|Hours|Minutes)\(|\.toLocale(Date|Time)?String\(|\bz\.(coerce\.)?date\(/),
      ...lines(files, (path) => source(path) && path !== 'src/platform/contract.ts', /\bz\.iso\.date\(/),
      ...lines(files, isMigration, /\b(day|on_day|\w+_day) +(timestamp|text)/),
    ],
    sabotage: [
      ['src/kernels/ledger/earn.ts', 'const year = at.getFullYear()'], ['src/kernels/ledger/contract.ts', '  day: z.date(),'], ['src/kernels/ledger/contract.ts', '  day: z.iso.date(),'],
      ['src/kernels/ledger/web/hand/deep/a.tsx', 'at.toLocaleDateString()'], ['db/migrations/9999_more.sql', 'create table thing (\n  from_day timestamptz not null\n);'],
    ],
  },
]
