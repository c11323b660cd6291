import { me } from '#platform/cx.ts'
import { acts, anybody, reads, asMyself } from '#platform/route.ts'
import { give } from './actions.ts'
import * as api from './contract.ts'
import * as q from './queries.ts'
import { inForce } from './texts.ts'

export const routes = [
  reads(api.text, { can: anybody, run: async (_cx, _noun, { purpose }) => ({ purpose, ...inForce(purpose) }) }),
  reads(api.list, { can: asMyself, run: async (cx) => ({ items: await q.ofPerson(cx.tx, me(cx)) }) }),
  acts(api.give, { can: asMyself, run: give, show: (cx, done) => q.byId(cx.tx, done['id'] ?? '') }),
]
