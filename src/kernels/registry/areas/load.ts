import type { Kysely } from 'kysely'
import { sql } from '#platform/sql.ts'
import { zhejiangAreas } from './data/read.ts'

/** Loads the official divisions once; a later extract adds what is new and ends what is gone. */
export async function loadAreas(db: Kysely<unknown>): Promise<void> {
  const areas = [...zhejiangAreas()]
  await sql`
    insert into area (code, name, level, parent, valid_from, valid_to)
    select a.code, a.name, a.level, a.parent, a."validFrom", a."validTo"
    from jsonb_to_recordset(${JSON.stringify(areas)}::jsonb) a(code text, name text, level text, parent text, "validFrom" date, "validTo" date)
    order by length(a.code), a.code
    on conflict (code) do update set name = excluded.name, valid_from = excluded.valid_from, valid_to = excluded.valid_to
    where (area.name, area.valid_from, area.valid_to) is distinct from (excluded.name, excluded.valid_from, excluded.valid_to)`.execute(db)
}
