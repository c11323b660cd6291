import { useSyncExternalStore } from 'react'

/** One value that components follow. */
export interface Store<T> {
  get: () => T
  set: (next: T) => void
  /** Calls `listener` after each change; returns what ends it. */
  subscribe: (listener: () => void) => () => void
}

/** A store that lives as long as the page. */
export function store<T>(initial: T): Store<T> {
  let value = initial
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set: (next) => {
      if (Object.is(next, value)) return
      value = next
      listeners.forEach((listener) => listener())
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The store's value; renders again when it changes. */
export const useStore = <T>(of: Store<T>): T => useSyncExternalStore(of.subscribe, of.get, of.get)

// A browser may refuse storage altogether; what is kept there is comfort, never truth.
const attempt = <T>(read: () => T): T | undefined => {
  try {
    return read()
  } catch {
    return undefined
  }
}

/** A text store that this browser remembers under `key`, the same in all its tabs; `read` turns what was found into a value, `null` when nothing was. */
export function kept<T extends string>(key: string, read: (found: string | null) => T): Store<T> {
  const inner = store(read(attempt(() => localStorage.getItem(key)) ?? null))
  attempt(() => addEventListener('storage', ({ key: changed, newValue }) => changed === key && inner.set(read(newValue))))
  return {
    ...inner,
    set: (next) => {
      attempt(() => localStorage.setItem(key, next))
      inner.set(next)
    },
  }
}
