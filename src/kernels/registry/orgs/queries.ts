import { z } from 'zod'
import { Day, id, type Id } from '#platform/contract.ts'
import { many, maybe, one, run, runOne, sql, type Tx } from '#platform/sql.ts'
import { pathsTo } from '#kernels/registry/settings/index.ts'
import { OrgKind, OrgLine } from './contract.ts'

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

const Counted = Org.extend(OrgLine.pick({ children: true, teams: true }).shape)
export type Counted = z.infer<typeof Counted>

/** Today in Shanghai, by business time. */
export const today = sql`(current_setting('qq.now')::timestamptz at time zone 'Asia/Shanghai')::date`
/** Whether the organisation of alias `row` is there today. */
export const open = (row: string) =>
  sql`${sql.ref(`${row}.valid_from`)} <= ${today} and (${sql.ref(`${row}.valid_to`)} is null or ${sql.ref(`${row}.valid_to`)} > ${today})`

const columns = sql`o.id, o.name, o.kind, o.parent, o.path, o.area, o.valid_from, o.valid_to`
const counted = sql`${columns},
  (select count(*)::int from org c where c.parent = o.id and c.kind <> 'team' and ${open('c')}) as children,
  (select count(*)::int from org c where c.parent = o.id and c.kind = 'team' and ${open('c')}) as teams`

/** One organisation, open or closed. */
export const org = (tx: Tx, of: string): Promise<Org | undefined> =>
  maybe(Org, tx, sql`select ${columns} from org o where o.id = ${of}`)

/** One organisation with what lies right below it. */
export const whole = (tx: Tx, of: string): Promise<Counted> =>
  one(Counted, tx, sql`select ${counted} from org o where o.id = ${of}`)

/** Holds an organisation until the end of the transaction, so that nobody closes it while another adds to it. */
export const lock = (tx: Tx, of: string): Promise<Org> =>
  one(Org, tx, sql`select ${columns} from org o where o.id = ${of} for update`)

/** Open organisations right below one, teams left out. */
export const children = (tx: Tx, parent: string | null): Promise<Counted[]> =>
  many(
    Counted,
    tx,
    sql`
  select ${counted} from org o where o.parent is not distinct from ${parent} and o.kind <> 'team' and ${open('o')}
  order by o.area nulls last, o.serial`,
  )

const Named = z.object({ id: id('org'), name: z.string(), kind: OrgKind })

/** The organisations above a path, from the top. */
export const above = (tx: Tx, path: string) =>
  many(
    Named,
    tx,
    sql`
  select o.id, o.name, o.kind from org o where o.path = any(${pathsTo(path).slice(0, -1)}) order by length(o.path)`,
  )

const Found = Named.extend({ whole: z.string() })
/** Open organisations whose name holds `name`, those nearest the top first. */
export const named = (tx: Tx, of: { name: string; kind: string | null; path: string }) =>
  many(
    Found,
    tx,
    sql`
  select o.id, o.name, o.kind,
         coalesce((select string_agg(u.name, ' ' order by length(u.path)) from org u where starts_with(o.path, u.path) and u.id <> o.id), '') as whole
  from org o
  where position(${of.name} in o.name) > 0 and (${of.kind}::text is null or o.kind = ${of.kind}) and starts_with(o.path, ${of.path}) and ${open('o')}
  order by array_length(string_to_array(o.path, '/'), 1), o.name = ${of.name} desc, o.serial limit 20`,
  )

const Twin = z.object({ id: z.string() })
/** An open organisation of this name under the same parent, other than `self`. */
export const twin = (tx: Tx, of: { parent: string | null; name: string; self?: string }) =>
  maybe(
    Twin,
    tx,
    sql`
  select o.id from org o where o.parent is not distinct from ${of.parent} and o.name = ${of.name} and o.id is distinct from ${of.self ?? null}::uuid and ${open('o')}
  limit 1`,
  )

const AtArea = z.object({ id: id('org'), path: z.string(), area: z.string(), kind: OrgKind })
/** Open organisations of a subtree that work for one of these areas. */
export const atAreas = (tx: Tx, of: { path: string; areas: readonly string[] }) =>
  many(
    AtArea,
    tx,
    sql`
  select o.id, o.path, o.area, o.kind from org o
  where starts_with(o.path, ${of.path}) and o.area = any(${[...of.areas]}) and o.kind <> 'team' and ${open('o')} order by o.path`,
  )

export interface NewOrg {
  id: Id<'org'>
  name: string
  kind: OrgKind
  parent: string | null
  parentPath: string
  area: string | null
}

/** Adds organisations from today on; each path is its parent's and an own part. */
export const insert = (tx: Tx, rows: readonly NewOrg[]): Promise<number> =>
  run(
    tx,
    sql`
  insert into org (id, serial, name, kind, parent, path, area, valid_from) overriding system value
  select g.id, g.serial, g.name, g.kind, g.parent, g."parentPath" || g.serial || '/', g.area, ${today}
  from (select r.*, nextval('org_serial_seq') as serial
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r(id uuid, name text, kind text, parent uuid, "parentPath" text, area text)) g`,
  )

export const rename = (tx: Tx, of: { id: string; name: string }) =>
  runOne(tx, sql`update org set name = ${of.name} where id = ${of.id}`)

/** Corrects the first organisation during set-up. */
export const correct = (tx: Tx, of: { id: string; name: string; kind: string; area: string | null }) =>
  runOne(tx, sql`update org set name = ${of.name}, kind = ${of.kind}, area = ${of.area} where id = ${of.id}`)

/** Sets the first day on which it is no more; null opens it again. */
export const endOn = (tx: Tx, of: { id: string; on: Day | null }) =>
  runOne(tx, sql`update org set valid_to = ${of.on} where id = ${of.id}`)
