/** Every command of `package.json` answers to programs: what it can, how it ended, and why. */
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { folder } from './held.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
const commands = Object.keys(scripts)

interface Ended { code: number; last: unknown; said: string }

/** Runs a command to its end as npm does, with further arguments. */
const run = (name: string, more: string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> =>
  new Promise((resolve) => {
    const [, ...args] = (scripts[name] ?? '').split(' ')
    execFile(process.execPath, [...args, ...more], { cwd: root, env: { ...process.env, ...env } }, (error, out) => {
      resolve({ code: Number(error?.code ?? 0), last: JSON.parse(out.trim().split('\n').at(-1) ?? ''), said: out })
    })
  })

test.each(commands)('%s knows --help', async (name) => {
  const { code, last, said } = await run(name, ['--help'])
  expect({ code, last }).toEqual({ code: 0, last: { ok: true, usage: expect.stringContaining('npm ') } })
  expect(said).toContain(name === 'start' ? 'npm start' : name)
})

test.each(commands)('%s asked in a way that it does not know ends with 2, before anything is begun', async (name) => {
  expect(await run(name, ['--upside-down'])).toMatchObject({ code: 2, last: { ok: false, why: expect.stringContaining('--upside-down') } })
})

test('a time that is none, or without the demo, is a wrong use; what cannot come true ends with 1', async () => {
  using home = folder()
  const dataDir = join(home.path, 'data')
  for (const time of ['soon', '2026-02-30T10:00', '2026-05-04', '1926-05-04T10:00']) {
    expect(await run('start', [], { DATA_DIR: dataDir, QUNQING_NOW: time }), time).toMatchObject({ code: 2, last: { why: expect.stringContaining('QUNQING_NOW') } })
  }
  expect(await run('start', ['--empty'], { DATA_DIR: dataDir, QUNQING_NOW: '2026-05-04T10:00' })).toMatchObject({ code: 2, last: { why: expect.stringContaining('for the demo alone') } })
  expect(await run('replay', ['no-such-practice'])).toMatchObject({ code: 2, last: { why: expect.stringContaining('no-such-practice') } })
  for (const name of ['web', 'worker']) expect(await run(name, [], { DATA_DIR: dataDir }), name).toMatchObject({ code: 1, last: { ok: false, why: expect.stringContaining('No Qunqing is running') } })
}, 60_000)
