/** What a replay is asked to reach: figures by key, read from a file of the shape of `figures.json`. */
import { z } from 'zod'

const Line = z.object({ practice: z.string(), key: z.string(), value: z.number(), unit: z.string() })
/** A list of figures of any practices. */
export const Season = z.array(Line)
export type Season = z.infer<typeof Season>

/** One sentence that says why these targets cannot be played. Nothing was created. */
export class CannotPlay extends Error {}

/** A figure as an installation binds it: its key and its unit. */
export interface Known { key: string; unit: string }

export type Targets = Readonly<Record<string, number>>

function taken(line: z.infer<typeof Line>, known: readonly Known[], so: Targets): number {
  const figure = known.find(({ key }) => key === line.key)
  if (figure === undefined) throw new CannotPlay(`The practice ${line.practice} has no figure ${line.key}.`)
  if (figure.unit !== line.unit) throw new CannotPlay(`${line.key} is counted in ${figure.unit}, not in ${line.unit}.`)
  if (!Number.isSafeInteger(line.value) || line.value < 0) throw new CannotPlay(`${line.key} must be a whole number from 0 on, not ${line.value}.`)
  const before = so[line.key]
  if (before !== undefined && before !== line.value) throw new CannotPlay(`${line.key} is asked to be ${before} and ${line.value} at once.`)
  return line.value
}

/**
 * One practice's targets.
 * @throws CannotPlay where there are none, a key or unit is not known, a value is no count, or a key has two values.
 */
export function targetsOf(given: unknown, practice: string, known: readonly Known[]): Targets {
  const list = z.array(z.object({ practice: z.string() }).loose()).safeParse(given)
  // What a file says of other practices is theirs.
  const read = Season.safeParse(list.data?.filter((line) => line.practice === practice))
  if (!read.success) throw new CannotPlay('Targets are a list of { practice, key, value, unit }.')
  const lines = read.data
  if (lines.length === 0) throw new CannotPlay(`There is no target of ${practice}.`)
  let targets: Record<string, number> = {}
  for (const line of lines) targets = { ...targets, [line.key]: taken(line, known, targets) }
  return targets
}
