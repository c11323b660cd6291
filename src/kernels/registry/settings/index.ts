/** Settings: what a practice, or an organisation itself, set for an organisation and all below it. */
import type { Manifest } from '#platform/manifest.ts'
import { policy } from './policy.ts'

export { endSettings, settingsAt, writeSettings, type At } from './actions.ts'
export { can } from './policy.ts'
export { layers, pathsTo, type Setting } from './queries.ts'

export const manifest: Manifest = { policies: [policy], routes: [] }
