/** The process's real time. Sessions, sign-in codes and limits use it; everything else uses `cx.now`. */
export const realNow = (): Date => new Date()

export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** `from` moved by `ms` milliseconds. */
export const after = (from: Date | string, ms: number): Date => new Date(new Date(from).getTime() + ms)
