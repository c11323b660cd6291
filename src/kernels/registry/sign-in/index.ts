import type { Manifest } from '#platform/manifest.ts'
import { codePolicy, factorPolicy, sessionPolicy } from './policy.ts'

export { enter, openSession } from './session.ts'

/** Signing in: one-time codes, sessions, the second factor. */
export const manifest: Manifest = { policies: [sessionPolicy, codePolicy, factorPolicy], routes: [] }
