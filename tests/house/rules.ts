/** The rules of the house that no linter covers. Each finds its own violations in a set of files; each has a fixture that it must catch. */

/** Paths relative to the top, with their text. */
export type Files = ReadonlyMap<string, string>

export interface Rule {
  name: string
  /** Every violation, as a sentence with its place. */
  find: (files: Files) => string[]
  /** A file that breaks the rule. */
  sabotage: readonly [path: string, text: string]
}

const isTest = (path: string): boolean => /\.(test|fixture)\.tsx?$|^tests\/|^bench\//.test(path)
const lines = (files: Files, where: (path: string) => boolean, pattern: RegExp): string[] =>
  [...files].filter(([path]) => where(path)).flatMap(([path, text]) =>
    text.split('\n').flatMap((line, at) => (pattern.test(line) && !/^\s*(\*|\/\/|--)/.test(line) ? [`${path}:${at + 1} ${line.trim().slice(0, 100)}`] : [])),
  )

const source = (path: string): boolean => path.startsWith('src/') && /\.tsx?$/.test(path) && !isTest(path)
const mayHoldSql = (path: string): boolean => /\/(queries|lane|load)\.ts$|-queries\.ts$|^src\/(platform|app)\//.test(path)

/** Tables and columns of the migrations that no comment explains. */
function uncommented(files: Files): string[] {
  const sql = [...files].filter(([path]) => path.startsWith('db/migrations/')).map(([, text]) => text).join('\n')
  const said = new Set([...sql.matchAll(/^comment on (?:table|column) ([\w.]+) is/gm)].map(([, name]) => name))
  const tables = [...sql.matchAll(/^create table (\w+) \(\n([\s\S]*?)\n\)/gm)].flatMap(([, table = '', body = '']) =>
    [table, ...[...body.matchAll(/^ {2}(?!constraint|primary|unique|foreign|check|exclude)(\w+) /gm)].map(([, column]) => `${table}.${column}`)])
  const added = [...sql.matchAll(/^alter table (\w+) add column (\w+)/gm)].map(([, table, column]) => `${table}.${column}`)
  return [...tables, ...added].filter((name) => !said.has(name)).map((name) => `${name} has no comment`)
}

export const rules: readonly Rule[] = [
  {
    name: 'every table and column is explained',
    find: uncommented,
    sabotage: ['db/migrations/9999_more.sql', 'create table thing (\n  id uuid primary key\n);'],
  },
  {
    name: 'SQL stands in queries.ts, lane.ts, the platform and migrations only',
    find: (files) => lines(files, (path) => source(path) && !mayHoldSql(path), /\bsql(<[^>]*>)?`|\bsql\.raw\(/),
    sabotage: ['src/kernels/marketplace/requests/actions.ts', 'const rows = await sql`select 1`.execute(tx)'],
  },
  {
    name: 'only the journal writes moves and states',
    find: (files) => lines(files, (path) => source(path) && path !== 'src/platform/journal.ts', /insert into (move|due|access)\b|update \w+ set [^`]*\bstate\b/i),
    sabotage: ['src/kernels/marketplace/requests/queries.ts', "sql`update request set state = 'open'`"],
  },
  {
    name: 'one clock: no bare new Date() outside platform/clock.ts',
    find: (files) => lines(files, (path) => source(path) && path !== 'src/platform/clock.ts', /new Date\(\)/),
    sabotage: ['src/kernels/ledger/earn.ts', 'const at = new Date()'],
  },
  {
    name: 'now() in SQL stands only in the written column of the journal',
    find: (files) => lines(files, (path) => (source(path) && mayHoldSql(path)) || path.endsWith('.sql'), /(?<![\w.])(now\(\)(?!:)|current_timestamp|clock_timestamp\(\))/)
      .filter((hit) => !/written\s+timestamptz/.test(hit)),
    sabotage: ['src/kernels/ledger/queries.ts', 'sql`select * from posting where at < now()`'],
  },
  {
    name: 'settings of the process are read in one place of each room',
    find: (files) => lines(files, (path) => source(path) && !path.startsWith('src/app/'), /process\.env/),
    sabotage: ['src/kernels/ledger/earn.ts', "const port = process.env['PORT']"],
  },
  {
    name: 'names end in what the thing is, not in a pattern',
    find: (files) => lines(files, source, /\b(class|interface|type|function|const) \w+(Manager|Helper|Util|Utils|Impl|Dto|Service)\b(?! =)/)
      .filter((hit) => !/\b(type|interface|const) (Service|Helper)\b|offeredService|function addHelper/.test(hit)),
    sabotage: ['src/kernels/ledger/books.ts', 'class LedgerManager {'],
  },
  {
    name: 'only module doors, routes and app gather manifests',
    find: (files) => lines(files, (path) => source(path) && !/\/index\.ts$|^src\/(platform|app)\//.test(path), /: Manifest\b/),
    sabotage: ['src/kernels/ledger/earn.ts', 'export const manifest: Manifest = { policies: [], routes: [] }'],
  },
  {
    name: 'tests are never skipped, narrowed or empty',
    find: (files) => lines(files, (path) => isTest(path) && !path.startsWith('tests/house/'), /\b(it|test|describe)\.(skip|only|todo)\b|expect\(true\)/),
    sabotage: ['src/kernels/ledger/ledger.test.ts', "test.skip('books balance', () => {})"],
  },
  {
    name: 'controls are found by role and name, never by a test id',
    find: (files) => lines(files, (path) => !path.startsWith('tests/house/') && /\.tsx?$/.test(path), /data-testid|getByTestId/),
    sabotage: ['src/web/hand/home.tsx', '<button data-testid="go">'],
  },
  {
    name: 'pages fetch nothing from elsewhere',
    find: (files) => lines(files, (path) => /(^src\/web\/|\/web\/).*\.(tsx?|css|html)$/.test(path) && !isTest(path), /(src|href|url\(|fetch\()\s*=?\s*["'(`]*https?:\/\//),
    sabotage: ['src/web/hand/hand.css', 'src: url(https://fonts.example/a.woff2)'],
  },
  {
    name: 'migrations are numbered once each, forward only',
    find: (files) => {
      const names = [...files.keys()].filter((path) => path.startsWith('db/migrations/'))
      const numbers = names.map((path) => path.slice('db/migrations/'.length, 'db/migrations/'.length + 4))
      const twice = names.filter((_, at) => numbers.indexOf(numbers[at] ?? '') !== at).map((path) => `${path} has a number that is taken`)
      return [...twice, ...lines(files, (path) => path.startsWith('db/migrations/'), /^\s*(drop table|alter table .* drop column|truncate)\b/i)]
    },
    sabotage: ['db/migrations/0001_again.sql', 'drop table request;'],
  },
]

const thrown = (text: string) => [...text.matchAll(/new (?:Refusal|Lost)\(\s*'([a-z][\w.-]*)'|'(may\.[a-z-]+)'/g)].map(([, code, may]) => code ?? may ?? '')

const declared = (text: string) =>
  [...text.matchAll(/refusals\('([\w-]+)',\s*\{([^}]*)\}/g)].flatMap(([, noun, body = '']) =>
    [...body.matchAll(/(?:'([\w-]+)'|\b([a-z][\w]*)):\s*\d{3}/g)].map(([, quoted, bare]) => `${noun}.${quoted ?? bare}`))

const codesIn = (text: string): string[] => [...thrown(text), ...declared(text)]

/** Every refusal code that a source file can throw. */
export function refusalCodes(files: Files): Map<string, string> {
  const read = [...files].filter(([path]) => source(path) && path !== 'src/platform/refuse.ts')
  return new Map(read.flatMap(([path, text]) => codesIn(text).map((code): [string, string] => [code, path])))
}
