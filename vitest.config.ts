import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { kinds, testFiles } from './tests/kinds.ts'
import type { Kind } from './tests/kinds.ts'

const files = testFiles(fileURLToPath(new URL('.', import.meta.url)))

/** Seconds that one test of a kind may take. */
const seconds: Record<Kind, number> = {
  pure: 5,
  house: 60,
  module: 30,
  matrix: 300,
  property: 300,
  launch: 60,
  replays: 300,
  faults: 300,
  journeys: 180,
  bench: 120,
}

/** These make their own database, or need none. */
const alone: readonly Kind[] = ['pure', 'house', 'launch']

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    reporters: ['default'],
    projects: kinds.map((kind) => ({
      test: {
        name: kind,
        // An empty list would mean every file.
        include: files[kind].length > 0 ? files[kind] : ['tests/none'],
        testTimeout: seconds[kind] * 1000,
        hookTimeout: 60_000,
        globalSetup: alone.includes(kind) ? [] : ['tests/setup.ts'],
        // Files that start servers, browsers and crashes of their own go one after another.
        fileParallelism: !['launch', 'faults'].includes(kind),
      },
    })),
  },
})
