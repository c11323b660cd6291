/** Chance with a seed: the same seed gives the same demo. */
export interface Chance {
  /** A number from 0 up to 1. */
  next: () => number
  /** A whole number from `from` to `to`, both included. */
  between: (from: number, to: number) => number
  /** One of these. */
  pick: <T>(items: readonly T[]) => T
  /** Whether something happens that happens in `share` of all cases. */
  maybe: (share: number) => boolean
  /** The same items in another order. */
  shuffle: <T>(items: readonly T[]) => T[]
}

/** Mulberry32: small, fast, good enough to make stories differ. */
function numbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export function chance(seed: number): Chance {
  const next = numbers(seed)
  const between = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  const pick = <T>(items: readonly T[]): T => {
    const [item] = items.slice(between(0, items.length - 1))
    if (item === undefined) throw new Error('nothing to pick from')
    return item
  }
  const shuffle = <T>(items: readonly T[]): T[] =>
    items.map((item) => ({ item, order: next() })).toSorted((a, b) => a.order - b.order).map(({ item }) => item)
  return { next, between, pick, maybe: (share) => next() < share, shuffle }
}
