import type { Result } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import { acts, anybody, reads } from '#platform/route.ts'
import { orgOf } from '#kernels/registry/orgs/index.ts'
import { library } from '../library/index.ts'
import type { Practice } from '../shape.ts'
import { install, load, remove } from './actions.ts'
import * as api from './contract.ts'
import type { Installation } from './contract.ts'
import { can } from './policy.ts'
import * as q from './queries.ts'
import { installed, paramsView, partsOf, shelved, storyOf } from './view.ts'

/** Why the worn office cannot install it or take it out; whoever has none is told so. */
async function mayOf(cx: Cx, practice: Practice, here: Installation | null): Promise<Record<string, string>> {
  const [install, end] = [can.install(cx), can.end(cx)]
  if (cx.hat.kind !== 'tree') return { install, remove: end }
  const { org } = cx.hat
  const fits = practice.at.includes((await orgOf(cx.tx, org))?.kind ?? '')
  const first = (verdict: string, otherwise: string, met: boolean) => (verdict === 'ok' && !met ? otherwise : verdict)
  return { install: first(install, 'practice.kind', fits), remove: first(end, 'practice.not-installed', here?.org.id === org) }
}

/** Where the worn office stands; nowhere for whoever wears none. */
const pathOf = (cx: Cx): string => (cx.hat.kind === 'tree' ? cx.hat.path : '')

async function show(cx: Cx, practice: Practice): Promise<Result<typeof api.show>> {
  const rows = await q.inForce(cx.tx)
  const shelf = shelved(practice, rows, pathOf(cx))
  return {
    ...shelf, params: paramsView(practice), parts: partsOf(practice), story: storyOf(practice), may: await mayOf(cx, practice, shelf.here),
  }
}

export const routes = [
  reads(api.library, {
    can: anybody,
    run: async (cx) => {
      const rows = await q.inForce(cx.tx)
      return { items: library.map((practice) => shelved(practice, rows, pathOf(cx))) }
    },
  }),
  reads(api.show, { load, can: anybody, run: show }),
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
