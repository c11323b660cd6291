/** What a desk finds by the blind index of places, and its saved replies. */
import { z } from 'zod'
import { id } from '#platform/contract.ts'
import { many, maybe, run, sql, type Tx } from '#platform/sql.ts'
import { Row, rowsOf } from '../queries.ts'
import { Reply } from './contract.ts'

const Person = z.object({ person: id('person') })

/**
 * Who was last served at a place, or in a building; whoever had an order of this desk elsewhere since then is no longer there. Newest first.
 */
export const lastServedAt = (tx: Tx, key: Buffer) => many(Person, tx, sql`
  select r.served as person from request_place p join request r on r.id = p.id
  where (p.place = ${key} or p.building = ${key}) and not exists (select from request n where n.served = r.served and n.org = r.org and n.id > r.id)
    and r.served is not null
  order by r.id desc limit 30`)

/** Whether this desk has served somebody at a place that it knows. */
export const servedHere = (tx: Tx, person: string) => maybe(Person, tx, sql`
  select r.served as person from request r join request_place p on p.id = r.id where r.served = ${person} limit 1`)

/** Visits of a desk that fall into a span or are under way. */
export const visitsIn = (tx: Tx, of: { org: string; from: Date; to: Date }) => many(Row, tx, rowsOf(sql`
  where r.org = ${of.org} and (r.state = 'working' or r.state = 'claimed' and r.window_from < ${of.to} and r.window_to > ${of.from}) order by r.window_from, r.id limit 500`))

/** The blind index of the building of each of these requests. */
export const buildingKeys = (tx: Tx, requests: readonly string[]) => many(z.object({ id: z.string(), building: z.instanceof(Buffer) }), tx, sql`
  select id, building from request_place where id = any (${requests}::uuid[]) and building is not null`)

/** The buildings of these estates, 2 before 10. */
export const buildingsOf = (tx: Tx, estates: readonly string[]) => many(z.object({ id: id('premise'), name: z.string() }), tx, sql`
  select id, name from premise where parent = any (${estates}::uuid[]) and kind = 'building' order by coalesce(substring(name from '[0-9]+')::numeric, 0), name`)

const Saved = z.object({ items: z.array(Reply), version: z.number() })
export const replies = (tx: Tx, org: string) => maybe(Saved, tx, sql`select items, version from saved_replies where org = ${org}`)

interface List { org: string; orgPath: string; items: readonly Reply[]; version: number }

/** Begins a desk's own list; false where a colleague has begun one. */
export const beginReplies = async (tx: Tx, row: List): Promise<boolean> =>
  (await run(tx, sql`insert into saved_replies (org, org_path, items, version) values (${row.org}, ${row.orgPath}, ${JSON.stringify(row.items)}, 1) on conflict do nothing`)) > 0

/** Writes the list over the version that was read; false where a colleague was faster. */
export const writeReplies = async (tx: Tx, row: List): Promise<boolean> =>
  (await run(tx, sql`update saved_replies set items = ${JSON.stringify(row.items)}, version = version + 1 where org = ${row.org} and version = ${row.version}`)) > 0
