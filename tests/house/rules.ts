/** The rules of the house over code that no linter covers. Each finds its own violations in a set of files; each has fixtures that it must catch. */
import { isTest, lines, source, type Files, type Rule } from './files.ts'
import { refusalRules } from './refusals.ts'
import { tableRules } from './tables.ts'

const mayHoldSql = (path: string): boolean => /\/(queries|lane|load)\.ts$|-queries\.ts$|^src\/(platform|app)\//.test(path)
const isQueries = (path: string): boolean => source(path) && /(\/|-)queries\.ts$/.test(path)

/** Queries that reach the database without having been given its transaction first. */
function withoutTx(files: Files): string[] {
  return [...files].filter(([path]) => isQueries(path)).flatMap(([path, text]) =>
    text.split(/^(?=export )/m).flatMap((one) => {
      const [, name, rest = ''] = /^export (?:const|async function|function) (\w+)([\s\S]*)/.exec(one) ?? []
      const asks = /\b(many|maybe|one|run|runOne)\(|\.execute\(/.test(rest)
      return name === undefined || !asks || /^(?: = )?(?:async )?(?:<[^>]*>)?\(\s*(tx: Tx|cx: Cx)\b/.test(rest) ? [] : [`${path} ${name} does not take tx first`]
    }))
}

const PAGE_CHECKS = 'tests/journeys/page-checks.ts'
const HAND_TEST = 'tests/journeys/pages-hand.test.ts'
const DESK_TEST = 'tests/journeys/pages-desk.test.ts'
const isContract = (path: string): boolean => source(path) && path.endsWith('/contract.ts') && path !== 'src/platform/contract.ts'

/** Ids of contracts that could be any noun's. Only one that stands beside its noun may be. */
function unbranded(files: Files): string[] {
  return [...files].filter(([path]) => isContract(path)).flatMap(([path, text]) =>
    [...text.matchAll(/\bz\.(uuid|guid)\(/g)].flatMap(({ index }) => {
      const before = text.slice(0, index).split('\n').slice(-2).join('\n')
      return before.includes('noun: z.string()') ? [] : [`${path}: ${before.split('\n').at(-1)?.trim()} is an id of no noun`]
    }))
}

/** A file that does not say what it must. */
const lacks = (files: Files, path: string, pattern: RegExp): string[] => (pattern.test(files.get(path) ?? '') ? [] : [`${path} lacks ${pattern.source}`])

export const rules: readonly Rule[] = [
  ...tableRules,
  ...refusalRules,
  {
    name: 'SQL stands in queries.ts, lane.ts, the platform and migrations only',
    find: (files) => lines(files, (path) => source(path) && !mayHoldSql(path), /\bsql(<[^>]*>)?`|\bsql\.raw\(/),
    sabotage: [['src/kernels/marketplace/requests/actions.ts', 'const rows = await sql`select 1`.execute(tx)']],
  },
  {
    name: 'only the journal writes moves and states',
    find: (files) => lines(files, (path) => source(path) && path !== 'src/platform/journal.ts', /insert into (move|due|access)\b|update \w+ set [^`]*\bstate\b/i),
    sabotage: [['src/kernels/marketplace/requests/queries.ts', "sql`update request set state = 'open'`"]],
  },
  {
    name: 'one clock: no bare new Date() outside platform/clock.ts',
    find: (files) => lines(files, (path) => source(path) && path !== 'src/platform/clock.ts', /new Date\(\)/),
    sabotage: [['src/kernels/ledger/earn.ts', 'const at = new Date()']],
  },
  {
    name: 'now() in SQL stands only in the written column of the journal',
    find: (files) => lines(files, (path) => (source(path) && mayHoldSql(path)) || path.endsWith('.sql'), /(?<![\w.])(now\(\)(?!:)|current_timestamp|clock_timestamp\(\))/)
      .filter((hit) => !/written\s+timestamptz/.test(hit)),
    sabotage: [['src/kernels/ledger/queries.ts', 'sql`select * from posting where at < now()`']],
  },
  {
    name: 'settings of the process are read in one place of each room',
    find: (files) => lines(files, (path) => source(path) && !path.startsWith('src/app/'), /process\.env/),
    sabotage: [['src/kernels/ledger/earn.ts', "const port = process.env['PORT']"]],
  },
  {
    name: 'names end in what the thing is, not in a pattern',
    find: (files) => lines(files, source, /\b(class|interface|type|function|const) \w+(Manager|Helper|Util|Utils|Impl|Dto|Service)\b(?! =)/)
      .filter((hit) => !/\b(type|interface|const) (Service|Helper)\b|offeredService|function addHelper/.test(hit)),
    sabotage: [['src/kernels/ledger/books.ts', 'class LedgerManager {']],
  },
  {
    name: 'only module doors, routes and app gather manifests',
    find: (files) => lines(files, (path) => source(path) && !/\/index\.ts$|^src\/(platform|app)\//.test(path), /: Manifest\b/),
    sabotage: [['src/kernels/ledger/earn.ts', 'export const manifest: Manifest = { policies: [], routes: [] }']],
  },
  {
    name: 'tests are never skipped, narrowed or empty',
    find: (files) => lines(files, (path) => isTest(path) && !path.startsWith('tests/house/'), /\b(it|test|describe)\.(skip|only|todo)\b|expect\(true\)/),
    sabotage: [['src/kernels/ledger/ledger.test.ts', "test.skip('books balance', () => {})"]],
  },
  {
    name: 'controls are found by role and name, never by a test id',
    find: (files) => lines(files, (path) => !path.startsWith('tests/house/') && /\.tsx?$/.test(path), /data-testid|getByTestId/),
    sabotage: [['src/web/hand/home.tsx', '<button data-testid="go">']],
  },
  {
    name: 'pages fetch nothing from elsewhere',
    find: (files) => lines(files, (path) => /(^src\/web\/|\/web\/).*\.(tsx?|css|html)$/.test(path) && !isTest(path), /(src|href|url\(|fetch\()\s*=?\s*["'(`]*https?:\/\//),
    sabotage: [['src/web/hand/hand.css', 'src: url(https://fonts.example/a.woff2)']],
  },
  {
    name: 'queries take tx first, or the context that carries it',
    find: withoutTx,
    sabotage: [
      ['src/kernels/ledger/queries.ts', 'export const all = (person: string, tx: Tx) => many(Row, tx, sql`select 1`)'],
      ['src/kernels/ledger/more-queries.ts', 'export async function all(person: string): Promise<void> {\n  await sql`select 1`.execute(tx)\n}'],
    ],
  },
  {
    name: 'transactions begin where requests, the clock and the door do; connections in app/ alone',
    find: (files) => [
      ...lines(files, (path) => source(path) && !/^src\/(app\/|platform\/(http|live)\.ts$|kernels\/registry\/sign-in\/door\.ts$)/.test(path), /\.transaction\(\)|setAccessMode\(/),
      ...lines(files, (path) => source(path) && !/^src\/(app\/|platform\/(connect|prepared)\.ts$)/.test(path), /^import (?!type ).*from 'pg'/),
      ...lines(files, (path) => source(path) && !/^src\/(app|platform)\//.test(path), /\bnew (Pool|Client|Kysely)\b/),
    ],
    sabotage: [
      ['src/kernels/ledger/actions.ts', 'await db.transaction().execute(work)'], ['src/kernels/ledger/actions.ts', "import pg from 'pg'"],
      ['src/practices/install/deep/a.ts', 'const db = new Kysely(of)'],
      ['src/platform/journal.ts', "tx.transaction().setAccessMode('read write')"],
    ],
  },
  {
    name: 'an id comes from platform/id.ts (UUIDv7, timed commands UUIDv5), and is branded in contracts',
    find: (files) => [
      // The demo plays browsers, which make the ids of their commands.
      ...lines(files, (path) => (source(path) && !['src/platform/id.ts', 'src/app/demo/stage.ts'].includes(path)) || path.endsWith('.sql'),
        /\brandomUUID\(|\bgen_random_uuid\(|\buuid_generate_|\buuidv[47]\(/),
      ...unbranded(files),
      ...lines(files, (path) => path.startsWith('db/migrations/'), /^ {2}id +(?!uuid\b)\w+/),
    ],
    sabotage: [
      ['src/kernels/ledger/actions.ts', 'const id = randomUUID()'], ['src/kernels/ledger/contract.ts', '  id: z.uuid(),'],
      ['db/migrations/9999_more.sql', 'create table thing (\n  id bigint primary key\n);'],
      ['db/migrations/9999_more.sql', 'create table thing (\n  id uuid default gen_random_uuid()\n);'],
    ],
  },
  {
    name: 'one error class answers: Refusal; others stay in the browser and at the start',
    find: (files) => lines(files, (path) => source(path) && !/^src\/(web|app)\/|^src\/platform\/refuse\.ts$/.test(path), /class \w+ extends \w*(Error|Refusal)\b/),
    sabotage: [['src/kernels/ledger/actions.ts', 'class TooMuch extends Error {'], ['src/platform/document/a.ts', 'export class Broken extends TypeError {']],
  },
  {
    name: 'pages come from the router, and the router knows them from web/pages.ts',
    find: (files) => [
      ...lines(files, (path) => source(path) && path !== 'src/web/shell.tsx', /<Routes?\b|\bcreate\w+Router\(|\buseRoutes\(/),
      ...lines(files, (path) => source(path) && !/(^src\/web\/(hand\/)?|\/web\/)pages\.ts$|^src\/web\/(routes|shell|build\/.*)\.tsx?$/.test(path), /: (readonly )?Page\[\] =/),
      ...lacks(files, HAND_TEST, /^checkPages\(\['hand'\]\)$/m),
      ...lacks(files, DESK_TEST, /^checkPages\(\['desk', 'wall'\]\)$/m),
      ...lacks(files, PAGE_CHECKS, /those = pages\.filter\(\(\{ shell \}\) => shells\.includes\(shell\)\)\n\s*describe\.each\(those\.map\(/),
      ...lacks(files, PAGE_CHECKS, /'with rows'[\s\S]*'with none'/),
    ],
    sabotage: [
      ['src/kernels/ledger/web/hand/a.tsx', '<Route path="/more" element={page} />'], ['src/kernels/ledger/web/hand/more.ts', 'export const pages: Page[] = []'],
      [HAND_TEST, "checkPages([])"], [DESK_TEST, "checkPages(['desk'])"],
      [PAGE_CHECKS, "const those = pages.filter((page) => page.open)\n  describe.each(those.map((page) => ({ page })))('$at', () => { 'with rows'; 'with none' })"],
      [PAGE_CHECKS, "const those = pages.filter(({ shell }) => shells.includes(shell))\n  describe.each(those.map((page) => ({ page })))('$at', () => { 'with rows' })"],
    ],
  },
  {
    name: 'the build weighs the hand shell: 250 kB at first load, nothing heavy in it',
    find: (files) => lacks(files, 'vite.config.ts', /plugins: \[[^\]]*handBudget\(\{ limit: 250_000 \}\)/),
    sabotage: [['vite.config.ts', 'plugins: [react(), shellPages()],'], ['vite.config.ts', 'plugins: [react(), handBudget({ limit: 500 * 1024 })],']],
  },
]
