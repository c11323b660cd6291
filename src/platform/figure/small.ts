/** Small numbers: a cell of few persons is hidden from outside, together with what would reveal it. Pure. */

/** A number that may be about persons; `persons` is how many it is about, null where it counts things. */
export interface Cell {
  key: string
  persons: number | null
}

/** Fewer persons than this are not shown outside the organisation that owns the records. */
export const fewestOf = (level: 1 | 2 | 3): number => (level === 3 ? 20 : 10)

/** Whether a number is about so few persons that it needs care. None at all tells nothing about anybody. */
export const isFew = (persons: number | null, fewest: number): boolean => persons !== null && persons > 0 && persons < fewest

/**
 * The keys of cells that are hidden from whoever sees their sum. First those of few persons; then, until the hidden ones
 * together are no longer few and more than one, the smallest of the rest, because the sum less what is shown would tell.
 */
export function hiddenAmong(cells: readonly Cell[], fewest: number): Set<string> {
  const about = cells.filter((cell) => cell.persons !== null && cell.persons > 0)
  const bySize = about.toSorted((a, b) => (a.persons ?? 0) - (b.persons ?? 0) || a.key.localeCompare(b.key))
  const hidden = new Set(bySize.filter((cell) => isFew(cell.persons, fewest)).map((cell) => cell.key))
  if (hidden.size === 0) return hidden
  const together = () => bySize.filter((cell) => hidden.has(cell.key)).reduce((sum, cell) => sum + (cell.persons ?? 0), 0)
  for (const cell of bySize) {
    if (hidden.size > 1 && together() >= fewest) break
    hidden.add(cell.key)
  }
  return hidden
}
