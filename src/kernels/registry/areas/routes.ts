import { dayOf } from '#platform/calendar.ts'
import { reads } from '#platform/route.ts'
import * as api from './contract.ts'
import { can } from './policy.ts'
import * as q from './queries.ts'

export const routes = [
  reads(api.list, {
    can: (cx) => can.read(cx),
    run: async (cx, _, { parent }) => ({
      items: await q.children(cx.tx, { parent: parent ?? null, day: dayOf(cx.now) }),
    }),
  }),
  reads(api.find, {
    can: (cx) => can.read(cx),
    run: async (cx, _, { name, level, under }) => ({
      items: await q.named(cx.tx, { name, level: level ?? null, under: under ?? '', day: dayOf(cx.now) }),
    }),
  }),
]
