import type { Manifest } from '#platform/manifest.ts'
import { appointmentPolicy, teamSecurity } from './policy.ts'

export { hatKindOf, hatOf } from './hat.ts'

/** Appointments: a role at an organisation for a term. */
export const manifest: Manifest = { policies: [appointmentPolicy], routes: [], security: teamSecurity }
