import type { Cx } from '#platform/cx.ts'
import { acts, reads } from '#platform/route.ts'
import { end, lift, raise } from './actions.ts'
import * as api from './contract.ts'
import { concernFlow } from './flow.ts'
import { can } from './policy.ts'
import * as q from './queries.ts'
import { before, inbox, opened, raised, settled } from './view.ts'

const visit = (cx: Cx, input: { id: string }) => q.visit(cx.tx, input.id)
const load = (cx: Cx, input: { id: string }) => q.concern(cx.tx, input.id)

/** The two sides, each for herself; and the receiving desk, for whom it has on the telephone. */
const mayRaise = (cx: Cx, row: q.Visit) =>
  can.raise(cx, { orgPath: row.orgPath, enteredBy: cx.who.id, person: [row.orderer, row.served].find((side) => side === cx.who.id) ?? null })

const moved = { flow: concernFlow, load, show: settled }

export const routes = [
  reads(api.about, { load: visit, can: mayRaise, run: before }),
  acts(api.raise, { load: visit, can: mayRaise, run: raise, show: raised }),
  reads(api.inbox, { can: (cx) => can.look(cx), run: inbox }),
  acts(api.look, { load, can: can.look, run: async (_cx, row) => ({ id: row.id }), show: opened }),
  acts(api.lift, { ...moved, can: can.lift, run: lift }),
  acts(api.end, { ...moved, can: can.end, run: end }),
]
