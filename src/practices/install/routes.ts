import { acts, anybody, reads } from '#platform/route.ts'
import { library } from '../library/index.ts'
import { install, load, remove } from './actions.ts'
import * as api from './contract.ts'
import { can } from './policy.ts'
import * as q from './queries.ts'
import { installed, paramsView, partsOf, shelved, storyOf } from './view.ts'

export const routes = [
  reads(api.library, {
    can: anybody,
    run: async (cx) => {
      const rows = await q.inForce(cx.tx)
      return { items: library.map((practice) => shelved(practice, rows)) }
    },
  }),
  reads(api.show, {
    load, can: anybody,
    run: async (cx, practice) => ({ ...shelved(practice, await q.inForce(cx.tx)), params: paramsView(practice), parts: partsOf(practice), story: storyOf(practice) }),
  }),
  acts(api.install, {
    load, can: (cx) => can.install(cx), run: install,
    show: async (cx, done) => {
      const row = await q.byId(cx.tx, done['id'] ?? '')
      if (row === undefined) throw new Error('the installation that was just made cannot be read')
      return installed(row)
    },
  }),
  acts(api.remove, { load, can: (cx) => can.end(cx), run: remove, show: () => Promise.resolve({}) }),
]
