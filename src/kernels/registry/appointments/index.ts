import type { Manifest } from '#platform/manifest.ts'
import { leavingSecurity, personal } from './personal.ts'
import { appointmentPolicy, teamSecurity } from './policy.ts'
import { routes } from './routes.ts'

export { appointFirst } from './actions.ts'
export { hatOf } from './hat.ts'
export { appointmentOf, membersOf, officesOf } from './offices.ts'
export { maySee } from './policy.ts'
export type { Row as Held } from './queries.ts'

/** Appointments: a role at an organisation for a term. */
export const manifest: Manifest = { policies: [appointmentPolicy], routes, security: [...teamSecurity, ...leavingSecurity], ...personal }
