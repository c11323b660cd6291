import { dayOf } from '#platform/calendar.ts'
import { me, type Cx } from '#platform/cx.ts'
import { Refusal, refusals } from '#platform/refuse.ts'
import type { Done, Given } from '#platform/route.ts'
import { outstanding } from '#kernels/registry/consents/index.ts'
import type * as api from './contract.ts'
import * as q from './queries.ts'
import { adultOf, entrust, sealedOf } from './sealed.ts'

const fail = refusals('me', { 'year-wrong': 400, 'year-set': 409 })

const OLDEST = 120

/** Takes what a person wants to be called. */
export async function setName(cx: Cx, _: undefined, { name }: Given<typeof api.name>): Promise<Done> {
  await q.rename(cx.tx, me(cx), name)
  return {}
}

/**
 * Takes the year of birth. A slip may be corrected, but who said to be under 18 does not grow up by a second answer: the operator corrects
 * that. Nothing is asked before the notice was read.
 */
export async function setYear(cx: Cx, _: undefined, { year }: Given<typeof api.year>): Promise<Done> {
  if ((await outstanding(cx)).length > 0) throw new Refusal('consent.first', 409)
  const thisYear = Number(dayOf(cx.now).slice(0, 4))
  if (year > thisYear || year < thisYear - OLDEST) throw fail('year-wrong', {}, 'year')
  const before = adultOf((await sealedOf(cx, me(cx))).year, cx.now)
  if (before === false && adultOf(year, cx.now) === true) throw fail('year-set')
  await entrust(cx, me(cx), { year })
  return {}
}
