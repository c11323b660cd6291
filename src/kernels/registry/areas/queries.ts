import type { Day } from '#platform/contract.ts'
import { many, maybe, sql, type Tx } from '#platform/sql.ts'
import { Area } from './contract.ts'

/** Towns and villages are known from the day of the list on, not since they exist: their first day says nothing. */
const lasts = (row: 'a' | 'c', day: Day) => sql`
  (${sql.ref(`${row}.level`)} in ('town', 'village') or ${sql.ref(`${row}.valid_from`)} is null or ${sql.ref(`${row}.valid_from`)} <= ${day})
  and (${sql.ref(`${row}.valid_to`)} is null or ${sql.ref(`${row}.valid_to`)} > ${day})`

const columns = (day: Day) => sql`
  a.code, a.name, a.level, a.valid_from,
  (select string_agg(w.name, ' ' order by length(w.code)) from area w
   where w.code in (left(a.code, 2), left(a.code, 4), left(a.code, 6), left(a.code, 9), a.code)) as whole,
  (select count(*)::int from area c where c.parent = a.code and ${lasts('c', day)}) as children`

/** The divisions of an area on a day. */
export const children = (tx: Tx, of: { parent: string | null; day: Day }): Promise<Area[]> =>
  many(
    Area,
    tx,
    sql`
  select ${columns(of.day)} from area a
  where a.parent is not distinct from ${of.parent} and ${lasts('a', of.day)} order by a.code`,
  )

/** Areas of a day whose name holds `name`. */
export const named = (tx: Tx, of: { name: string; level: string | null; under: string; day: Day }): Promise<Area[]> =>
  many(
    Area,
    tx,
    sql`
  select ${columns(of.day)} from area a
  where position(${of.name} in a.name) > 0 and (${of.level}::text is null or a.level = ${of.level}) and starts_with(a.code, ${of.under})
    and ${lasts('a', of.day)}
  order by length(a.code), a.code limit 30`,
  )

/** Areas of a day by their codes. */
export const byCodes = (tx: Tx, of: { codes: readonly string[]; day: Day }): Promise<Area[]> =>
  many(
    Area,
    tx,
    sql`
  select ${columns(of.day)} from area a where a.code = any(${[...of.codes]}) and ${lasts('a', of.day)} order by length(a.code), a.code`,
  )

/** One area, whether it still exists or not. */
export const area = (tx: Tx, of: { code: string; day: Day }): Promise<Area | undefined> =>
  maybe(Area, tx, sql`select ${columns(of.day)} from area a where a.code = ${of.code}`)
