// `node node-24.mjs program.ts …` runs the program with Node 24: this one, or the one that came with `npm ci`.
// Plain JavaScript, because an older Node reads this file.
import { spawn } from 'node:child_process'
import { existsSync, symlinkSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const NEEDED = 24
const root = fileURLToPath(new URL('../../../', import.meta.url))
const [program = '', ...rest] = process.argv.slice(2)

/** The Node that `npm ci` brought for this machine, if it did. */
function brought() {
  const os = process.platform === 'win32' ? 'win' : process.platform
  const file = join(root, 'node_modules', `node-${os}-${process.arch}`, 'bin', os === 'win' ? 'node.exe' : 'node')
  return existsSync(file) ? file : undefined
}

/** npm 10 drops this link where a lockfile names several systems' Node; with it the next script starts directly. */
function link(node) {
  try {
    const bin = join(root, 'node_modules/.bin/node')
    symlinkSync(relative(dirname(bin), node), bin)
  } catch {
    // It is there, or the folder belongs to somebody else: nothing depends on it.
  }
}

function pass(node) {
  link(node)
  const child = spawn(node, [program, ...rest], { stdio: 'inherit' })
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, () => child.kill(signal))
  child.once('exit', (code, signal) => {
    for (const one of signals) process.removeAllListeners(one)
    if (signal) process.kill(process.pid, signal)
    else process.exit(code ?? 1)
  })
}

/** npm dies of a signal that it alone got without passing it on: a server that it started ends with it. */
if (/^(start|web|worker|dev)$/.test(process.env.npm_lifecycle_event ?? '')) {
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && process.kill(process.pid, 'SIGTERM'), 1000).unref()
}

const node = brought()
if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
  process.argv.splice(1, 2, resolve(program))
  await import(pathToFileURL(resolve(program)).href)
} else if (node) {
  pass(node)
} else {
  process.stderr.write(
    `群青要用 Node ${NEEDED} 或更新的版本运行，现在是 ${process.versions.node}：在 Linux 和 Windows 上 npm ci 会自己带来，` +
      `别的系统先装好 Node ${NEEDED}。\n` +
      `Qunqing runs on Node ${NEEDED} or newer, and this is ${process.versions.node}: npm ci brings it on Linux and Windows; ` +
      `on other systems install Node ${NEEDED} first.\n`,
  )
  process.stdout.write(`${JSON.stringify({ ok: false, why: `Node ${NEEDED} or newer is needed; this is ${process.versions.node}` })}\n`)
  process.exitCode = 1
}
