/** Support 我也需要: who else in the estate needs what a neighbour ordered, where the service is one that all share. */
import type { Manifest } from '#platform/manifest.ts'
import { personal, security } from './personal.ts'
import { policy } from './policy.ts'
import { routes } from './routes.ts'

export { carrySupport, supportersOf, tellSupporters } from './actions.ts'

export const manifest: Manifest = { policies: [policy], routes, security, ...personal }
