/** What a rule of the house is, and how it looks at files. */

/** Paths relative to the top, with their text. */
export type Files = ReadonlyMap<string, string>

export interface Rule {
  name: string
  /** Every violation, as a sentence with its place. */
  find: (files: Files) => string[]
  /** Files that break the rule; each is tried alone and must be caught. */
  sabotage: readonly (readonly [path: string, text: string])[]
}

export const isTest = (path: string): boolean => /\.(test|fixture)\.tsx?$|^tests\/|^bench\//.test(path)
export const source = (path: string): boolean => path.startsWith('src/') && /\.tsx?$/.test(path) && !isTest(path)
export const isMigration = (path: string): boolean => path.startsWith('db/migrations/') && path.endsWith('.sql')

/** Lines of some files that hold the pattern; comments are left out. */
export const lines = (files: Files, where: (path: string) => boolean, pattern: RegExp): string[] =>
  [...files].filter(([path]) => where(path)).flatMap(([path, text]) =>
    text.split('\n').flatMap((line, at) => (pattern.test(line) && !/^\s*(\*|\/\/|\/\*\*|--)/.test(line) ? [`${path}:${at + 1} ${line.trim().slice(0, 100)}`] : [])),
  )
