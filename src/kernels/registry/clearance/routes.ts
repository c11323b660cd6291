import { me, type Cx } from '#platform/cx.ts'
import { acts, asMyself, reads } from '#platform/route.ts'
import { appointmentOf, maySee, membersOf, officesOf, type Held } from '#kernels/registry/appointments/index.ts'
import { isTeamRole } from '#kernels/registry/appointments/contract.ts'
import { orgOf, type Org } from '#kernels/registry/orgs/index.ts'
import { end, see } from './actions.ts'
import * as api from './contract.ts'
import { can } from './policy.ts'
import * as q from './queries.ts'
import { clearanceOf, unclearedOf } from './states.ts'

async function shown(cx: Cx, rows: readonly Held[]): Promise<api.Clearance[]> {
  const states = await clearanceOf(cx, rows.map(({ person }) => person))
  return rows.map(({ id, person, orgPath }) => {
    const { from, ...state } = states.get(person) ?? { seen: null, signed: false, paused: false, from: null }
    // Taken back is it where it was given.
    const may = { see: can.see(cx, { orgPath, person }), end: can.end(cx, { orgPath: from ?? orgPath, person }) }
    return { ...state, person, appointment: id, may }
  })
}

async function shownOne(cx: Cx, of: string): Promise<api.Clearance> {
  const member = await appointmentOf(cx, of)
  const [one] = member === undefined ? [] : await shown(cx, [member])
  if (one === undefined) throw new Error('the member whose document was just seen cannot be read')
  return one
}

const ownTeam = (cx: Cx) => (cx.hat.kind === 'team' ? orgOf(cx.tx, cx.hat.org) : Promise.resolve(undefined))

async function mine(cx: Cx) {
  const stand = (await clearanceOf(cx, [me(cx)])).get(me(cx)) ?? { seen: null, signed: false, paused: false }
  return { ...stand, member: (await officesOf(cx, me(cx))).some(({ role }) => isTeamRole(role)) }
}

export const routes = [
  reads<typeof api.list, Org>(api.list, {
    load: (cx, { org }) => orgOf(cx.tx, org), can: (cx, { path }) => can.see(cx, { orgPath: path }),
    run: async (cx, org) => ({ items: await shown(cx, (await membersOf(cx, org.id))) }),
  }),
  reads<typeof api.team, Org>(api.team, {
    load: ownTeam, can: (cx, team) => maySee(cx, { org: team.id, orgPath: team.path }),
    run: async (cx, team) => ({ items: await unclearedOf(cx, (await membersOf(cx, team.id)).map(({ person }) => person)) }),
  }),
  reads(api.mine, { can: asMyself, run: mine }),
  acts<typeof api.see, Held>(api.see, {
    load: (cx, { id }) => appointmentOf(cx, id), can: can.see, run: see, show: (cx, { id = '' }) => shownOne(cx, id),
  }),
  acts<typeof api.end, q.Row>(api.end, { load: (cx, { id }) => q.byId(cx.tx, id), can: can.end, run: end, show: async () => ({}) }),
]
