import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  accessSync,
  constants,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { CannotStart } from './cannot-start.ts'
import { ROOT } from './settings.ts'

/** Builds that may still serve an open page. */
const KEPT = 3

/** Everything that a page can be made of: pages import contracts and flows from all over `src`. */
function digest(): string {
  const hash = createHash('sha256')
  const files = globSync('{src/**/*,vite.config.ts,package-lock.json}', {
    cwd: ROOT,
    exclude: (path) => /\.test\.tsx?$/.test(path),
  })
  for (const file of files.toSorted()) {
    const path = join(ROOT, file)
    if (statSync(path).isFile()) hash.update(`${file}\0`).update(readFileSync(path)).update('\0')
  }
  return hash.digest('hex').slice(0, 16)
}

/** `dist/` of the checkout, or the data directory where the checkout belongs to somebody else. */
function folder(dataDir: string): string {
  const dist = join(ROOT, 'dist')
  try {
    mkdirSync(dist, { recursive: true })
    accessSync(dist, constants.W_OK)
    return dist
  } catch {
    const own = join(dataDir, 'web')
    mkdirSync(own, { recursive: true })
    return own
  }
}

/** Never the build that is asked for, however old: touching it is not worth a write. */
function prune(parent: string, current: string): void {
  const others = readdirSync(parent).filter((name) => /^[0-9a-f]{16}$/.test(name) && name !== current)
  const byAge = others.toSorted((a, b) => statSync(join(parent, b)).mtimeMs - statSync(join(parent, a)).mtimeMs)
  for (const name of byAge.slice(KEPT - 1)) rmSync(join(parent, name), { recursive: true, force: true })
}

async function build(to: string): Promise<void> {
  const fresh = mkdtempSync(`${to}.new-`)
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js')
  try {
    const env = { ...process.env, NODE_ENV: 'production' }
    await promisify(execFile)(process.execPath, [vite, 'build', '--outDir', fresh, '--emptyOutDir'], { cwd: ROOT, env })
    renameSync(fresh, to)
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    if (existsSync(to)) return
    const why = error instanceof Error ? error.message : String(error)
    throw new CannotStart(`网页没有建成：${why}`, 'The pages could not be built: the reason is above.')
  }
}

/**
 * The folder with the built pages, built now if the sources changed since. Each build has a folder of its own, so a
 * server that is still running keeps its pages.
 * @throws CannotStart with the builder's own words.
 */
export async function builtWeb(dataDir: string, log: (line: string) => void): Promise<string> {
  const name = digest()
  const parent = folder(dataDir)
  const to = join(parent, name)
  if (!existsSync(to)) {
    log('构建网页')
    await build(to)
    prune(parent, name)
  }
  return to
}
