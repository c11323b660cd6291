import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { refuseUnsafe } from '#app/launch/guard.ts'
import { launch } from '#app/launch/postgres.ts'
import { ask, folder } from './held.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const log = () => undefined

test.each(['fsync', 'full_page_writes', 'synchronous_commit'])('a server with %s off is refused by name', async (name) => {
  using home = folder()
  const server = await launch({ dataDir: join(home.path, 'data'), log, settings: { [name]: 'off' } })
  await expect(refuseUnsafe(server.url)).rejects.toThrow(`${name} = off`)
  await server.stop()
})

test('a safe server passes, and one that lets a single role lose its commits does not', async () => {
  using home = folder()
  const server = await launch({ dataDir: join(home.path, 'data'), log })
  await refuseUnsafe(server.url)
  await ask(server.url, 'create role hasty; alter role hasty set synchronous_commit = off')
  await expect(refuseUnsafe(server.url)).rejects.toThrow('synchronous_commit = off (hasty)')
  await server.stop()
})

test('a server that is not there is said so', async () => {
  await expect(refuseUnsafe('postgres://nobody@127.0.0.1:1/none')).rejects.toThrow('cannot be reached')
})

interface Ended {
  code: number
  said: string
}

/** Runs the start command until it ends by itself. */
const start = (env: NodeJS.ProcessEnv, more: string[] = []): Promise<Ended> =>
  new Promise((resolve) => {
    const args = [...more, 'src/app/launch/node-24.mjs', 'src/app/start.ts']
    execFile(process.execPath, args, { cwd: root, env: { ...process.env, ...env } }, (error, _out, said) => {
      resolve({ code: Number(error?.code ?? 0), said })
    })
  })

test('a taken port is one clear sentence, before anything is begun', async () => {
  using home = folder()
  const door = createServer()
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
  const bound = door.address()
  const port = typeof bound === 'object' && bound ? bound.port : 0
  const ended = await start({ PORT: String(port), DATA_DIR: join(home.path, 'data') })
  expect(ended.code).toBe(1)
  expect(ended.said).toContain(`Port 127.0.0.1:${port} is taken by another program`)
  expect(ended.said.trim().split('\n')).toHaveLength(2)
  door.close()
})

test('a DATA_DIR that cannot be written is one clear sentence, before anything is begun', async () => {
  using home = folder()
  const dataDir = join(home.path, 'a file')
  writeFileSync(dataDir, '')
  const ended = await start({ PORT: '0', DATA_DIR: dataDir, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' })
  expect(ended).toEqual({ code: 1, said: expect.stringContaining(`The data directory ${dataDir} cannot be written (EEXIST)`) })
})

test('a setting that cannot be used is named', async () => {
  const ended = await start({ PORT: 'front' })
  expect(ended).toEqual({ code: 2, said: expect.stringContaining('The setting PORT has a value that cannot be used') })
})

/** What an older Node, on a machine for which npm brings none, makes of the first file. */
const old = `data:text/javascript,Object.defineProperty(process,'versions',{value:{node:'20.20.0'}});
  Object.defineProperty(process,'platform',{value:'plan9'})`

test('an old Node says what is needed', async () => {
  const ended = await start({}, ['--import', old])
  expect(ended).toEqual({
    code: 1,
    said: expect.stringContaining('Qunqing runs on Node 24 or newer, and this is 20.20.0'),
  })
})
