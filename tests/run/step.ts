import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The folder of the checkout. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** What became of one kind. A tool counts as one check; how many things it looked at stands in `note`. */
export interface Outcome {
  kind: string
  ran: number
  passed: number
  failed: number
  skipped: number
  seconds: number
  note: string
}

/** One kind of check. */
export interface Step {
  kind: string
  work: () => Promise<Omit<Outcome, 'kind' | 'seconds'>>
}

/** Runs a program of the checkout to its end. With `live` its words appear as they come, otherwise they are kept. */
export function program(
  args: string[],
  options: { live?: boolean; env?: NodeJS.ProcessEnv } = {},
): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', options.live ? 'inherit' : 'pipe', options.live ? 'inherit' : 'pipe'],
    })
    let output = ''
    const keep = (chunk: Buffer) => {
      output += chunk.toString('utf8')
    }
    child.stdout?.on('data', keep)
    child.stderr?.on('data', keep)
    child.once('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/** Does a step and takes its time. */
export async function timed(step: Step): Promise<Outcome> {
  const began = performance.now()
  const done = await step.work()
  return { kind: step.kind, ...done, seconds: (performance.now() - began) / 1000 }
}
