import { z } from 'zod'
import type { Cx } from '#platform/cx.ts'
import { after, DAY, MINUTE } from '#platform/clock.ts'
import { many, one, sql, type Tx } from '#platform/sql.ts'
import { terms } from '#kernels/marketplace/requests/flow.ts'
import { counting } from './contract.ts'

const Kept = z.object({ team: z.string(), claims: z.number(), kept: z.number() })
export type Kept = z.infer<typeof Kept>

/**
 * What became of these teams' claims within the published days. A claim counts once it ended: finished, or given back, lapsed, missed, taken
 * back by the desk. What the resident withdrew counts for nobody, nor what was given back at once. Worn as the clock.
 */
export const keptBy = (cx: Cx, teams: readonly string[]): Promise<Kept[]> => many(Kept, cx.tx, sql`
  select c.facts->>'team' as team, count(*)::int as claims, count(*) filter (where e.act = 'finish')::int as kept
  from move c cross join lateral (
    select m.act, m.happened from move m where m.id = c.id and m.entry > c.entry and m.act in ('finish', 'release', 'lapse', 'nobody-came', 'hand-back', 'withdraw')
    order by m.entry limit 1) e
  where c.noun = 'request' and c.act = 'claim' and c.facts->>'team' = any (${[...teams]}::text[]) and c.happened > ${after(cx.now, -counting.days * DAY)}
    and e.act <> 'withdraw' and not (e.act = 'release' and e.happened <= c.happened + ${`${(terms.undoMinutes * MINUTE) / 1000} seconds`}::interval)
  group by 1`)

const Team = z.object({ serves: z.string(), load: z.number(), capacity: z.number(), skills: z.array(z.string()), base: z.boolean() })

/** What the rule looks at of one team, beside its claims. */
export const teamOf = (tx: Tx, team: string) => one(Team, tx, sql`
  select t.serves, t.capacity, t.skills, t.lat is not null and t.lon is not null as base,
    (select count(*)::int from request r where r.team = t.org and r.state in ('claimed', 'working')) as load
  from team t where t.org = ${team}`)
