import { dayOf } from '#platform/calendar.ts'
import { me, type Cx } from '#platform/cx.ts'
import { acts, anybody, reads, asMyself, type Done, type Given, type Route } from '#platform/route.ts'
import type { Row } from './call-queries.ts'
import { call, called, calls, stillWaiting } from './calls.ts'
import { budgetOf, type Channels } from './channels.ts'
import * as api from './contract.ts'
import { dayLines } from './delivery-queries.ts'
import { addDevice, dropDevice } from './devices.ts'
import { asked, askEmail, dropEmail, proveEmail } from './email.ts'
import { unseenOf } from './notify.ts'
import { canCall, canCount } from './policy.ts'
import { prefer, preferences } from './preferences.ts'
import * as q from './queries.ts'

async function inbox(cx: Cx, _: undefined, input: Given<typeof api.list>) {
  const rows = await q.inbox(cx.tx, { person: me(cx), after: input.after ?? null, limit: input.limit + 1 })
  const items = rows.slice(0, input.limit)
  const last = items.at(-1)
  const next = rows.length > input.limit && last !== undefined ? { next: last.id } : {}
  return { items, ...next, unseen: await unseenOf(cx) }
}

async function see(cx: Cx, notice: { at: string }): Promise<Done> {
  await q.markSeen(cx.tx, { person: me(cx), upTo: notice.at, now: cx.now })
  return {}
}

const load = (cx: Cx, input: Given<typeof api.see>) =>
  cx.who.id === null ? Promise.resolve(undefined) : q.own(cx.tx, { person: cx.who.id, id: input.upTo })

async function today(cx: Cx) {
  const lines = await dayLines(cx.tx, dayOf(cx.now))
  const sum = (of: 'paid' | 'held') => lines.find(({ what }) => what === of)?.count ?? 0
  const dead = lines.filter(({ what }) => what === 'dead').map(({ code, count }) => {
    const [channel = '', said = ''] = code.split(' ')
    return { channel, code: said, count }
  })
  return { paid: sum('paid'), budget: budgetOf(cx.limits), held: sum('held'), dead }
}

export const routes = [
  reads(api.list, { can: asMyself, run: inbox }),
  acts(api.see, { load, can: asMyself, run: see, show: async (cx) => ({ unseen: await unseenOf(cx) }) }),
  reads(api.preferences, { can: asMyself, run: preferences }),
  acts(api.prefer, { can: asMyself, run: prefer, show: preferences }),
  acts(api.askEmail, { can: asMyself, run: askEmail, show: asked }),
  acts(api.proveEmail, { can: asMyself, run: proveEmail, show: preferences }),
  acts(api.dropEmail, { can: asMyself, run: dropEmail, show: preferences }),
  acts(api.dropDevice, { can: asMyself, run: dropDevice, show: preferences }),
  reads(api.calls, { can: (cx) => canCall.read(cx), run: calls }),
  acts<typeof api.called, Row>(api.called, { load: call, can: canCall.done, run: called, show: stillWaiting }),
  reads(api.today, { can: (cx) => canCount.read(cx), run: today }),
]

/** What only whoever starts the installation knows: which channels it has, and which push services it writes to. */
export const channelsRoutes = ({ list, push }: Pick<Channels, 'list' | 'push'>): Route[] => [
  reads(api.ways, { can: anybody, run: async () => ({ sms: list.includes('sms'), email: list.includes('email'), push: push?.publicKey ?? null }) }),
  acts(api.addDevice, { can: asMyself, run: addDevice(push?.services ?? []), show: preferences }),
]
