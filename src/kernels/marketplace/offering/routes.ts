import type { Cx } from '#platform/cx.ts'
import { DistanceStep } from '#platform/distance.ts'
import { acts, anybody, asMyself, reads } from '#platform/route.ts'
import { terms } from '#kernels/marketplace/requests/flow.ts'
import { orgOf } from '#kernels/registry/orgs/index.ts'
import * as api from './contract.ts'
import { about, answer, done, inbox, load, mine, object } from './objections.ts'
import { can } from './policy.ts'
import { standingOf } from './reliability.ts'

const ownTeam = (cx: Cx) => (cx.hat.kind === 'team' ? orgOf(cx.tx, cx.hat.org) : Promise.resolve(undefined))
const leads = (cx: Cx) => (cx.hat.kind === 'team' || !cx.checks ? 'ok' : 'may.not-leader')

const inForce = () => Promise.resolve({
  weights: api.Factor.options.map((factor) => ({ factor, weight: api.WEIGHTS[factor] })),
  nearness: DistanceStep.options.map((step) => ({ step, value: api.NEARNESS[step] })),
  ...api.counting, undoMinutes: terms.undoMinutes,
})

export const routes = [
  reads(api.rules, { can: anybody, run: inForce }),
  reads(api.standing, {
    load: ownTeam, can: leads,
    run: async (cx, team) => {
      const { claims, kept, median, told: reliability, load, capacity, skills, base } = await standingOf(cx, team.id)
      return { team: { id: team.id, name: team.name }, claims, kept, median, reliability, load, capacity, skills, base }
    },
  }),
  acts(api.object, { load: about, can: (cx) => can.make(cx, { person: cx.who.id }), run: object, show: done }),
  reads(api.mine, { can: asMyself, run: mine }),
  reads(api.inbox, { can: (cx) => can.answer(cx), run: (cx, _, input) => inbox(cx, input) }),
  acts(api.answer, { load, can: can.answer, run: answer, show: done }),
]
