/** Counting, written as SQL from a measure's declaration. Names of tables and columns are the declaration's, values are parameters. */
import type { RawBuilder } from 'kysely'
import { z } from 'zod'
import { addDays, startOfDay } from '../calendar.ts'
import { Instant, type Day } from '../contract.ts'
import { many, sql, type Tx } from '../sql.ts'
import type { Key, Measure } from './measure.ts'

type Sql = RawBuilder<unknown>

/** A measure, narrowed down, in one subtree and span. */
export interface Asked {
  measure: Measure
  where: Readonly<Record<string, readonly string[]>>
  /** The organisation's path; it and all below it count. */
  path: string
  /** Along which of the measure's paths; `org` unless told. */
  along?: string
  /** First and last day, both included. */
  from: Day
  to: Day
}

/** Which organisation path column counts. A dimension that the measure does not have is a fault of the caller. */
const pathColumn = ({ measure, along = 'org' }: Asked): string => {
  const column = measure.paths[along]
  if (column === undefined) throw new Error(`${measure.key} has no dimension ${along}`)
  return column
}

/** What stands for the source's own columns, so that one statement serves all three kinds. */
interface Parts { from: Sql; record: Sql; path: Sql; day: Sql; tie: Sql; step: Sql; only: Sql[] }

const column = (name: string): Sql => sql`t.${sql.id(name)}`

function partsOf(asked: Asked): Parts {
  const { from } = asked.measure
  const path = pathColumn(asked)
  if (from.kind === 'moves') {
    const acts = from.acts === undefined ? [] : [sql`m.act = any(${[...from.acts]})`]
    return {
      from: sql`move m join ${sql.id(from.table)} t on t.id = m.id`, record: sql`m.id`, path: sql`m.${sql.id(path)}`, day: sql`m.happened`,
      tie: sql`m.seq`, step: sql`m.act`, only: [sql`m.noun = ${from.noun}`, ...acts],
    }
  }
  const own = { path: column(path), tie: sql`0`, step: sql`''` }
  if (from.kind === 'stands') return { ...own, from: sql`${sql.id(from.table)} t`, record: sql`t.id`, day: column(from.since), only: [] }
  const only = Object.entries(from.only).map(([name, values]) => sql`${column(name)} = any(${[...values]})`)
  return { ...own, from: sql`${sql.id(from.table)} t`, record: column(from.record), day: column(from.day), only }
}

/** A fact of the latest such step before this one, which may have been taken back since. */
const keyOf = (key: Key): Sql => {
  if ('column' in key) return key.or === undefined ? sql`${column(key.column)}::text` : sql`coalesce(${column(key.column)}, ${column(key.or)})::text`
  return sql`(select f.facts->>${key.fact} from move f where f.id = m.id and f.act = ${key.at} and f.entry < m.entry order by f.entry desc limit 1)`
}

const identity = ({ measure }: Asked, parts: Parts): Sql => {
  if (measure.distinct !== undefined) return keyOf(measure.distinct.key)
  return measure.sum === undefined ? sql`${parts.record}::text` : sql`t.id::text`
}

const amountOf = ({ sum }: Measure): Sql => {
  if (sum === undefined) return sql`1::bigint`
  if (sum.less === undefined) return sql`${column(sum.column)}::bigint`
  return sql`(case when ${column(sum.less)} is null then ${column(sum.column)} else -${column(sum.column)} end)::bigint`
}

const personOf = ({ distinct, person }: Measure, key: Sql): Sql => {
  if (person !== undefined) return sql`${column(person)}::text`
  return distinct?.as === 'person' ? key : sql`null::text`
}

const inSpan = ({ measure, from, to }: Asked, { day }: Parts): Sql[] =>
  measure.from.kind === 'stands' ? [] : [sql`${day} >= ${startOfDay(from)}`, sql`${day} < ${startOfDay(addDays(to, 1))}`]

const filters = ({ where }: Asked, { step }: Parts): Sql[] =>
  Object.entries(where).map(([name, values]) => sql`${name === 'move' ? step : column(name)} = any(${[...values]})`)

/** Every row that counts, before rows that are the same thing become one. */
function hits(asked: Asked): Sql {
  const parts = partsOf(asked)
  const key = identity(asked, parts)
  const label = asked.measure.shown.label === undefined ? sql`''` : column(asked.measure.shown.label)
  const range = [sql`${parts.path} >= ${asked.path}`, sql`${parts.path} < ${`${asked.path}~`}`]
  const where = sql.join([...range, ...parts.only, ...inSpan(asked, parts), ...filters(asked, parts)], sql` and `)
  return sql`
    select ${key} as key, ${parts.record} as record, coalesce(${label}::text, '') as label, ${parts.path} as path, ${parts.day} as happened,
      ${parts.tie} as tie, ${amountOf(asked.measure)} as amount, ${personOf(asked.measure, key)} as person
    from ${parts.from} where ${where}`
}

/** Into what a total is divided: nothing, the days or months of effect, the organisations right below, or each of record. */
export type By = 'all' | 'day' | 'month' | 'child' | 'path'

const cellOf = (asked: Asked, by: By): Sql => {
  if (by === 'day') return sql`to_char(h.happened at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`
  if (by === 'month') return sql`to_char(h.happened at time zone 'Asia/Shanghai', 'YYYY-MM')`
  if (by === 'path') return sql`h.path`
  if (by === 'child') {
    return sql`case when h.path = ${asked.path}::text then h.path else ${asked.path}::text || split_part(substr(h.path, ${asked.path.length + 1}::int), '/', 1) || '/' end`
  }
  return sql`''`
}

/** Each thing once a cell, by its first row; rows of a sum all stay. */
const picked = (asked: Asked, by: By): Sql => {
  const placed = sql`select h.*, ${cellOf(asked, by)} as cell from (${hits(asked)}) h where h.key is not null`
  if (asked.measure.sum !== undefined) return placed
  return sql`select distinct on (c.cell, c.key) c.* from (${placed}) c order by c.cell, c.key, c.happened, c.tie`
}

const Cell = z.object({ cell: z.string(), amount: z.coerce.bigint(), rows: z.number(), persons: z.number() })

/** Sums and counts by cell; cells in which nothing happened are absent. */
export const cells = (tx: Tx, asked: Asked, by: By) => many(Cell, tx, sql`
  select p.cell, coalesce(sum(p.amount), 0)::bigint as amount, count(*)::int as rows, count(distinct p.person)::int as persons
  from (${picked(asked, by)}) p group by p.cell order by p.cell`)

const Hit = z.object({ key: z.string(), record: z.uuid(), label: z.string(), path: z.string(), happened: Instant, amount: z.coerce.bigint() })
export type Hit = z.infer<typeof Hit>

/** Where a row stands in its list. Never a person's id: places travel to the browser as cursors. */
export interface Place { happened: string; id: string }

const placeColumn = ({ measure }: Asked): Sql => (measure.sum === undefined ? sql`p.record::text` : sql`p.key`)
export const placeOf = ({ measure }: Asked, hit: Hit): Place => ({ happened: hit.happened, id: measure.sum === undefined ? hit.record : hit.key })

/** The rows behind a total in the order in which they took effect. */
export const rows = (tx: Tx, asked: Asked, page: { after?: Place | undefined; limit: number }) => many(Hit, tx, sql`
  select p.key, p.record, p.label, p.path, p.happened, p.amount from (${picked(asked, 'all')}) p
  ${page.after === undefined ? sql`` : sql`where (p.happened, ${placeColumn(asked)}) > (${page.after.happened}::timestamptz, ${page.after.id})`}
  order by p.happened, ${placeColumn(asked)} limit ${page.limit}`)
