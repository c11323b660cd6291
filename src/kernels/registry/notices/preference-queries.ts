import { z } from 'zod'
import type { Id } from '#platform/contract.ts'
import { maybe, run, runOne, sql, type Tx } from '#platform/sql.ts'

const Minute = z.number().int().nullable()
export const Preference = z.object({
  sms: z.boolean(), email: z.boolean(), push: z.boolean(), quietFrom: Minute, quietTo: Minute, language: z.enum(['zh', 'en']),
})
export type Preference = z.infer<typeof Preference>

export const preference = (tx: Tx, person: Id<'person'>) =>
  maybe(Preference, tx, sql`select sms, email, push, quiet_from, quiet_to, language from notice_preference where person = ${person}`)

export const keep = (tx: Tx, row: Preference & { person: Id<'person'> }) =>
  runOne(tx, sql`
    insert into notice_preference (person, sms, email, push, quiet_from, quiet_to, language)
    values (${row.person}, ${row.sms}, ${row.email}, ${row.push}, ${row.quietFrom}, ${row.quietTo}, ${row.language})
    on conflict (person) do update set
      sms = excluded.sms, email = excluded.email, push = excluded.push, quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to, language = excluded.language`)

/** Whether one channel may speak; the rest stays as it was, or as it is at first. */
export const allow = (tx: Tx, of: { person: Id<'person'>; channel: 'email' | 'push'; on: boolean; quiet: { from: number; to: number } }) =>
  runOne(tx, sql`
    insert into notice_preference as p (person, sms, email, push, quiet_from, quiet_to, language)
    values (${of.person}, true, ${of.on && of.channel === 'email'}, ${of.on && of.channel === 'push'}, ${of.quiet.from}, ${of.quiet.to}, 'zh')
    on conflict (person) do update set
      email = case when ${of.channel} = 'email' then excluded.email else p.email end, push = case when ${of.channel} = 'push' then excluded.push else p.push end`)

export const drop = (tx: Tx, person: Id<'person'>) => run(tx, sql`delete from notice_preference where person = ${person}`)
