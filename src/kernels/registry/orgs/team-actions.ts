/** What an office does with volunteer teams. */
import type { Id } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import { newId } from '#platform/id.ts'
import { refusals } from '#platform/refuse.ts'
import type { Done, Given } from '#platform/route.ts'
import { centreOf } from '#kernels/registry/areas/index.ts'
import { premiseOf } from '#kernels/registry/premises/index.ts'
import { checkName, fail, held } from './actions.ts'
import type * as api from './contract.ts'
import { teamParents } from './contract.ts'
import * as q from './queries.ts'
import * as t from './team-queries.ts'

const failTeam = refusals('team', { serves: 400, estate: 400 })

type Chosen = Pick<Given<typeof api.addTeam>, 'serves' | 'estate'>

/** The path of what a team serves: an organisation on one line with the team's parent. Refuses `team.serves`. */
async function servesOf(cx: Cx, parent: q.Org, serves: Id<'org'>): Promise<string> {
  const org = await q.org(cx.tx, serves)
  const sameLine = org !== undefined && (org.path.startsWith(parent.path) || parent.path.startsWith(org.path))
  if (!sameLine || org.kind === 'team' || org.kind === 'branch') throw failTeam('serves', {}, 'serves')
  return org.path
}

/** Where a team starts from when it names an estate. Refuses `team.estate` for one without a point. */
async function estatePoint(cx: Cx, estate: Id<'premise'>): Promise<{ lat: number; lon: number }> {
  const place = await premiseOf(cx.tx, estate)
  const { lat, lon } = place?.estate ?? { lat: null, lon: null }
  if (lat === null || lon === null) throw failTeam('estate', {}, 'estate')
  return { lat, lon }
}

/** The centre of the county that the nearest organisation above works in; null where none says. */
async function countyPoint(cx: Cx, parent: q.Org): Promise<{ lat: number; lon: number } | null> {
  if (parent.area !== null) return centreOf(parent.area) ?? null
  const above = parent.parent === null ? undefined : await q.org(cx.tx, parent.parent)
  return above === undefined ? null : countyPoint(cx, above)
}

const ability = async (cx: Cx, parent: q.Org, given: Chosen) => ({
  serves: await servesOf(cx, parent, given.serves),
  base: given.estate === undefined ? undefined : await estatePoint(cx, given.estate),
})

/** Adds a team under a county, town or community. */
export async function addTeam(cx: Cx, { id: above }: q.Org, input: Given<typeof api.addTeam>): Promise<Done> {
  const parent = await held(cx, above)
  if (!teamParents.includes(parent.kind)) throw fail('kind', { kind: 'team', parent: parent.kind }, 'parent')
  await checkName(cx, { parent: parent.id, name: input.name })
  const { serves, base } = await ability(cx, parent, input)
  const id = newId('org')
  await q.insert(cx.tx, [
    { id, name: input.name, kind: 'team', parent: parent.id, parentPath: parent.path, area: null },
  ])
  const { path } = await q.lock(cx.tx, id)
  const { skills, radius, capacity } = input
  await t.insert(
    cx.tx,
    { id, path },
    { skills: [...new Set(skills)], radius, capacity, serves, base: base ?? (await countyPoint(cx, parent)) },
  )
  return { id }
}

/** Changes what a team can do, and its name. */
export async function changeTeam(cx: Cx, team: t.TeamRow, input: Given<typeof api.changeTeam>): Promise<Done> {
  await held(cx, team.id)
  const parent = await q.lock(cx.tx, team.parent.id)
  await checkName(cx, { parent: parent.id, name: input.name, self: team.id })
  const { skills, radius, capacity } = input
  await t.update(cx.tx, team.id, {
    skills: [...new Set(skills)],
    radius,
    capacity,
    ...(await ability(cx, parent, input)),
  })
  if (input.name !== team.name) await q.rename(cx.tx, { id: team.id, name: input.name })
  return { id: team.id }
}
