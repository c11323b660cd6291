/** Areas: the official divisions of the province, to the village, dated. */
import type { Manifest } from '#platform/manifest.ts'
import { policy } from './policy.ts'

export const manifest: Manifest = { policies: [policy], routes: [] }
