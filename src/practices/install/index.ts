/** The library of practices, and how a committee installs one. */
import type { Manifest } from '#platform/manifest.ts'
import { personal } from './personal.ts'
import { policy } from './policy.ts'
import { routes } from './routes.ts'

export const manifest: Manifest = { policies: [policy], routes, ...personal }
