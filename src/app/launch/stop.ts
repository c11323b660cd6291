import { giveUp, tell } from './console.ts'

/** A stop that hangs on a caller that never lets go ends after this long anyway. */
const PATIENCE_MS = 20_000

type Step = () => Promise<unknown>

/** What was started and must be stopped, last first. */
export interface Stopping {
  /** Stops `step` before everything that was added earlier. */
  add: (step: Step) => void
  /** Stops everything, once, whoever asks how often. */
  stop: () => Promise<void>
}

/** Collects what runs and stops it in reverse, when asked or on the first signal to end. */
function stopping(): Stopping {
  const steps: Step[] = []
  let stopped: Promise<void> | undefined
  const all = async () => {
    for (const step of steps.toReversed()) await step()
  }
  const stop = () => (stopped ??= all())
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    // npm and the terminal may both send it: the second one changes nothing.
    process.on(signal, () => {
      if (stopped) return
      tell('正在停下 · Stopping')
      setTimeout(() => process.exit(1), PATIENCE_MS).unref()
      stop().then(() => process.exit(0), giveUp)
    })
  }
  return { add: (step) => void steps.push(step), stop }
}

/** The main part of a process: what `start` begins runs until a signal; what `start` cannot begin is said in a sentence. */
export async function runUntilStopped(start: (stops: Stopping) => Promise<void>): Promise<void> {
  const stops = stopping()
  try {
    await start(stops)
  } catch (error) {
    await stops.stop()
    giveUp(error)
  }
}
