import { globSync, readFileSync } from 'node:fs'

/** The kinds of tests, in the order in which they run: cheap ones first. */
export const kinds = [
  'pure',
  'house',
  'module',
  'matrix',
  'property',
  'launch',
  'replays',
  'faults',
  'journeys',
  'bench',
] as const
export type Kind = (typeof kinds)[number]

/** A folder or a file name decides first. */
const byPlace: readonly (readonly [RegExp, Kind])[] = [
  [/^tests\/house/, 'house'],
  [/^tests\/matrix/, 'matrix'],
  [/^tests\/launch/, 'launch'],
  [/^tests\/replays\//, 'replays'],
  [/^tests\/faults\//, 'faults'],
  [/^tests\/journeys\//, 'journeys'],
  [/^bench\//, 'bench'],
]

/** Then what the file imports: a property test brings its generator, a module test its world. */
const byImport: readonly (readonly [RegExp, Kind])[] = [
  [/from 'fast-check'/, 'property'],
  [/from '(#tests|\.)\/world\.ts'/, 'module'],
]

function kindOf(path: string, text: string): Kind {
  const placed = byPlace.find(([pattern]) => pattern.test(path)) ?? byImport.find(([pattern]) => pattern.test(text))
  return placed?.[1] ?? 'pure'
}

/** Every test file under `root`, by kind; paths are relative to it. */
export function testFiles(root: string): Record<Kind, string[]> {
  const found = Object.fromEntries(kinds.map((kind) => [kind, []])) as unknown as Record<Kind, string[]>
  for (const path of globSync('{src,tests,bench}/**/*.test.{ts,tsx}', { cwd: root }).toSorted()) {
    found[kindOf(path, readFileSync(`${root}/${path}`, 'utf8'))].push(path)
  }
  return found
}
