import { expect, test } from 'vitest'
import { z } from 'zod'
import { testSecrets } from '#tests/secrets.ts'
import { world, type World } from '#tests/world.ts'
import { connect, type Database } from './connect.ts'
import { blank, type Hat } from './cx.ts'
import { many, one, sql, type Tx } from './sql.ts'
import { wear } from './wear.ts'

const Count = z.object({ count: z.number() })
const countRequests = (tx: Tx) => one(Count, tx, sql`select count(*)::int as count from request where state <> ${'none'}`)

const as = (w: World, { db }: Database, kind: Extract<Hat['kind'], 'flow' | 'me'>) =>
  db.transaction().execute(async (tx) => {
    await wear(blank({ tx, now: w.now, hat: { kind }, secrets: testSecrets, files: '', checks: true }), { kind })
    return countRequests(tx)
  })

const Plan = z.object({ generic: z.coerce.number(), custom: z.coerce.number() })
const plansOf = (tx: Tx, text: string) => many(Plan, tx, sql`
  select generic_plans as generic, custom_plans as custom from pg_prepared_statements where statement like ${text}`)

test('a statement is planned once for each role that asks it, and run from that plan', async () => {
  await using w = await world()
  const database = connect(w.appUrl, 1)
  for (const kind of ['flow', 'me', 'flow', 'me', 'flow'] as const) await as(w, database, kind)
  const plans = await plansOf(database.db, 'select count(*)::int as count from request%')
  await database.close()
  expect(plans.toSorted((a, b) => b.generic - a.generic)).toEqual([{ generic: 3, custom: 0 }, { generic: 2, custom: 0 }])
})

test('a connection keeps a bounded number of statements; those beyond it still answer', async () => {
  await using w = await world()
  const database = connect(w.appUrl, 1)
  for (let n = 0; n < 420; n += 1) {
    const { count } = await one(Count, database.db, sql`select ${sql.raw(String(n))} + ${1}::int as count`)
    expect(count).toBe(n + 1)
  }
  const { length } = await many(Plan, database.db, sql`select generic_plans as generic, custom_plans as custom from pg_prepared_statements`)
  await database.close()
  expect(length).toBe(400)
})
