import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ask, checkoutIn, folder, hold, isRoot } from './held.ts'

const NOBODY = 65_534

test('in a closed home, under a path with a space and Chinese, without the links that an install script would make', async () => {
  using home = folder()
  chmodSync(home.path, 0o700)
  const launcher = checkoutIn(join(home.path, '我的 项目'))
  const dataDir = join(home.path, '我的 项目/数据')
  const first = await hold({ launcher, dataDir })
  expect(first.refused).toBe('')
  // The database's own account cannot enter, so its programs are copied and the place is named.
  expect(first.logs.some((line) => line.includes('qunqing-postgres-'))).toBe(isRoot)
  const [server] = await ask(
    first.url,
    `select current_setting('listen_addresses') as tcp, current_setting('data_checksums') as sums, datlocale as locale,
       pg_encoding_to_char(encoding) as encoding from pg_database where datname = current_database()`,
  )
  expect(server).toEqual({ tcp: '', sums: 'on', locale: 'zh-Hans-CN', encoding: 'UTF8' })
  await ask(first.url, "create table kept as select '群青' as word")
  await first.end('SIGTERM')
  expect(existsSync(first.socketDir)).toBe(false)
  const second = await hold({ launcher, dataDir })
  // Further processes that were started before find it again.
  expect(second.url).toBe(first.url)
  expect(await ask(second.url, 'select word from kept')).toEqual([{ word: '群青' }])
  await second.end('SIGTERM')
})

test('as an ordinary user with umask 077, and what is secret is closed to others', async () => {
  using home = folder()
  const launcher = checkoutIn(join(home.path, 'checkout'))
  const dataDir = join(home.path, 'open/data')
  mkdirSync(join(home.path, 'open'))
  chmodSync(join(home.path, 'open'), 0o777)
  const held = await hold({ launcher, dataDir, umask: 0o077, ...(isRoot ? { uid: NOBODY } : {}) })
  expect(held.refused).toBe('')
  expect(await ask(held.url, 'select 1 as one')).toEqual([{ one: 1 }])
  const secret = readdirSync(dataDir).filter((name) => /^(pg|postgres\.)/.test(name))
  expect(secret.toSorted()).toEqual(['pg', 'postgres.json', 'postgres.log', 'postgres.password'])
  const paths = [dataDir, held.socketDir, ...secret.map((name) => join(dataDir, name))]
  for (const path of paths) expect(statSync(path).mode & 0o077, path).toBe(0)
  await held.end('SIGTERM')

  // Somebody may have put a folder in place of the socket's own: another account's withstands, and is not used.
  mkdirSync(held.socketDir)
  writeFileSync(join(held.socketDir, 'theirs'), '')
  const again = await hold({ launcher, dataDir, umask: 0o077, ...(isRoot ? { uid: NOBODY } : {}) })
  expect(again.refused).toBe('')
  expect(again.socketDir === held.socketDir).toBe(!isRoot)
  expect(existsSync(join(again.socketDir, 'theirs'))).toBe(false)
  expect(statSync(again.socketDir).mode & 0o077).toBe(0)
  await again.end('SIGTERM')
  rmSync(held.socketDir, { recursive: true, force: true })
})

test('without the password nobody enters, not even over the socket', async () => {
  using home = folder()
  const held = await hold({ dataDir: join(home.path, 'data') })
  const url = new URL(held.url)
  url.password = 'guess'
  await expect(ask(url.href, 'select 1')).rejects.toThrow(/password authentication failed/)
  await held.end('SIGTERM')
})

test('a second start on the same DATA_DIR is refused in one sentence, and the first goes on', async () => {
  using home = folder()
  const dataDir = join(home.path, 'data')
  const first = await hold({ dataDir })
  const second = await hold({ dataDir })
  expect(second.refused).toContain(`in use by another Qunqing (process ${first.launcher})`)
  expect(await ask(first.url, 'select 1 as one')).toEqual([{ one: 1 }])
  await first.end('SIGTERM')
})

test('a DATA_DIR that cannot be written is refused in one sentence', async () => {
  using home = folder()
  const closed = join(home.path, 'closed')
  mkdirSync(closed)
  chmodSync(closed, 0o555)
  const held = await hold({ dataDir: join(closed, 'data'), ...(isRoot ? { uid: NOBODY } : {}) })
  expect(held.refused).toContain(`${join(closed, 'data')} cannot be written (EACCES)`)
  expect(held.refused.split('\n')).toHaveLength(2)
})

test('a half-made cluster is never taken for a whole one, and one of another version is refused', async () => {
  using home = folder()
  const dataDir = join(home.path, 'data')
  mkdirSync(join(dataDir, 'pg.new'), { recursive: true })
  writeFileSync(join(dataDir, 'pg.new/PG_VERSION'), '18\n')
  const held = await hold({ dataDir })
  expect(await ask(held.url, 'select 1 as one')).toEqual([{ one: 1 }])
  await held.end('SIGTERM')
  expect(readFileSync(join(dataDir, 'pg/PG_VERSION'), 'utf8')).toBe('18\n')
  writeFileSync(join(dataDir, 'pg/PG_VERSION'), '17\n')
  expect((await hold({ dataDir })).refused).toContain('holds data of PostgreSQL 17')
})
