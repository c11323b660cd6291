import type { Manifest } from '#platform/manifest.ts'
import { personal, security } from './personal.ts'
import { pausePolicy, policy } from './policy.ts'
import { routes } from './routes.ts'

export { pause, resume } from './pause.ts'
export { unclearedOf } from './states.ts'

/** Clearance 上门资格: who may go to homes. A named officer has seen the document, the pledge is signed, and nothing pauses it. */
export const manifest: Manifest = { policies: [policy, pausePolicy], routes, security, ...personal }
