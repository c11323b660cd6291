import type { Manifest } from '#platform/manifest.ts'
import { personal, security } from './personal.ts'
import { consentPolicy } from './policy.ts'
import { routes } from './routes.ts'

export { agreedTo, endConsent, logSpoken, outstanding } from './actions.ts'
export { versionOf } from './texts.ts'

/** Consents: who agreed to which text, when, and when that ended. */
export const manifest: Manifest = { policies: [consentPolicy], routes, security, ...personal }
