import { acts, reads, signedIn } from '#platform/route.ts'
import { nearby, sharedOne, support, supported } from './actions.ts'
import * as api from './contract.ts'
import { can } from './policy.ts'

export const routes = [
  reads(api.nearby, { can: signedIn, run: nearby }),
  acts(api.add, { load: sharedOne, can: (cx) => can.add(cx, { person: cx.who.id }), run: support, show: supported }),
]
