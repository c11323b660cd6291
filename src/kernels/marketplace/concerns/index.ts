/** Concerns 有件事不对: something was wrong at a visit. Sealed, to an officer outside the team; the helpers take no visits until it is settled. */
import type { Manifest } from '#platform/manifest.ts'
import { concernFlow } from './flow.ts'
import { copySecurity, personal } from './personal.ts'
import { policy, security } from './policy.ts'
import { routes } from './routes.ts'

export const manifest: Manifest = { policies: [policy], flows: [concernFlow], routes, security: [...security, ...copySecurity], ...personal }
