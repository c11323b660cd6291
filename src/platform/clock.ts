/** The process's real time. Sessions, sign-in codes and limits use it; everything else uses `cx.now`. */
export const realNow = (): Date => new Date()

export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** `from` moved by `ms` milliseconds. */
export const after = (from: Date | string, ms: number): Date => new Date(new Date(from).getTime() + ms)

/** The clock's row: where it was moved to, and the real time at which it began to run from there. */
export interface Clock { at: string | null; since: string | null }

/** Business time as the clock shows it: real time, or that of a demo, replay or test, which stands or runs where it was moved to. */
export function businessTime({ at, since }: Clock, real: Date): Date {
  if (at === null) return real
  return since === null ? new Date(at) : after(at, real.getTime() - new Date(since).getTime())
}
