/** The manners of every command: `--help`; 0 where what it names came true, 1 where not, 2 for a wrong use; one JSON object as the last line. */
import { parseArgs, type ParseArgsConfig } from 'node:util'
import { WrongUse } from './cannot-start.ts'
import { conclude, giveUp, tell } from './console.ts'

/** What became of a command, for a program that reads its last line. */
export type Outcome = { ok: boolean } & Readonly<Record<string, unknown>>

type Asked<T extends ParseArgsConfig> = ReturnType<typeof parseArgs<T>>

const ENDS = `
  --help  this text, and nothing else

Ends with 0 where it came true, 1 where it did not, 2 where it was asked in a way that it does not know. The last line is one JSON object.`

function read<T extends ParseArgsConfig>(config: T): Asked<T> {
  try {
    return parseArgs(config)
  } catch (error) {
    const why = (error instanceof Error ? error.message : String(error)).split('. ')[0]
    throw new WrongUse('没有这样的用法：加上 --help 看看有哪些。', `${why}. See --help.`)
  }
}

/**
 * Runs a command with these manners, and ends the process.
 * @param help the usage on the first line, then what it does, then its options; how commands end is added.
 */
export async function command<T extends ParseArgsConfig>(help: string, config: T, work: (asked: Asked<T>) => Promise<Outcome>): Promise<never> {
  if (process.argv.slice(2).includes('--help')) {
    tell(`${help}\n${ENDS}`)
    return conclude({ ok: true, usage: help.split('\n')[0] }, 0)
  }
  try {
    const outcome = await work(read(config))
    return conclude(outcome, outcome.ok ? 0 : 1)
  } catch (error) {
    return giveUp(error)
  }
}
