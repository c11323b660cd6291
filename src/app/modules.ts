import type { Manifest } from '#platform/manifest.ts'

/** Every module of the house, from the ground up. */
export const modules: readonly Manifest[] = []
