import { z } from 'zod'
import { one, many, sql, type Tx } from '#platform/sql.ts'

/** How many organisations stand right below, teams left out, and whether the people here are invented. */
export const around = (tx: Tx, org: string) => one(z.object({ below: z.number(), demo: z.boolean() }), tx, sql`
  select (select count(*)::int from org where parent = ${org} and kind <> 'team') as below, kind = 'demo' as demo from clock`)

/** What was confirmed between two instants, as the reader's rights show it: which service, in which county; each pair once, the newest first. */
export const confirmed = (tx: Tx, asked: { path: string; from: Date; to: Date; limit: number }) => many(z.object({ service: z.string(), county: z.string() }), tx, sql`
  select r.service, c.name as county
  from move m join request r on r.id = m.id join org c on starts_with(m.org_path, c.path) and c.kind = 'county'
  where m.noun = 'request' and m.act = 'confirm' and m.happened >= ${asked.from} and m.happened < ${asked.to}
    and m.org_path >= ${asked.path} and m.org_path < ${`${asked.path}~`}
  group by r.service, c.name order by max(m.happened) desc, r.service, c.name limit ${asked.limit}`)
