import type { z } from 'zod'

/** Where a page keeps something: this browser, or this tab only. */
const store = (tab: boolean): Storage | undefined => {
  try {
    return tab ? sessionStorage : localStorage
  } catch {
    return undefined
  }
}

/** What was kept under `key`, if it still has the shape. */
export function recall<T extends z.ZodType>(key: string, shape: T, tab = false): z.output<T> | undefined {
  try {
    const read = shape.safeParse(JSON.parse(store(tab)?.getItem(key) ?? 'null'))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}

/** Keeps a value under `key`; undefined forgets it. What is kept is comfort, never truth, so a full or closed store is no fault. */
export function keep(key: string, value: unknown, tab = false): void {
  try {
    if (value === undefined) store(tab)?.removeItem(key)
    else store(tab)?.setItem(key, JSON.stringify(value))
  } catch {
    // The page goes on without it.
  }
}
