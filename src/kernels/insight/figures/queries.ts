import { z } from 'zod'
import { id } from '#platform/contract.ts'
import { many, one, sql, type Tx } from '#platform/sql.ts'

const Named = z.object({ id: id('org'), name: z.string(), path: z.string() })
export type Named = z.infer<typeof Named>

/** Organisations by path; one that has moved since is absent. */
export const byPath = (tx: Tx, paths: readonly string[]) => many(Named, tx, sql`select id, name, path from org where path = any(${[...paths]})`)

/** Organisations by id. */
export const byId = (tx: Tx, ids: readonly string[]) => many(Named, tx, sql`select id, name, path from org where id = any(${[...ids]}::uuid[])`)

const step = (acts: readonly string[], at: { path: string; from: Date; to: Date }) => sql`
  select m.id, min(m.happened) as at from move m
  where m.noun = 'request' and m.act = any(${[...acts]}) and m.happened >= ${at.from} and m.happened < ${at.to} and m.org_path >= ${at.path} and m.org_path < ${`${at.path}~`}
  group by m.id`

/** Requests that a desk answered between two instants, how many seconds half of them waited at most, and how many were confirmed. */
export const answered = (tx: Tx, at: { path: string; from: Date; to: Date }) => one(z.object({ orders: z.number(), seconds: z.number().nullable(), confirmed: z.number() }), tx, sql`
  select count(*)::int as orders, (percentile_cont(0.5) within group (order by extract(epoch from a.at - s.happened)))::float8 as seconds,
    (select count(*)::int from (${step(['confirm'], at)}) c) as confirmed
  from (${step(['accept', 'decline'], at)}) a join move s on s.id = a.id and s.act = 'submit'`)
