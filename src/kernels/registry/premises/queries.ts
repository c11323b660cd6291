import { z } from 'zod'
import { id } from '#platform/contract.ts'
import { maybe, sql, type Tx } from '#platform/sql.ts'

export const PremiseKind = z.enum(['estate', 'building', 'door'])

/** A place with the estate that it lies in. */
export const Placed = z.object({
  id: id('premise'),
  kind: PremiseKind,
  name: z.string(),
  org: id('org'),
  orgPath: z.string(),
  /** The estate itself where the place is one. Degrees; null where the community entered no point. */
  estate: z.object({ id: id('premise'), name: z.string(), lat: z.coerce.number().nullable(), lon: z.coerce.number().nullable() }),
  /** As it stands on an envelope: 桂苑 6 幢 302. */
  whole: z.string(),
})
export type Placed = z.infer<typeof Placed>

export const placed = (tx: Tx, of: string): Promise<Placed | undefined> => maybe(Placed, tx, sql`
  select p.id, p.kind, p.name, p.org, p.org_path,
         jsonb_build_object('id', e.id, 'name', e.name, 'lat', e.lat, 'lon', e.lon) as estate,
         concat_ws(' ', g.name, f.name, p.name) as whole
  from premise p
  left join premise f on f.id = p.parent
  left join premise g on g.id = f.parent
  join premise e on e.id = coalesce(g.id, f.id, p.id)
  where p.id = ${of}`)
