import { z } from 'zod'
import { id, type Id } from '#platform/contract.ts'
import { many, maybe, runOne, sql, type Tx } from '#platform/sql.ts'
import { pathsTo } from '#kernels/registry/settings/index.ts'
import { OrgKind } from './contract.ts'
import { open } from './queries.ts'

/** A team as matching needs it. `radius` in metres; `lat` and `lon` in degrees, null where its base is not known. */
export const Serving = z.object({
  id: id('org'),
  name: z.string(),
  path: z.string(),
  skills: z.array(z.string()),
  radius: z.number().int(),
  lat: z.coerce.number().nullable(),
  lon: z.coerce.number().nullable(),
  capacity: z.number().int(),
})
export type Serving = z.infer<typeof Serving>

/** Open teams that serve a community: those whose `serves` is the community or stands above it. */
export const serving = (tx: Tx, communityPath: string): Promise<Serving[]> =>
  many(
    Serving,
    tx,
    sql`
  select o.id, o.name, o.path, t.skills, t.radius, t.lat, t.lon, t.capacity
  from team t join org o on o.id = t.org
  where t.serves = any(${pathsTo(communityPath)}) and ${open('o')} order by o.path`,
  )

const Named = z.object({ id: id('org'), name: z.string(), kind: OrgKind })

/** A team with the organisations that it belongs to and serves. */
export const TeamRow = Serving.extend({
  orgPath: z.string(),
  parent: Named,
  serves: Named,
  validTo: z.string().nullable(),
})
export type TeamRow = z.infer<typeof TeamRow>

const row = sql`
  o.id, o.name, o.path, o.path as org_path, t.skills, t.radius, t.lat, t.lon, t.capacity, o.valid_to,
  jsonb_build_object('id', p.id, 'name', p.name, 'kind', p.kind) as parent,
  jsonb_build_object('id', s.id, 'name', s.name, 'kind', s.kind) as serves`
const from = sql`team t join org o on o.id = t.org join org p on p.id = o.parent join org s on s.path = t.serves`

/** One team, open or closed. */
export const team = (tx: Tx, of: string): Promise<TeamRow | undefined> =>
  maybe(TeamRow, tx, sql`select ${row} from ${from} where o.id = ${of}`)

/** Open teams of a subtree, in the order of their paths, after the path `after`. */
export const below = (tx: Tx, of: { path: string; after: string; limit: number }): Promise<TeamRow[]> =>
  many(
    TeamRow,
    tx,
    sql`
  select ${row} from ${from} where starts_with(o.path, ${of.path}) and o.path > ${of.after} and ${open('o')} order by o.path limit ${of.limit}`,
  )

export interface Ability {
  skills: readonly string[]
  serves: string
  radius: number
  capacity: number
  base: { lat: number; lon: number } | null
}

/** Says what a new team can do. */
export const insert = (tx: Tx, at: { id: Id<'org'>; path: string }, can: Ability) =>
  runOne(
    tx,
    sql`
  insert into team (org, org_path, skills, serves, radius, lat, lon, capacity)
  values (${at.id}, ${at.path}, ${[...can.skills]}, ${can.serves}, ${can.radius}, ${can.base?.lat ?? null}, ${can.base?.lon ?? null}, ${can.capacity})`,
  )

/** Says anew what a team can do; without a base the old one stays. */
export const update = (
  tx: Tx,
  of: string,
  { base, ...can }: Omit<Ability, 'base'> & { base: Ability['base'] | undefined },
) =>
  runOne(
    tx,
    sql`
  update team set skills = ${[...can.skills]}, serves = ${can.serves}, radius = ${can.radius}, capacity = ${can.capacity},
    lat = ${base === undefined ? sql`lat` : (base?.lat ?? null)}, lon = ${base === undefined ? sql`lon` : (base?.lon ?? null)}
  where org = ${of}`,
  )

const Name = z.object({ name: z.string() })
/** Names of skills that settings at, above and below a path ask for, and that teams below it have. */
export const skills = (tx: Tx, path: string) =>
  many(
    Name,
    tx,
    sql`
  select distinct name from (
    select s.value ->> 'skill' as name from setting s
    where (s.org_path = any(${pathsTo(path)}) or starts_with(s.org_path, ${path})) and jsonb_typeof(s.value) = 'object' and s.until is null
    union all
    select unnest(t.skills) from team t where starts_with(t.org_path, ${path})) every
  where name is not null order by name`,
  )
