import type { Id, Result } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import { acts, reads, type Done, type Given } from '#platform/route.ts'
import { areaOf } from '#kernels/registry/areas/index.ts'
import { add, addMany, came, close, closed, rename, reopen } from './actions.ts'
import * as api from './contract.ts'
import { kindBelow, teamParents } from './contract.ts'
import { can, canTeam } from './policy.ts'
import * as q from './queries.ts'
import { addTeam, changeTeam } from './team-actions.ts'
import * as t from './team-queries.ts'

const byId = (cx: Cx, { id }: { id: Id<'org'> }) => q.org(cx.tx, id)
const byParent = (cx: Cx, { parent }: { parent: Id<'org'> }) => q.org(cx.tx, parent)
const teamById = (cx: Cx, { id }: { id: Id<'org'> }) => t.team(cx.tx, id)

const mayAdd = (cx: Cx, { path }: q.Org) => can.add(cx, { orgPath: path })
const mayAddTeam = (cx: Cx, { path }: q.Org) => canTeam.add(cx, { orgPath: path })
const mayChange = (cx: Cx, { path }: q.Org) => can.change(cx, { orgPath: path })

async function list(cx: Cx, _: undefined, { parent }: Given<typeof api.list>): Promise<Result<typeof api.list>> {
  return { items: await q.children(cx.tx, parent ?? null) }
}

async function find(
  cx: Cx,
  _: undefined,
  { name, kind, under }: Given<typeof api.find>,
): Promise<Result<typeof api.find>> {
  const top = under === undefined ? undefined : await q.org(cx.tx, under)
  return { items: await q.named(cx.tx, { name, kind: kind ?? null, path: top?.path ?? '' }) }
}

/** Why an organisation cannot be closed now, whoever asks. */
function stays(cx: Cx, org: q.Counted): string {
  if (cx.hat.kind === 'tree' && cx.hat.org === org.id) return 'org.own'
  return org.children + org.teams > 0 ? 'org.open-children' : 'ok'
}

/** What the worn hat may do here now; where the organisation stands in the way, its reason. */
function mayOf(cx: Cx, org: q.Counted): Record<string, string> {
  const over = closed(cx, org)
  const change = over ? 'org.closed' : mayChange(cx, org)
  const add = over ? 'org.closed' : mayAdd(cx, org)
  return {
    add: kindBelow[org.kind] === undefined ? 'org.kind' : add,
    'add-team': teamParents.includes(org.kind) ? add : 'org.kind',
    rename: change,
    close: change === 'ok' ? stays(cx, org) : change,
  }
}

async function wholeOf(cx: Cx, id: string): Promise<Result<typeof api.show>> {
  const org = await q.whole(cx.tx, id)
  const area = org.area === null ? undefined : await areaOf(cx, org.area)
  const place = area === undefined ? null : { code: area.code, whole: area.whole }
  return { ...org, above: await q.above(cx.tx, org.path), place, may: mayOf(cx, org) }
}

const show = (cx: Cx, { id }: q.Org) => wholeOf(cx, id)
const shown = (cx: Cx, done: Done) => wholeOf(cx, done['id'] ?? '')

function teamOf(cx: Cx, row: t.TeamRow): api.Team {
  const { id, name, parent, skills, serves, lat, lon, radius, capacity } = row
  const base = lat === null || lon === null ? null : { lat, lon }
  return {
    id,
    name,
    parent,
    skills,
    serves,
    base,
    radius,
    capacity,
    may: { change: closed(cx, row) ? 'org.closed' : canTeam.change(cx, row) },
  }
}

async function teams(
  cx: Cx,
  { path }: q.Org,
  { after, limit }: Given<typeof api.teams>,
): Promise<Result<typeof api.teams>> {
  const rows = await t.below(cx.tx, { path, after: after ?? '', limit: limit + 1 })
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const more = rows.length > limit && last !== undefined ? { next: last.path } : {}
  return { items: items.map((row) => teamOf(cx, row)), ...more }
}

const showTeam = async (cx: Cx, row: t.TeamRow) => teamOf(cx, row)

async function shownTeam(cx: Cx, done: Done): Promise<api.Team> {
  const row = await t.team(cx.tx, done['id'] ?? '')
  if (row === undefined) throw new Error('the team that was just written cannot be read')
  return teamOf(cx, row)
}

async function skills(cx: Cx, { path }: q.Org): Promise<Result<typeof api.skills>> {
  return { items: (await t.skills(cx.tx, path)).map(({ name }) => name) }
}

export const routes = [
  reads(api.list, { can: (cx) => can.read(cx), run: list }),
  reads(api.find, { can: (cx) => can.read(cx), run: find }),
  reads(api.show, { load: byId, can: (cx) => can.read(cx), run: show }),
  acts(api.add, { load: byParent, can: mayAdd, run: add, show: shown }),
  acts(api.addMany, { load: byParent, can: mayAdd, run: addMany, show: came }),
  acts(api.rename, { load: byId, can: mayChange, run: rename, show: shown }),
  acts(api.close, { load: byId, can: mayChange, run: close, show: shown }),
  acts(api.reopen, { load: byId, can: mayChange, run: reopen, show: shown }),
  reads(api.teams, { load: byId, can: (cx) => canTeam.read(cx), run: teams }),
  reads(api.team, { load: teamById, can: (cx) => canTeam.read(cx), run: showTeam }),
  acts(api.addTeam, { load: byParent, can: mayAddTeam, run: addTeam, show: shownTeam }),
  acts(api.changeTeam, { load: teamById, can: (cx, row) => canTeam.change(cx, row), run: changeTeam, show: shownTeam }),
  reads(api.skills, { load: byId, can: (cx) => can.read(cx), run: skills }),
]
