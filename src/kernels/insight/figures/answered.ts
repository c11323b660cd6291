/** What neighbours got: the one figure that anybody may read, so it is counted for nobody in particular. */
import { addDays, startOfDay } from '#platform/calendar.ts'
import type { Cx } from '#platform/cx.ts'
import { fewestOf } from '#platform/figure/small.ts'
import { wearing } from '#platform/wear.ts'
import type { Org } from '#kernels/registry/orgs/index.ts'
import type { Answered } from './contract.ts'
import * as q from './queries.ts'
import { lastDays } from './span.ts'

const DAYS = 30
const HOUR = 3600

/** Of an organisation over the last thirty days; null where fewer than ten were answered. */
export async function answered(cx: Cx, org: Org): Promise<{ answered: Answered | null }> {
  const span = lastDays(cx, DAYS)
  const counted = await wearing(cx, { kind: 'flow' }, () => q.answered(cx.tx, { path: org.path, from: startOfDay(span.from), to: startOfDay(addDays(span.to, 1)) }))
  const few = fewestOf(1)
  if (counted.orders < few || counted.seconds === null) return { answered: null }
  return {
    answered: { span, orders: counted.orders, hours: Math.max(1, Math.ceil(counted.seconds / HOUR)), confirmed: counted.confirmed < few ? null : counted.confirmed },
  }
}
