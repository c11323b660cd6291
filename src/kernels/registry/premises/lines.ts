/** Lines of places as people paste them. Pure; the page previews with it, the server decides with it. */
import { longestName, type BadLine } from './contract.ts'

/** A place by its names from the estate down: 1 to 3 of them. */
export type Path = readonly string[]

export interface ReadLines {
  /** Each place that the lines name, estates before buildings before doors, each once. */
  paths: Path[]
  /** The keys of the places that the lines themselves name. */
  named: ReadonlySet<string>
  failed: BadLine[]
}

/** What people type between the parts: commas of both scripts, tabs, semicolons. */
const between = /[,，;；\t]/

/** One key for a path, since the same place may be named twice. */
export const keyOf = (path: Path): string => path.join('\t')

const clean = (part: string): string => part.normalize('NFC').replace(/\s+/gu, ' ').trim()

const fault = (parts: readonly string[]): BadLine['code'] | undefined => {
  if (parts.length === 0 || parts.length > 3 || parts.some((part) => part === '')) return 'premise.parts'
  return parts.some((part) => [...part].length > longestName) ? 'premise.long' : undefined
}

/** The parts of one line; cells that a spreadsheet left empty at its end do not count. */
const partsOf = (line: string): string[] => {
  const parts = line.split(between).map(clean)
  while (parts.at(-1) === '') parts.pop()
  return parts
}

/** Reads pasted lines. Empty ones are passed over, wrong ones come back with their number. */
export function readLines(lines: readonly string[]): ReadLines {
  const paths = new Map<string, Path>()
  const named = new Set<string>()
  const failed: BadLine[] = []
  for (const [index, line] of lines.entries()) {
    const parts = partsOf(line)
    if (parts.length === 0 && line.trim() === '') continue
    const code = fault(parts)
    if (code !== undefined) failed.push({ row: index + 1, code })
    else {
      named.add(keyOf(parts))
      for (const depth of parts.keys()) paths.set(keyOf(parts.slice(0, depth + 1)), parts.slice(0, depth + 1))
    }
  }
  return { paths: [...paths.values()].toSorted((a, b) => a.length - b.length), named, failed }
}
