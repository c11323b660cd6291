import { z } from 'zod'
import { command, id, line, May, query } from '#platform/contract.ts'

export const PremiseKind = z.enum(['estate', 'building', 'door'])
export type PremiseKind = z.infer<typeof PremiseKind>

/** Degrees, WGS 84; null where the community entered no point. */
const Point = z.object({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) }).nullable()

/** One place. */
export const Premise = z.object({
  id: id('premise'),
  parent: id('premise').nullable(),
  kind: PremiseKind,
  name: z.string(),
  /** Only estates have one. Illustrative. */
  point: Point,
  /** How many places lie right in it. */
  children: z.number().int(),
})
export type Premise = z.infer<typeof Premise>

const community = { params: z.object({ org: id('org') }) }

/** The places of a community, one level at a time: its estates, or what lies in `parent`. */
export const list = query('premise.list', 'GET /orgs/:org/premises', {
  ...community,
  input: z.object({ parent: id('premise').optional() }),
  result: z.object({
    items: z.array(Premise),
    counts: z.object({ estates: z.number().int(), buildings: z.number().int(), doors: z.number().int() }),
    may: May,
  }),
})

/** One place with its community and its whole name, as on an envelope. */
export const show = query('premise.show', 'GET /premises/:id', {
  params: z.object({ id: id('premise') }),
  result: z.object({
    id: id('premise'),
    kind: PremiseKind,
    name: z.string(),
    whole: z.string(),
    org: z.object({ id: id('org'), name: z.string() }),
    estate: z.object({ id: id('premise'), name: z.string(), point: Point }),
  }),
})

/** How long a place's name may be. */
export const longestName = 40
/** How many lines one paste may have. */
export const mostLines = 5000

/** A line that could not be taken: its number, from 1, and why. */
export const BadLine = z.object({ row: z.number().int(), code: z.enum(['premise.parts', 'premise.long']) })
export type BadLine = z.infer<typeof BadLine>

/**
 * Adds places from lines as people paste them: `桂苑,6 幢,302`, an estate and what is in it. Estates and buildings that are there
 * already are taken, lines that are there already are left. Each line is judged for itself.
 */
export const addMany = command('premise.add-many', 'POST /orgs/:org/premises', {
  ...community,
  input: z.object({ lines: z.array(z.string().max(400)).min(1).max(mostLines) }),
  result: z.object({ added: z.number().int(), there: z.number().int(), failed: z.array(BadLine) }),
  refuses: ['premise.community'],
})

/** Renames a place; an estate may also be given a point, or lose it with null. */
export const change = command('premise.change', 'POST /premises/:id', {
  params: z.object({ id: id('premise') }),
  input: z.object({ name: line(longestName), point: Point.optional() }),
  result: Premise,
  refuses: ['premise.twice', 'premise.point'],
})

// Lines of places as people paste them. Pure: the page previews with it, the server decides with it.

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
  return parts.some((part) => part.length > longestName) ? 'premise.long' : undefined
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
