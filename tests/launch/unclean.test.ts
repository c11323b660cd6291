import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ask, folder, hold, lives } from './held.ts'
import type { Held } from './held.ts'

const kills: Record<string, (held: Held) => Promise<void>> = {
  'the server': async (held) => {
    process.kill(held.pid, 'SIGKILL')
    await held.end('SIGKILL')
  },
  'the launcher': (held) => held.end('SIGKILL'),
  'the launcher, then the server': async (held) => {
    await held.end('SIGKILL')
    process.kill(held.pid, 'SIGKILL')
  },
}

test.each(Object.keys(kills))('after kill -9 of %s the next start serves what was acknowledged', async (name) => {
  using home = folder()
  const dataDir = join(home.path, 'data')
  const first = await hold({ dataDir })
  await ask(first.url, 'create table kept as select 7 as n')
  await kills[name]?.(first)
  const second = await hold({ dataDir })
  expect(second.refused).toBe('')
  expect(second.url).toBe(first.url)
  expect(lives(first.pid)).toBe(false)
  expect(await ask(second.url, 'select n from kept')).toEqual([{ n: 7 }])
  await second.end('SIGTERM')
})

test('a stranger that has the old process number is neither ended nor in the way', async () => {
  using home = folder()
  const dataDir = join(home.path, 'data')
  const first = await hold({ dataDir })
  process.kill(first.pid, 'SIGKILL')
  await first.end('SIGKILL')
  const stranger = spawn('sleep', ['60'])
  const file = join(dataDir, 'pg/postmaster.pid')
  const rows = readFileSync(file, 'utf8').split('\n')
  writeFileSync(file, [stranger.pid, ...rows.slice(1)].join('\n'))
  const second = await hold({ dataDir })
  expect(second.refused).toBe('')
  expect(lives(stranger.pid ?? 0)).toBe(true)
  stranger.kill('SIGKILL')
  await second.end('SIGTERM')
})
