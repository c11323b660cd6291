/** `npm run replay -- <practice> [--targets FILE] [--out DIR]`: plays a season on an installation of its own and compares its figures. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { secretsFrom } from '#platform/seal.ts'
import { library } from '#practices/library/index.ts'
import * as hangzhou from '#tests/replays/hangzhou-governance.ts'
import { CannotPlay } from '#tests/replays/targets.ts'
import { Stage } from './demo/stage.ts'
import { WrongUse } from './launch/cannot-start.ts'
import { command, type Outcome } from './launch/command.ts'
import { tell } from './launch/console.ts'
import { setupToken } from './launch/first-run.ts'
import { launch } from './launch/postgres.ts'
import { migrate } from './migrate.ts'
import { startServer } from './server.ts'

/** Who plays which practice. */
const players = [hangzhou]

/** An empty installation of one's own that ends with `work`. It is as safe as any other: nothing is switched off for speed. */
async function installation<T>(work: (on: Stage, token: string) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'qunqing-replay-'))
  const secrets = secretsFrom(randomBytes(32))
  const database = await launch({ dataDir, log: tell })
  try {
    const { appUrl } = await migrate(database.url, secrets, 'replay')
    const server = await startServer({ appUrl, secrets, dataDir, host: '127.0.0.1', port: 0, distDir: join(dataDir, 'none'), demo: true, outbox: true })
    try {
      const token = await setupToken(appUrl, secrets)
      if (token === null) throw new Error('a new installation begins with its set-up')
      return await work(new Stage(server.address), token)
    } finally {
      await server.close()
    }
  } finally {
    await database.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

function read(path: string | URL): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    throw new WrongUse(`${String(path)} 读不成 JSON。`, `${String(path)} cannot be read as JSON.`)
  }
}

const seasonOf = (practice: string): URL => new URL(`../practices/library/${practice}/season.json`, import.meta.url)

const HELP = `npm run replay -- [PRACTICE] [--targets FILE] [--out DIR]

Plays a season of PRACTICE (${players.map(({ PRACTICE }) => PRACTICE).join(', ')}) on an installation of its own until its figures are what
they are asked to be, and compares them: one line a figure.

  --targets FILE  a list of { practice, key, value, unit }; without it the season that the practice brings
  --out DIR       where the bulletin's .docx and PDF go`

interface Asked { practice: string; targets: string | undefined; out: string | undefined }

/** Plays what was asked for; true only where every figure is what it was asked to be. */
async function run({ practice: key, targets, out }: Asked): Promise<Outcome> {
  const [player, practice] = [players.find((one) => one.PRACTICE === key), library.find((one) => one.key === key)]
  if (player === undefined || practice === undefined) throw new WrongUse(`没有能重演的实践 ${key}。`, `There is no practice ${key} that can be replayed.`)
  const prepared = player.prepare(practice, read(targets ?? seasonOf(key)))
  const began = performance.now()
  const { docx, pdf, figures, ...outcome } = await installation((on, token) => player.replay(on, token, prepared))
  for (const { key: figure, target, value, rows } of figures) tell(JSON.stringify({ key: figure, target, value, rows }))
  if (out !== undefined) {
    mkdirSync(out, { recursive: true })
    writeFileSync(join(out, `${key}.docx`), docx)
    writeFileSync(join(out, `${key}.pdf`), pdf)
  }
  const wrong = figures.filter(({ ok }) => !ok)
  return { practice: key, ...outcome, figures: figures.length, wrong, seconds: Math.round((performance.now() - began) / 1000) }
}

const options = { targets: { type: 'string' }, out: { type: 'string' } } as const

await command(HELP, { allowPositionals: true, options }, async ({ positionals, values }) => {
  const [practice = hangzhou.PRACTICE, ...more] = positionals
  if (more.length > 0) throw new WrongUse('一次重演一个实践。', 'One practice is replayed at a time.')
  return run({ practice, targets: values.targets, out: values.out }).catch((error: unknown) => {
    if (error instanceof CannotPlay) return { ok: false, refused: error.message }
    throw error
  })
})
