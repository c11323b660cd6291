/* oxlint-disable no-console -- the console is what these files are for */
import { CannotStart } from './cannot-start.ts'

const WIDTH = 24

/** One line for the person at the console. */
export const tell = (line: string): void => console.log(line)

/** A bar with a count: drawn in place on a terminal, each tenth part on a line of its own elsewhere. */
export function bar(label: string): (done: number, total: number) => void {
  let tenth = -1
  return (done, total) => {
    const share = total === 0 ? 1 : done / total
    const filled = Math.round(share * WIDTH)
    const line = `  ${label} ${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${done}/${total}`
    if (process.stdout.isTTY) process.stdout.write(`\r${line}${share >= 1 ? '\n' : ''}`)
    else if (Math.floor(share * 10) > tenth) {
      tenth = Math.floor(share * 10)
      console.log(line)
    }
  }
}

/** Says how a command ended, as one JSON object on the last line, and ends the process. */
export function conclude(outcome: object, code: number): never {
  console.log(JSON.stringify(outcome))
  process.exit(code)
}

/** Prints why a command could not do what it names, in a sentence where it is ours to say, and ends the process. */
export function giveUp(error: unknown): never {
  console.error(error instanceof CannotStart ? error.message : error)
  conclude({ ok: false, why: error instanceof Error ? error.message : String(error) }, error instanceof CannotStart ? error.code : 1)
}
