import { z } from 'zod'
import { command, Day, id, line, May, page, paging, query } from '#platform/contract.ts'
import { AreaCode } from '#kernels/registry/areas/contract.ts'

export const OrgKind = z.enum(['province', 'city', 'county', 'town', 'community', 'branch', 'team'])
export type OrgKind = z.infer<typeof OrgKind>

/** The kind that may stand under each kind; teams stand beside it under counties, towns and communities. */
export const kindBelow: Readonly<Partial<Record<OrgKind, OrgKind>>> = {
  province: 'city',
  city: 'county',
  county: 'town',
  town: 'community',
  community: 'branch',
}
/** The kinds under which a volunteer team may stand. */
export const teamParents: readonly OrgKind[] = ['county', 'town', 'community']

const Named = z.object({ id: id('org'), name: z.string(), kind: OrgKind })

/** One organisation in a list. */
export const OrgLine = Named.extend({
  parent: id('org').nullable(),
  area: z.string().nullable(),
  /** Open organisations right below it, teams left out. */
  children: z.number().int(),
  /** Open teams right below it. */
  teams: z.number().int(),
})
export type OrgLine = z.infer<typeof OrgLine>

/** One organisation with its place in the tree. */
export const OrgWhole = OrgLine.extend({
  /** From the top down to its parent. */
  above: z.array(Named),
  /** The division that it works for. */
  place: z.object({ code: AreaCode, whole: z.string() }).nullable(),
  validFrom: Day,
  /** First day on which it no longer existed; null while it does. */
  validTo: Day.nullable(),
  may: May,
})
export type OrgWhole = z.infer<typeof OrgWhole>

/** Open organisations right below one, teams left out; without `parent` those at the top. */
export const list = query('org.list', 'GET /orgs', {
  input: z.object({ parent: id('org').optional() }),
  result: z.object({ items: z.array(OrgLine) }),
})

/** Open organisations by name, with the names above; 20 at most, higher ones first. */
export const find = query('org.find', 'GET /orgs/find', {
  input: z.object({ name: line(40), kind: OrgKind.optional(), under: id('org').optional() }),
  result: z.object({ items: z.array(Named.extend({ whole: z.string() })) }),
})

const one = { params: z.object({ id: id('org') }) }
const whole = { ...one, result: OrgWhole }

export const show = query('org.show', 'GET /orgs/:id', whole)

/** Adds one organisation of the kind that may stand here. */
export const add = command('org.add', 'POST /orgs', {
  input: z.object({ parent: id('org'), kind: OrgKind.exclude(['team']), name: line(40), area: AreaCode.optional() }),
  result: OrgWhole,
  refuses: ['org.kind', 'org.area', 'org.twice', 'org.closed'],
})

/** One area from which no organisation was made, and why. */
export const NotAdded = z.object({ area: AreaCode, code: z.enum(['org.area', 'org.twice', 'org.no-parent']) })
export type NotAdded = z.infer<typeof NotAdded>

/**
 * Adds an organisation for each of these official divisions, under the one that works for the division above it: towns and their
 * villages in one go. Each area is judged for itself.
 */
export const addMany = command('org.add-many', 'POST /orgs/many', {
  input: z.object({ parent: id('org'), areas: z.array(AreaCode).min(1).max(1000) }),
  result: z.object({ added: z.number().int(), failed: z.array(NotAdded) }),
  refuses: ['org.closed'],
})

export const rename = command('org.rename', 'POST /orgs/:id/name', {
  ...whole,
  input: z.object({ name: line(40) }),
  refuses: ['org.twice', 'org.closed'],
})
/** Ends an organisation today. What happened in it stays. */
export const close = command('org.close', 'POST /orgs/:id/close', {
  ...whole,
  refuses: ['org.open-children', 'org.own', 'org.closed'],
})
/** Takes back a closing of the same day. */
export const reopen = command('org.reopen', 'POST /orgs/:id/reopen', {
  ...whole,
  refuses: ['org.too-late', 'org.parent-closed', 'org.twice'],
})

/** A skill by its name, as in 理发. */
export const Skill = line(40)

/** What a volunteer team can do, where, and how much at once. */
export const Team = z.object({
  id: id('org'),
  name: z.string(),
  parent: Named,
  skills: z.array(z.string()),
  /** It serves the communities of this organisation. */
  serves: Named,
  /** Where it starts from, in degrees; null where unknown, then distance never bars it. Illustrative. */
  base: z.object({ lat: z.number(), lon: z.number() }).nullable(),
  /** How far it goes, in metres. */
  radius: z.number().int(),
  /** How many claimed requests it carries at once. */
  capacity: z.number().int(),
  may: May,
})
export type Team = z.infer<typeof Team>

const can = {
  skills: z.array(Skill).max(30),
  /** It stands at or above the team's own organisation, or below it. */
  serves: id('org'),
  /** Its base is this estate; left out, the centre of the county. */
  estate: id('premise').optional(),
  radius: z.number().int().min(100).max(100_000),
  capacity: z.number().int().min(1).max(200),
}

/** Open teams of an organisation and of all below it, in the order of the tree. */
export const teams = query('team.list', 'GET /orgs/:id/teams', {
  ...one,
  input: z.object({ ...paging }),
  result: page(Team),
})
export const team = query('team.show', 'GET /teams/:id', { ...one, result: Team })
export const addTeam = command('team.add', 'POST /teams', {
  input: z.object({ parent: id('org'), name: line(40), ...can }),
  result: Team,
  refuses: ['org.kind', 'org.twice', 'org.closed', 'team.serves', 'team.estate'],
})
/** Changes what a team can do; without `estate` the base stays where it is. Requests that it already has stay with it. */
export const changeTeam = command('team.change', 'POST /teams/:id', {
  ...one,
  input: z.object({ name: line(40), ...can }),
  result: Team,
  refuses: ['org.twice', 'org.closed', 'team.serves', 'team.estate'],
})
/** Skills that the catalogues at, above and below an organisation ask for, or that its teams have. */
export const skills = query('team.skills', 'GET /orgs/:id/skills', {
  ...one,
  result: z.object({ items: z.array(z.string()) }),
})
