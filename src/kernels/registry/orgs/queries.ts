import { z } from 'zod'
import { Day, id } from '#platform/contract.ts'
import { many, maybe, sql, type Tx } from '#platform/sql.ts'
import { pathsTo } from '../settings/index.ts'

export const OrgKind = z.enum(['province', 'city', 'county', 'town', 'community', 'branch', 'team'])

/** One organisation. `path` is made of the serials from the top, each ended by `/`. */
export const Org = z.object({
  id: id('org'),
  name: z.string(),
  kind: OrgKind,
  parent: id('org').nullable(),
  path: z.string(),
  area: z.string().nullable(),
  validFrom: Day,
  validTo: Day.nullable(),
})
export type Org = z.infer<typeof Org>

/** A team as matching needs it. Distances in metres; `lat` and `lon` in degrees, null where its base is not known. */
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

/** Today in Shanghai, by business time. */
const today = sql`(current_setting('qq.now')::timestamptz at time zone 'Asia/Shanghai')::date`
const columns = sql`o.id, o.name, o.kind, o.parent, o.path, o.area, o.valid_from, o.valid_to`

export const org = (tx: Tx, of: string): Promise<Org | undefined> =>
  maybe(Org, tx, sql`select ${columns} from org o where o.id = ${of}`)

/** Open teams that serve a community: those whose `serves` is the community or stands above it. */
export const serving = (tx: Tx, communityPath: string): Promise<Serving[]> => many(Serving, tx, sql`
  select o.id, o.name, o.path, t.skills, t.radius, t.lat, t.lon, t.capacity
  from team t join org o on o.id = t.org
  where t.serves = any(${pathsTo(communityPath)}) and o.valid_from <= ${today} and (o.valid_to is null or o.valid_to > ${today})
  order by o.path`)
