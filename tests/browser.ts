/** The browser of the tests: it comes through npm, needs no library of the machine, and is unpacked once a checkout. */
import { execFile } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { chromium } from 'playwright-core'
import type { Browser } from 'playwright-core'
import { z } from 'zod'

const root = fileURLToPath(new URL('..', import.meta.url))
const cache = join(root, '.cache')

const Manifest = z.object({ version: z.string() })

function version(): string {
  const door = fileURLToPath(import.meta.resolve('@sparticuz/chromium'))
  return Manifest.parse(JSON.parse(readFileSync(join(dirname(door), '../../package.json'), 'utf8'))).version
}

/** The archive names owners and times of another machine: what we are going to run shall be ours alone. */
function own(path: string): void {
  const here = lstatSync(path)
  if (process.getuid && process.getgid) lchownSync(path, process.getuid(), process.getgid())
  if (here.isSymbolicLink()) return
  chmodSync(path, here.mode & 0o755)
  if (here.isDirectory()) for (const name of readdirSync(path)) own(join(path, name))
}

/** One Latin font and nothing of the machine's: every machine then shows the same page. */
const fontSettings = (at: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${at}/fonts</dir><cachedir>${at}/fonts-cache</cachedir></fontconfig>
`

/**
 * The package unpacks into the temporary directory, and its own libraries only where it believes itself in a certain
 * cloud. Both beliefs are given to a process of its own, with a fresh directory that nobody else can have filled.
 */
async function unpack(to: string): Promise<void> {
  mkdirSync(cache, { recursive: true })
  const fresh = mkdtempSync(`${to}.new-`)
  const code = "const { default: chromium } = await import('@sparticuz/chromium'); await chromium.executablePath()"
  const env = { ...process.env, TMPDIR: fresh, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' }
  try {
    await promisify(execFile)(process.execPath, ['--input-type=module', '-e', code], { cwd: root, env })
    writeFileSync(join(fresh, 'fonts/fonts.conf'), fontSettings(to))
    own(fresh)
    renameSync(fresh, to)
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    if (!existsSync(to)) throw error
  }
}

const flags = [
  '--no-sandbox',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--font-render-hinting=none',
]

/**
 * A new browser. The machine may have no font at all, and then text in the system's font is blank, not boxes:
 * a page shows Chinese only in the font that it ships.
 */
export async function browser(): Promise<Browser> {
  const at = join(cache, `chromium-${version()}`)
  if (!existsSync(at)) await unpack(at)
  return chromium.launch({
    executablePath: join(at, 'chromium'),
    args: flags,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: at,
      TZ: 'Asia/Shanghai',
      LD_LIBRARY_PATH: join(at, 'al2023/lib'),
      FONTCONFIG_PATH: join(at, 'fonts'),
    },
  })
}
