/** What an installation is for is decided once: whenever a start is cut, the next one goes on with the same. */
import { spawn } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { joinDatabase } from '#app/launch/database.ts'
import { launch } from '#app/launch/postgres.ts'
import { dropHalf, markOf, markWhole } from '#app/launch/purpose.ts'
import { readSettings } from '#app/launch/settings.ts'
import { migrate } from '#app/migrate.ts'
import { testSecrets } from '../secrets.ts'
import { ask, folder } from './held.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A server of one's own with an empty database. */
async function server(dataDir: string) {
  // No crash is tested here, so nothing waits for the disk.
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
  const { url, stop } = await launch({ dataDir, settings, log: () => undefined })
  return { url, [Symbol.asyncDispose]: stop }
}

test('a database is marked with its first tables, and only a demo that was cut short is emptied', async () => {
  using home = folder()
  await using at = await server(join(home.path, 'data'))
  const watcher = new Client({ connectionString: at.url })
  await watcher.connect()
  const seen = new Set<string>()
  let done = false
  const watch = async () => {
    while (!done) {
      const { rows } = await watcher.query<{ kind: string }>('select kind from clock').catch(() => ({ rows: [{ kind: 'nothing' }] }))
      seen.add(rows[0]?.kind ?? 'no row')
    }
  }
  const watched = watch()
  await migrate(at.url, testSecrets, 'demo')
  done = true
  await watched
  await watcher.end()
  expect([...seen]).toEqual(['nothing', 'demo'])

  expect(await markOf(at.url)).toEqual({ demo: true, whole: false })
  await dropHalf(at.url)
  // The migrator makes its own tables first: a start that was cut there has decided nothing.
  await ask(at.url, 'create table kysely_migration (name varchar(255) primary key, timestamp varchar(255) not null)')
  expect(await markOf(at.url)).toBeUndefined()
  await migrate(at.url, testSecrets, 'real')
  await migrate(at.url, testSecrets, 'demo')
  await dropHalf(at.url)
  expect(await markOf(at.url)).toEqual({ demo: false, whole: true })
  await ask(at.url, "update clock set kind = 'demo'")
  await markWhole(at.url)
  await dropHalf(at.url)
  expect(await markOf(at.url)).toEqual({ demo: true, whole: true })
})

async function freePort(): Promise<number> {
  const door = createServer()
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
  const bound = door.address()
  await new Promise((resolve) => door.close(resolve))
  return typeof bound === 'object' && bound ? bound.port : 0
}

/** The start command on a data directory; production, where the conveniences that fill the demo do not exist for visitors. */
function start(dataDir: string, port: number, more: string[] = []) {
  const env = { ...process.env, DATA_DIR: dataDir, PORT: String(port), NODE_ENV: 'production', DEMO_SIZE: 'county' }
  const child = spawn(process.execPath, ['src/app/start.ts', '--pages-elsewhere', ...more], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const said: string[] = []
  child.stderr.on('data', (text: Buffer) => said.push(text.toString()))
  const lines = createInterface(child.stdout)
  lines.on('line', (line) => said.push(line))
  /** Waits until a line says so; false where it ended without. */
  const says = (word: string) =>
    new Promise<boolean>((resolve) => {
      const hear = () => said.some((line) => line.includes(word)) && resolve(true)
      lines.on('line', hear)
      void gone.then(() => resolve(said.some((line) => line.includes(word))))
      hear()
    })
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await gone
  }
  return { said, says, end, gone }
}

const FILLING = '示例县 · demo county'

test('cut while the demo is made or filled, the next start fills it anew; visitors wait at the door meanwhile', async () => {
  using home = folder()
  const dataDir = join(home.path, 'data')
  // It is written as soon as the database runs, before anything is in it.
  const note = join(dataDir, 'postgres.json')
  const port = await freePort()
  for (const moment of [0, 500]) {
    const cut = start(dataDir, port)
    while (!existsSync(note)) await wait(10)
    await wait(moment)
    await cut.end('SIGKILL')
    rmSync(note)
  }

  const first = start(dataDir, port)
  expect(await first.says(FILLING), first.said.join('\n')).toBe(true)
  const at = `http://127.0.0.1:${port}`
  const page = await fetch(`${at}/`, { headers: { accept: 'text/html' } })
  expect([page.status, page.headers.get('retry-after')]).toEqual([503, '2'])
  expect(await page.text()).toContain('示例正在填')
  for (const path of ['/api/hall', '/dev/sign-in']) {
    const reply = await fetch(at + path, { method: 'POST' })
    expect({ status: reply.status, body: await reply.json() }, path).toEqual({
      status: 503, body: { code: 'setup.filling', message: expect.stringContaining('示例还在填'), facts: {}, trace: expect.stringMatching(/^[0-9A-F]{6}$/) },
    })
  }
  await expect(joinDatabase(readSettings({ DATA_DIR: dataDir }))).rejects.toThrow('The demo is still being filled')
  await first.end('SIGKILL')

  const empty = start(dataDir, port, ['--empty'])
  await empty.gone
  expect(empty.said.join('\n')).toContain('This DATA_DIR holds the demo')

  const second = start(dataDir, port)
  expect(await second.says('so it begins anew'), second.said.join('\n')).toBe(true)
  expect(await second.says(FILLING), second.said.join('\n')).toBe(true)
  await second.end('SIGTERM')
  expect(second.said.at(-2)).toBe('正在停下 · Stopping')
  expect(JSON.parse(second.said.at(-1) ?? '')).toEqual({ ok: false, stopped: 'SIGTERM', why: 'stopped before it was ready' })
}, 120_000)
