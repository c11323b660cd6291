import { dayOf } from '#platform/calendar.ts'
import type { Id } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import { acts, reads, type Given } from '#platform/route.ts'
import { orgOf, type Org } from '#kernels/registry/orgs/index.ts'
import { invitationsOf } from '#kernels/registry/notices/index.ts'
import { appoint, end } from './actions.ts'
import * as api from './contract.ts'
import { invite, invitedToday } from './invite.ts'
import { membersOf } from './offices.ts'
import { mayGive, maySee } from './policy.ts'
import * as q from './queries.ts'

async function shown(cx: Cx, rows: readonly q.Row[]): Promise<api.Appointment[]> {
  const became = await invitationsOf(cx, rows.filter(({ invited }) => invited !== null).map(({ id }) => id))
  return rows.map((row) => {
    const may = mayGive(cx, row)
    return {
      id: row.id, person: { id: row.person, name: row.name }, org: row.org, role: row.role, from: row.from, until: row.until,
      invited: row.invited === null ? null : { at: row.invited, became: became.get(row.id) ?? 'sent' },
      may: { end: may, invite: may === 'ok' && invitedToday(cx, row.invited) ? 'appointment.invited' : may },
    }
  })
}

async function show(cx: Cx, done: Record<string, string>): Promise<api.Appointment> {
  const [one] = await shown(cx, [await q.made(cx.tx, done['id'] ?? '')])
  if (one === undefined) throw new Error('what was done is there')
  return one
}
const org = (cx: Cx, input: { org: Id<'org'> }) => orgOf(cx.tx, input.org)
const ownTeam = (cx: Cx) => (cx.hat.kind === 'team' ? orgOf(cx.tx, cx.hat.org) : Promise.resolve(undefined))

async function list(cx: Cx, at: Org, input: Given<typeof api.list>) {
  const rows = await q.at(cx.tx, { org: at.id, day: dayOf(cx.now), after: input.after ?? null, limit: input.limit + 1 })
  const items = rows.slice(0, input.limit)
  const last = items.at(-1)
  const next = rows.length > input.limit && last !== undefined ? { next: last.id } : {}
  const gives = api.rolesAt(at.kind).filter((role) => mayGive(cx, { org: at.id, orgPath: at.path, role }) === 'ok')
  return { items: await shown(cx, items), ...next, gives }
}

export const routes = [
  acts<typeof api.appoint, Org>(api.appoint, {
    load: org, can: (cx, at, { role }) => mayGive(cx, { org: at.id, orgPath: at.path, role }), run: appoint, show,
  }),
  acts<typeof api.end, q.Row>(api.end, { load: (cx, { id }) => q.byId(cx.tx, id), can: mayGive, run: end, show }),
  acts<typeof api.invite, q.Row>(api.invite, { load: (cx, { id }) => q.byId(cx.tx, id), can: mayGive, run: invite, show }),
  reads<typeof api.list, Org>(api.list, { load: org, can: (cx, at) => maySee(cx, { org: at.id, orgPath: at.path }), run: list }),
  reads<typeof api.members, Org>(api.members, {
    load: ownTeam, can: (cx, team) => maySee(cx, { org: team.id, orgPath: team.path }),
    run: async (cx, team) => ({ items: await shown(cx, await membersOf(cx, team.id)) }),
  }),
]
