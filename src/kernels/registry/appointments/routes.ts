import { dayOf } from '#platform/calendar.ts'
import type { Id } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import { acts, reads, type Given } from '#platform/route.ts'
import { orgOf, type Org } from '#kernels/registry/orgs/index.ts'
import { appoint, end } from './actions.ts'
import * as api from './contract.ts'
import { membersOf } from './offices.ts'
import { mayGive, maySee } from './policy.ts'
import * as q from './queries.ts'

const shown = (cx: Cx, row: q.Row): api.Appointment => ({
  id: row.id, person: { id: row.person, name: row.name }, org: row.org, role: row.role, from: row.from, until: row.until,
  may: { end: mayGive(cx, row) },
})

const show = async (cx: Cx, done: Record<string, string>) => shown(cx, await q.made(cx.tx, done['id'] ?? ''))
const org = (cx: Cx, input: { org: Id<'org'> }) => orgOf(cx.tx, input.org)
const ownTeam = (cx: Cx) => (cx.hat.kind === 'team' ? orgOf(cx.tx, cx.hat.org) : Promise.resolve(undefined))

async function list(cx: Cx, at: Org, input: Given<typeof api.list>) {
  const rows = await q.at(cx.tx, { org: at.id, day: dayOf(cx.now), after: input.after ?? null, limit: input.limit + 1 })
  const items = rows.slice(0, input.limit)
  const last = items.at(-1)
  const next = rows.length > input.limit && last !== undefined ? { next: last.id } : {}
  const gives = api.rolesAt(at.kind).filter((role) => mayGive(cx, { org: at.id, orgPath: at.path, role }) === 'ok')
  return { items: items.map((row) => shown(cx, row)), ...next, gives }
}

export const routes = [
  acts<typeof api.appoint, Org>(api.appoint, {
    load: org, can: (cx, at, { role }) => mayGive(cx, { org: at.id, orgPath: at.path, role }), run: appoint, show,
  }),
  acts<typeof api.end, q.Row>(api.end, { load: (cx, { id }) => q.byId(cx.tx, id), can: mayGive, run: end, show }),
  reads<typeof api.list, Org>(api.list, { load: org, can: (cx, at) => maySee(cx, { org: at.id, orgPath: at.path }), run: list }),
  reads<typeof api.members, Org>(api.members, {
    load: ownTeam, can: (cx, team) => maySee(cx, { org: team.id, orgPath: team.path }),
    run: async (cx, team) => ({ items: (await membersOf(cx, team.id)).map((row) => shown(cx, row)) }),
  }),
]
