import { spawn } from 'node:child_process'
import type { StdioOptions } from 'node:child_process'
import type { Account } from './account.ts'

/** Where the C library finds neutral messages; nothing of the caller's own settings may change what a program says. */
export const plainEnv = (): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'] ?? '/usr/bin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
})

interface Finished {
  code: number | null
  output: string
}

/** Runs a program to its end as `account`; `fds` are handed over as descriptors 3, 4, … Never throws for a bad exit. */
export function run(file: string, args: string[], options: { account: Account; fds?: number[] }): Promise<Finished> {
  const stdio: StdioOptions = ['ignore', 'pipe', 'pipe', ...(options.fds ?? [])]
  return new Promise((resolve) => {
    const child = spawn(file, args, { ...options.account.as, stdio, cwd: '/', env: plainEnv() })
    let output = ''
    const keep = (chunk: Buffer) => {
      output += chunk.toString('utf8')
    }
    child.stdout?.on('data', keep)
    child.stderr?.on('data', keep)
    child.once('error', (error) => resolve({ code: null, output: error.message }))
    child.once('close', (code) => resolve({ code, output: output.trim() }))
  })
}
