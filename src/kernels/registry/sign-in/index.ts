import type { Manifest } from '#platform/manifest.ts'
import { leavingSecurity, personal } from './personal.ts'
import { codePolicy, factorPolicy, limitPolicy, outboxPolicy, sessionPolicy, sweeping } from './policy.ts'
import { routes } from './routes.ts'

export { count as countOne } from './limits.ts'
export { codeShown, sendCode, takeCode } from './codes.ts'
export { deliver } from './deliver.ts'
export { enter, openSession } from './session.ts'
export { serveDemoSignIn, serveOutbox, waysRoute, type DemoPerson } from './dev.ts'
export { codesBy } from './deliver.ts'

/** Signing in: one-time codes, sessions, the second factor. */
export const manifest: Manifest = {
  policies: [sessionPolicy, codePolicy, outboxPolicy, limitPolicy, factorPolicy], routes, security: [...sweeping, ...leavingSecurity], ...personal,
}
