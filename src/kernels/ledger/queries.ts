import { z } from 'zod'
import { Day, id } from '#platform/contract.ts'
import { many, one, run, sql, type Tx } from '#platform/sql.ts'
import type { Account } from './accounts.ts'
import { countedGrades, Grade, type Book } from './contract.ts'

const Amount = z.coerce.bigint()

const byId = <T extends { id: string }>(rows: readonly T[]): T[] => rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))

/** Makes the accounts that are missing, empty. */
export const open = (tx: Tx, accounts: readonly Account[]): Promise<number> => run(tx, sql`
  insert into account (id, kind, person, org, unit, balance)
  values ${sql.join(byId(accounts).map((a) => sql`(${a.id}, ${a.kind}, ${a.person}, ${a.org}, ${a.unit}, ${a.kind === 'issuer' ? null : 0})`))}
  on conflict do nothing`)

/**
 * Locks every account of these persons: their minutes first, by id, where all who want anything of them meet; then the rest. The second
 * statement sees accounts that were opened while the first one waited, so nobody comes to one of them out of order.
 */
export const lockHolders = async (tx: Tx, persons: readonly string[]): Promise<void> => {
  const of = sql`select from account where person = any (${[...persons]}::uuid[])`
  await sql`${of} and unit = 'minutes' order by id for update`.execute(tx)
  await sql`${of} and unit <> 'minutes' order by id for update`.execute(tx)
}

const Balance = z.object({ id: z.uuid(), balance: Amount })
/** What stands in these accounts; ask after they are locked. */
export const balances = (tx: Tx, accounts: readonly string[]) =>
  many(Balance, tx, sql`select id, balance from account where id = any (${[...accounts]}::uuid[])`)

/** One posting before it is written. When it took effect and what caused it, its move says. */
const Posted = z.object({
  id: z.uuid(), payer: z.uuid(), payee: z.uuid(), unit: z.string(), amount: Amount, grade: Grade.nullable(), kind: z.enum(['confirm', 'reverse']),
  reverses: z.uuid().nullable(), rule: z.uuid().nullable(), record: z.uuid(), entry: z.number(), number: z.string().nullable(), service: z.string().nullable(),
  setting: z.uuid().nullable(), org: z.uuid(), orgPath: z.string(), deskPath: z.string(), person: z.uuid(),
})
export type Posted = z.infer<typeof Posted>

const asJson = (line: Posted) => ({ ...line, amount: String(line.amount), org_path: line.orgPath, desk_path: line.deskPath })

/** Writes postings beside their move of this transaction. */
export async function post(tx: Tx, lines: readonly Posted[]): Promise<void> {
  const wrote = await run(tx, sql`
    insert into posting (id, payer, payee, unit, amount, grade, kind, reverses, rule, noun, record, entry, number, service, setting, org, org_path, desk_path, person, happened, cause)
    select l.id, l.payer, l.payee, l.unit, l.amount, l.grade, l.kind, l.reverses, l.rule, m.noun, m.id, m.entry, l.number, l.service, l.setting,
      l.org, l.org_path, l.desk_path, l.person, m.happened, m.cause
    from jsonb_to_recordset(${JSON.stringify(lines.map(asJson))}::jsonb) as l (
      id uuid, payer uuid, payee uuid, unit text, amount bigint, grade text, kind text, reverses uuid, rule uuid, record uuid, entry integer, number text,
      service text, setting uuid, org uuid, org_path text, desk_path text, person uuid)
    join move m on m.id = l.record and m.entry = l.entry and m.xid = pg_current_xact_id()`)
  if (wrote !== lines.length) throw new Error(`expected to write ${lines.length} postings, wrote ${wrote}`)
}

/** What stands of a record: its postings that nobody has turned round, the newest first. */
export const standing = (tx: Tx, record: string) => many(Posted, tx, sql`
  select p.id, p.payer, p.payee, p.unit, p.amount, p.grade, p.kind, p.reverses, p.rule, p.record, p.entry, p.number, p.service, p.setting, p.org, p.org_path, p.desk_path, p.person
  from posting p left join posting r on r.reverses = p.id
  where p.record = ${record} and p.kind = 'confirm' and r.id is null order by p.seq desc`)

const grades = sql`(${sql.join(countedGrades)})`
const change = sql`case p.kind when 'confirm' then p.amount else -p.amount end`

const Minutes = z.object({ credit: Amount, honour: Amount, month: Amount })
/** A person's minutes that count, the others, and what came in of the former since `from`. */
export const minutes = (tx: Tx, person: string, from: Day) => one(Minutes, tx, sql`
  select coalesce(sum(${change}) filter (where p.grade in ${grades}), 0)::bigint as credit,
    coalesce(sum(${change}) filter (where p.grade not in ${grades}), 0)::bigint as honour,
    coalesce(sum(p.amount) filter (where p.grade in ${grades} and p.kind = 'confirm' and p.day >= ${from}), 0)::bigint as month
  from posting p where p.person = ${person} and p.unit = 'minutes'`)

const Held = z.object({ unit: z.string(), balance: Amount, month: Amount, zh: z.string().nullable(), en: z.string().nullable() })
/** The points that a person holds, by currency, with the name that its issuer gave it last; the currency that moved last comes first. */
export const points = (tx: Tx, person: string, from: Day) => many(Held, tx, sql`
  select a.unit, a.balance, coalesce(sum(p.amount) filter (where p.kind = 'confirm' and p.day >= ${from}), 0)::bigint as month, s.zh, s.en
  from account a join posting p on p.person = a.person and p.unit = a.unit
    left join lateral (
      select value->>'zh' as zh, value->>'en' as en from setting
      where part = 'ledger.currency' and 'points:' || org || '/' || key = a.unit order by from_at desc limit 1) s on true
  where a.person = ${person} and a.unit <> 'minutes'
  group by a.id, s.zh, s.en order by max(p.seq) desc`)

const within = (book: Book) => {
  if (book === 'credit') return sql`p.unit = 'minutes' and p.grade in ${grades}`
  return book === 'honour' ? sql`p.unit = 'minutes' and p.grade not in ${grades}` : sql`p.unit = ${book}`
}

const Line = z.object({
  id: id('posting'), seq: z.coerce.string(), kind: z.enum(['confirm', 'reverse']), day: Day, unit: z.string(), change: Amount, standing: Amount, grade: Grade.nullable(),
  noun: z.string(), record: z.uuid(), number: z.string().nullable(), service: z.string().nullable(), zh: z.string().nullable(), en: z.string().nullable(),
  team: id('org'), teamName: z.string(), minutes: Amount.nullable(), reversed: z.boolean(), corrects: Day.nullable(), monthIn: Amount, monthBack: Amount,
})
export type Line = z.infer<typeof Line>

/** A page of one list of a person's passbook, newest first, one row more than asked; `after` is the `seq` of the last line seen. */
export const lines = (tx: Tx, of: { person: string; book: Book }, asked: { after?: string | undefined; limit: number }) => many(Line, tx, sql`
  with book as (
    select p.*, ${change} as change, to_char(p.day, 'YYYY-MM') as month from posting p where p.person = ${of.person} and ${within(of.book)}
  ), run as (
    select b.*, sum(b.change) over (order by b.seq)::bigint as standing,
      coalesce(sum(b.amount) filter (where b.kind = 'confirm') over (partition by b.month), 0)::bigint as month_in,
      coalesce(sum(b.amount) filter (where b.kind = 'reverse') over (partition by b.month), 0)::bigint as month_back
    from book b
  )
  select r.id, r.seq, r.kind, r.day, r.unit, r.change, r.standing, r.grade, r.noun, r.record, r.number, r.service, s.value->>'zh' as zh, s.value->>'en' as en,
    o.id as team, o.name as team_name, m.amount as minutes, x.id is not null as reversed, y.day as corrects, r.month_in, r.month_back
  from run r join org o on o.id = r.org left join setting s on s.id = r.setting left join posting x on x.reverses = r.id left join posting y on y.id = r.reverses
    left join posting m on r.unit <> 'minutes' and m.record = r.record and m.entry = coalesce(y.entry, r.entry) and m.person = r.person and m.unit = 'minutes' and m.kind = 'confirm'
  where ${asked.after === undefined ? sql`true` : sql`r.seq < ${asked.after}`}
  order by r.seq desc limit ${asked.limit + 1}`)

const Kept = z.object({
  id: z.string(), day: Day, kind: z.string(), amount: z.string(), unit: z.string(), currency: z.string(), grade: z.string().nullable(),
  service: z.object({ zh: z.string(), en: z.string() }).nullable(), number: z.string().nullable(), team: z.string(),
})
/** Every posting of a person, newest first. */
export const kept = (tx: Tx, of: { person: string; after: string | null; limit: number }) => many(Kept, tx, sql`
  select p.id, p.day, p.kind, p.amount::text as amount, p.quantity as unit, p.unit as currency, p.grade, p.number, o.name as team,
    case when p.service is not null then jsonb_build_object('zh', coalesce(s.value->>'zh', p.service), 'en', coalesce(s.value->>'en', s.value->>'zh', p.service)) end as service
  from posting p join org o on o.id = p.org left join setting s on s.id = p.setting
  where p.person = ${of.person} and (${of.after}::uuid is null or p.seq < (select seq from posting where id = ${of.after}::uuid))
  order by p.seq desc limit ${of.limit}`)
