import { me, type Cx } from '#platform/cx.ts'
import { holdsOf, kinds } from '#platform/personal.ts'
import { acts, asMyself, reads, sends, type Done, type Given } from '#platform/route.ts'
import { maskedPhone, sealedOf } from '#kernels/registry/people/index.ts'
import { codeShown, deliver } from '#kernels/registry/sign-in/index.ts'
import { askForNumber, askToLeave, changeNumber, confirmLeaving, takeBack } from './actions.ts'
import * as api from './contract.ts'
import { copy } from './copy.ts'
import { deletionFlow } from './flow.ts'
import { can } from './policy.ts'
import * as q from './queries.ts'

/** Kinds of which anything is kept. */
async function held(cx: Cx): Promise<string[]> {
  const some: string[] = []
  for (const { kind, rows: of } of kinds()) if ((await of(cx, { person: me(cx), after: null, limit: 1 })).length > 0) some.push(kind)
  return some
}

async function show(cx: Cx) {
  const [newest] = await q.deletionsOf(cx.tx, me(cx))
  return { kinds: await held(cx), deletion: newest?.state === 'waiting' ? api.Deletion.parse(newest) : null, holds: await holdsOf(cx, me(cx)) }
}

const kindOf = async (_: Cx, { kind }: Given<typeof api.kind>) => kinds().find((one) => one.kind === kind)

async function rows(cx: Cx, of: ReturnType<typeof kinds>[number], { after, limit }: Given<typeof api.kind>) {
  const items = await of.rows(cx, { person: me(cx), after: after ?? null, limit })
  const last = items.at(-1)
  return { kind: of.kind, fields: { ...of.fields }, items: [...items], ...(items.length === limit && last !== undefined ? { next: last.id } : {}) }
}

const shown = async (cx: Cx, { id = '' }: Done) => api.Deletion.parse(await q.made(cx.tx, id))

export const routes = [
  acts(api.phoneCode, { can: asMyself, run: askForNumber, show: codeShown, after: deliver }),
  acts(api.phone, { can: asMyself, run: changeNumber, show: async (cx) => ({ phone: maskedPhone((await sealedOf(cx, me(cx))).phone) }) }),
  reads(api.show, { can: asMyself, run: show }),
  reads(api.kind, { load: kindOf, can: asMyself, run: rows }),
  sends(api.copy, { can: asMyself, run: copy }),
  acts(api.leaveCode, { can: asMyself, run: askToLeave, show: codeShown, after: deliver }),
  acts(api.confirm, { can: (cx) => can.confirm(cx, { person: cx.who.id }), run: confirmLeaving, show: shown }),
  acts<typeof api.takeBack, q.Row>(api.takeBack, { flow: deletionFlow, load: (cx, { id }) => q.deletion(cx.tx, id), can: can['take-back'], run: takeBack, show: shown }),
]
