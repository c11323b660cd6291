/** My data 我的资料: what the house keeps of a person, to see, to take along, to correct, and to have erased. */
import type { Manifest } from '#platform/manifest.ts'
import { timed } from './actions.ts'
import { deletionFlow } from './flow.ts'
import { personal } from './personal.ts'
import { policy, security } from './policy.ts'
import { routes } from './routes.ts'

export const manifest: Manifest = { policies: [policy], flows: [deletionFlow], routes, timed, security, ...personal }
