import { z } from 'zod'
import type { Day } from '#platform/contract.ts'
import { one, sql, type Tx } from '#platform/sql.ts'
import { PART, PREFIX } from '#kernels/marketplace/catalogue/capability.ts'

const Counts = z.object({
  communities: z.number(), menu: z.number(), staff: z.number(), addresses: z.number(),
  teams: z.number(), led: z.number(), members: z.number(), ordered: z.boolean(), confirmed: z.boolean(),
})
export type Counts = z.infer<typeof Counts>

/** What there is at a path and below it today. A team counts where it serves a community of these, or stands among them. Worn hat: the clock's. */
export const counts = (tx: Tx, { path, day }: { path: string; day: Day }) =>
  one(Counts, tx, sql`
    with place as (
      select id, path from org where kind = 'community' and starts_with(path, ${path}) and (valid_to is null or valid_to > ${day})
    ), crew as (
      select t.org from team t join org o on o.id = t.org
      where (starts_with(t.org_path, ${path}) or starts_with(${path}, t.serves)) and (o.valid_to is null or o.valid_to > ${day})
    ), office as (
      select org, role from appointment where from_day <= ${day} and until_day > ${day}
    )
    select
      (select count(*)::int from place) as communities,
      (select count(*)::int from place p where exists (
        select from setting s where s.part = ${PART} and starts_with(s.key, ${PREFIX}) and s.until is null and starts_with(p.path, s.org_path))) as menu,
      (select count(*)::int from place p where exists (select from office a where a.org = p.id and a.role = 'staff')) as staff,
      (select count(*)::int from place p where exists (select from premise d where d.org = p.id and d.kind = 'door')) as addresses,
      (select count(*)::int from crew) as teams,
      (select count(*)::int from crew c where exists (select from office a where a.org = c.org and a.role = 'team.leader')) as led,
      (select count(*)::int from crew c where exists (select from office a where a.org = c.org and a.role = 'team.member')) as members,
      exists (select from request r where starts_with(r.org_path, ${path})) as ordered,
      exists (select from request r where starts_with(r.org_path, ${path}) and r.state = 'confirmed') as confirmed`)
