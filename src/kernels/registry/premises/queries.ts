import { z } from 'zod'
import { id, type Id } from '#platform/contract.ts'
import { many, maybe, one, run, runOne, sql, type Tx } from '#platform/sql.ts'
import { Premise, PremiseKind } from './contract.ts'

/** A place with the estate that it lies in. */
export const Placed = z.object({
  id: id('premise'),
  kind: PremiseKind,
  name: z.string(),
  org: id('org'),
  orgPath: z.string(),
  orgName: z.string(),
  /** The estate itself where the place is one. Degrees; null where the community entered no point. */
  estate: z.object({
    id: id('premise'),
    name: z.string(),
    lat: z.coerce.number().nullable(),
    lon: z.coerce.number().nullable(),
  }),
  /** Its building, or itself where it is one; null for an estate. */
  building: id('premise').nullable(),
  /** As it stands on an envelope: 桂苑 6 幢 302. */
  whole: z.string(),
})
export type Placed = z.infer<typeof Placed>

/** One place, its estate and its whole name. */
export const placed = (tx: Tx, of: string): Promise<Placed | undefined> =>
  maybe(
    Placed,
    tx,
    sql`
  select p.id, p.kind, p.name, p.org, p.org_path, o.name as org_name,
         jsonb_build_object('id', e.id, 'name', e.name, 'lat', e.lat, 'lon', e.lon) as estate,
         case p.kind when 'building' then p.id when 'door' then p.parent end as building,
         concat_ws(' ', g.name, f.name, p.name) as whole
  from premise p
  join org o on o.id = p.org
  left join premise f on f.id = p.parent
  left join premise g on g.id = f.parent
  join premise e on e.id = coalesce(g.id, f.id, p.id)
  where p.id = ${of}`,
  )

const Community = z.object({ id: id('org'), kind: z.string(), name: z.string(), orgPath: z.string() })
export type Community = z.infer<typeof Community>

/** The organisation whose places are asked for. */
export const community = (tx: Tx, of: string): Promise<Community | undefined> =>
  maybe(Community, tx, sql`select id, kind, name, path as org_path from org where id = ${of}`)

const listed = sql`
  p.id, p.parent, p.kind, p.name,
  case when p.lat is null then null else jsonb_build_object('lat', p.lat, 'lon', p.lon) end as point,
  (select count(*)::int from premise c where c.parent = p.id) as children`

/** Names with their numbers in the order of numbers, 2 before 10. */
const byName = sql`coalesce(substring(p.name from '[0-9]+')::numeric, 0), p.name`

/** One level of a community's places. */
export const children = (tx: Tx, of: { org: string; parent: string | null }): Promise<Premise[]> =>
  many(
    Premise,
    tx,
    sql`
  select ${listed} from premise p where p.org = ${of.org} and p.parent is not distinct from ${of.parent}
  order by (p.kind = 'estate'), ${byName}`,
  )

/** One place as lists show it. */
export const premise = (tx: Tx, of: string): Promise<Premise> =>
  one(Premise, tx, sql`select ${listed} from premise p where p.id = ${of}`)

const Counts = z.object({ estates: z.number(), buildings: z.number(), doors: z.number() })
/** How many places of each kind a community has. */
export const counts = (tx: Tx, org: string) =>
  one(
    Counts,
    tx,
    sql`
  select count(*) filter (where kind = 'estate')::int as estates, count(*) filter (where kind = 'building')::int as buildings,
         count(*) filter (where kind = 'door')::int as doors
  from premise where org = ${org}`,
  )

export interface NewPremise {
  id: Id<'premise'>
  parent: string | null
  name: string
}

/** Adds places of one level; those that are there already are left. Returns how many are new. */
export const insert = (
  tx: Tx,
  at: { org: string; orgPath: string; kind: string },
  rows: readonly NewPremise[],
): Promise<number> =>
  run(
    tx,
    sql`
  insert into premise (id, parent, kind, name, org, org_path)
  select r.id, r.parent, ${at.kind}, r.name, ${at.org}::uuid, ${at.orgPath}
  from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r(id uuid, parent uuid, name text)
  on conflict (org, parent, name) do nothing`,
  )

const Known = z.object({ id: z.string(), parent: z.string().nullable(), name: z.string() })
/** The places of one level of a community. */
export const level = (tx: Tx, at: { org: string; kind: string }) =>
  many(Known, tx, sql`select id, parent, name from premise where org = ${at.org} and kind = ${at.kind}`)

/** Whether another place beside this one has the name. */
export const twin = (tx: Tx, of: { id: string; name: string }) =>
  maybe(
    z.object({ id: z.string() }),
    tx,
    sql`
  select t.id from premise p join premise t on t.org = p.org and t.parent is not distinct from p.parent and t.id <> p.id
  where p.id = ${of.id} and t.name = ${of.name}`,
  )

/** Gives a place another name. */
export const rename = (tx: Tx, of: { id: string; name: string }) =>
  runOne(tx, sql`update premise set name = ${of.name} where id = ${of.id}`)

/** Gives an estate a point, or takes it. */
export const moveTo = (tx: Tx, of: { id: string; point: { lat: number; lon: number } | null }) =>
  runOne(tx, sql`update premise set lat = ${of.point?.lat ?? null}, lon = ${of.point?.lon ?? null} where id = ${of.id}`)
