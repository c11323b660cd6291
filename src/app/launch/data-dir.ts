import { spawnSync } from 'node:child_process'
import { accessSync, closeSync, constants, ftruncateSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart, codeOf } from './cannot-start.ts'

const unwritable = (dataDir: string, code: string) =>
  new CannotStart(
    `数据目录 ${dataDir} 不能写入（${code}）：改它的权限，或用 DATA_DIR 另选一个目录。`,
    `The data directory ${dataDir} cannot be written (${code}): change its permissions, or choose another with DATA_DIR.`,
  )

const taken = (dataDir: string, holder: string) =>
  new CannotStart(
    `数据目录 ${dataDir} 正由另一个群青使用（进程 ${holder}）：先停掉它，或用 DATA_DIR 另选一个目录。`,
    `The data directory ${dataDir} is in use by another Qunqing (process ${holder}): stop that one, or choose another with DATA_DIR.`,
  )

/** Whether a process of this number runs, whoever owns it. */
export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/**
 * Locks the open file for as long as we keep it open. The kernel lets go of it whatever way we end, so no leftover
 * ever stands in the way. Where there is no `flock` program, the number in the file must do.
 */
function lock(fd: number, holder: string): boolean {
  const tried = spawnSync('flock', ['-n', '3'], { stdio: ['ignore', 'ignore', 'ignore', fd] })
  if (tried.error) return !(holder !== '' && Number(holder) !== process.pid && alive(Number(holder)))
  return tried.status === 0
}

/**
 * Tries the data directory before anything slow is started, and makes it where it is missing.
 * @throws CannotStart where it cannot be written.
 */
export function checkDataDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    accessSync(dataDir, constants.W_OK)
  } catch (error) {
    throw unwritable(dataDir, codeOf(error))
  }
}

/**
 * Makes the data directory where it is missing and holds it for this process alone.
 * @returns how to let go of it.
 * @throws CannotStart where it cannot be written or another process holds it.
 */
export function holdDataDir(dataDir: string): () => void {
  let fd: number
  const file = join(dataDir, 'launcher.lock')
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    fd = openSync(file, 'a+', 0o600)
  } catch (error) {
    throw unwritable(dataDir, codeOf(error))
  }
  const holder = readFileSync(file, 'utf8').trim()
  if (!lock(fd, holder)) {
    closeSync(fd)
    throw taken(dataDir, holder)
  }
  ftruncateSync(fd)
  writeSync(fd, `${process.pid}\n`)
  return () => {
    ftruncateSync(fd)
    closeSync(fd)
  }
}

/** Writes a file for our own eyes in one step: cut at any moment, it is there whole or not at all. Only for the holder of the directory. */
export function writeWhole(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
}
