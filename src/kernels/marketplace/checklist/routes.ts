import { dayOf } from '#platform/calendar.ts'
import type { Result } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import { Refusal } from '#platform/refuse.ts'
import { reads } from '#platform/route.ts'
import { wearing } from '#platform/wear.ts'
import { orgOf } from '#kernels/registry/orgs/index.ts'
import * as api from './contract.ts'
import * as q from './queries.ts'

/** Every office may know what its own place still lacks; there is no noun to ask a policy row for. */
const inOffice = (cx: Cx) => (cx.hat.kind === 'tree' || !cx.checks ? 'ok' : cx.who.id === null ? 'may.sign-in' : 'may.no-office')

const one = (made: boolean) => ({ made: made ? 1 : 0, wanted: 1 })

/** At least one of each is wanted, and then all that are there. */
function stepsOf(of: q.Counts): Result<typeof api.show>['steps'] {
  const [places, crews] = [Math.max(1, of.communities), Math.max(1, of.teams)]
  return [
    { step: 'communities', made: of.communities, wanted: places },
    { step: 'menu', made: of.menu, wanted: places },
    { step: 'staff', made: of.staff, wanted: places },
    { step: 'addresses', made: of.addresses, wanted: places },
    { step: 'teams', made: of.led, wanted: crews },
    { step: 'members', made: of.members, wanted: crews },
    { step: 'ordered', ...one(of.ordered) },
    { step: 'confirmed', ...one(of.confirmed) },
  ]
}

async function show(cx: Cx): Promise<Result<typeof api.show>> {
  const org = cx.hat.kind === 'tree' ? await orgOf(cx.tx, cx.hat.org) : undefined
  if (org === undefined) throw new Refusal('absent', 404)
  const found = await wearing(cx, { kind: 'flow' }, () => q.counts(cx.tx, { path: org.path, day: dayOf(cx.now) }))
  return { steps: stepsOf(found), works: found.confirmed }
}

export const routes = [reads(api.show, { can: inOffice, run: show })]
