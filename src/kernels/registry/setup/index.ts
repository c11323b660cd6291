/** Set-up: who runs this installation, its first organisation and its first admin. */
import type { Manifest } from '#platform/manifest.ts'
import { policy, security } from './policy.ts'
import { routes } from './routes.ts'

export { openSetup } from './actions.ts'

export const manifest: Manifest = { policies: [policy], routes, security }
