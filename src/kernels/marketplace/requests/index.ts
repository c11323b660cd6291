/** Requests 点单: what a resident orders, and how exactly one team comes to do it. The first module, written to be copied. */
import type { Manifest } from '#platform/manifest.ts'
import { requestFlow } from './flow.ts'
import { measures } from './measures.ts'
import { personal, security } from './personal.ts'
import { applicants, applications, applying, policy, repliesPolicy, reviews, shut } from './policy.ts'
import { routes } from './routes.ts'
import { timed } from './timed.ts'

export { sweepPhotos } from './photos.ts'

export const manifest: Manifest = { policies: [policy, applications, applicants, repliesPolicy], flows: [requestFlow], routes, timed, measures, security: [...security, ...reviews, ...shut, ...applying], ...personal }
