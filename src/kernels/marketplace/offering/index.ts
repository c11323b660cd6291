/** Offering 派单: the published rule by which teams and cards are put in order, and how people object to it. */
import type { Manifest } from '#platform/manifest.ts'
import { personal, security } from './personal.ts'
import { policy } from './policy.ts'
import { routes } from './routes.ts'

export { reliabilityOf, standingOf } from './reliability.ts'
export { drawn, lowest } from './lot.ts'
export { points, score } from './score.ts'

export const manifest: Manifest = { policies: [policy], routes, security, ...personal }
