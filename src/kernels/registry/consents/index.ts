import type { Manifest } from '#platform/manifest.ts'
import { consentPolicy } from './policy.ts'

/** Consents: who agreed to which text, when, and when that ended. */
export const manifest: Manifest = { policies: [consentPolicy], routes: [] }
