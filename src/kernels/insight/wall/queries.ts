import { z } from 'zod'
import { one, sql, type Tx } from '#platform/sql.ts'

/** How many organisations stand right below, teams left out, and whether the people here are invented. */
export const around = (tx: Tx, org: string) => one(z.object({ below: z.number(), demo: z.boolean() }), tx, sql`
  select (select count(*)::int from org where parent = ${org} and kind <> 'team') as below, kind = 'demo' as demo from clock`)
