import type { Outcome } from './command.ts'
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
  /** Whether somebody has asked for it. */
  readonly asked: boolean
  /** The signal that ended it all, once all has ended. */
  readonly ended: Promise<NodeJS.Signals>
}

/** Collects what runs and stops it in reverse, when asked or on the first signal to end. */
function stopping(): Stopping {
  const steps: Step[] = []
  let stopped: Promise<void> | undefined
  const all = async () => {
    for (const step of steps.toReversed()) await step()
  }
  const stop = () => (stopped ??= all())
  const { promise: ended, resolve, reject } = Promise.withResolvers<NodeJS.Signals>()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    // npm and the terminal may both send it: the second one changes nothing.
    process.on(signal, () => {
      if (stopped) return
      tell('正在停下 · Stopping')
      setTimeout(() => giveUp(new Error('a caller never let go')), PATIENCE_MS).unref()
      stop().then(() => resolve(signal), reject)
    })
  }
  return { add: (step) => void steps.push(step), stop, get asked() { return stopped !== undefined }, ended }
}

/**
 * The main part of a process: what `start` begins runs until a signal. What it answers is told on a line of its own once all runs; a process
 * that is stopped before has not done what it names.
 */
export async function runUntilStopped(start: (stops: Stopping) => Promise<Readonly<Record<string, unknown>>>): Promise<Outcome> {
  const stops = stopping()
  let ready = false
  const started = start(stops).then((facts) => {
    ready = !stops.asked
    if (ready) tell(JSON.stringify({ ok: true, ready, ...facts }))
    return stops.ended
  })
  try {
    await Promise.race([started, stops.ended])
  } catch (error) {
    // What was still beginning when the signal came breaks off, and says so.
    if (!stops.asked) {
      await stops.stop()
      throw error
    }
  }
  const stopped = await stops.ended
  return ready ? { ok: true, stopped } : { ok: false, stopped, why: 'stopped before it was ready' }
}
