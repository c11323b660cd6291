/** The ledger: minutes by evidence, points by rule, and the passbook. Higher kernels call it in their own transaction. */
import type { Manifest } from '#platform/manifest.ts'
import { measures } from './measures.ts'
import { personal } from './personal.ts'
import { security } from './policy.ts'
import { routes } from './routes.ts'

export { postMinutes, reversePostings } from './actions.ts'
export { earn, pointsFor } from './earn.ts'

export const manifest: Manifest = { policies: [], routes, security, measures, ...personal }
