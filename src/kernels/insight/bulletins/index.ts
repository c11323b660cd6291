/** Bulletins 简报: drafted from figures, reviewed by a second person, signed by a third, published with a number. */
import type { Manifest } from '#platform/manifest.ts'
import { bulletinFlow } from './flow.ts'
import { personal } from './personal.ts'
import { correctionPolicy, issuePolicy, policy, security } from './policy.ts'
import { routes } from './routes.ts'

export const manifest: Manifest = { policies: [policy, issuePolicy, correctionPolicy], flows: [bulletinFlow], routes, security, ...personal }
