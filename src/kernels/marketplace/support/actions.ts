/** Services that a whole estate shares (lamp, drain): what is ordered already, and who needs it too. Personal ones are never shown to neighbours. */
import { me, type Cx } from '#platform/cx.ts'
import { tell } from '#platform/journal.ts'
import { refusals } from '#platform/refuse.ts'
import type { Done, Given } from '#platform/route.ts'
import { wearing } from '#platform/wear.ts'
import { premiseOf } from '#kernels/registry/premises/index.ts'
import type * as api from './contract.ts'
import * as q from './queries.ts'

const fail = refusals('support', { twice: 409 })

/** Neighbours may not read the request itself; what they see of it is picked here, by the clock's hat. */
const asClock = <T>(cx: Cx, work: () => Promise<T>): Promise<T> => wearing(cx, { kind: 'flow' }, work)

const mineOf = (cx: Cx, row: q.SharedRow): api.Shared['mine'] => {
  if ([row.orderer, row.served].some((person) => person !== null && person === cx.who.id)) return 'ordered'
  return row.supported ? 'supported' : null
}

const shownAs = (cx: Cx, row: q.SharedRow): api.Shared => ({
  id: row.id, service: { key: row.service, zh: row.zh, en: row.en, icon: row.icon }, estate: row.estateName, state: row.state,
  window: { from: row.windowFrom, to: row.windowTo }, created: row.created, supporters: row.supporters, mine: mineOf(cx, row),
})

/** What of this shared service is under way in the estate of a place; nothing of a service that is personal. */
export async function nearby(cx: Cx, _none: undefined, input: Given<typeof api.nearby>): Promise<{ items: api.Shared[] }> {
  const premise = await premiseOf(cx.tx, input.premise)
  const rows = premise === undefined ? [] : await asClock(cx, () => q.sharedAt(cx.tx, { estate: premise.estate.id, service: input.service, person: me(cx) }))
  return { items: rows.map((row) => shownAs(cx, row)) }
}

/** One request of a shared service that is under way; a personal one is absent to everybody. */
export const sharedOne = (cx: Cx, input: { id: string }): Promise<q.SharedRow | undefined> => asClock(cx, () => q.shared(cx.tx, input.id, cx.who.id))

/** "Me too": counts, and is told when it is done. Whoever ordered it, or said so already, is counted. */
export async function support(cx: Cx, row: q.SharedRow): Promise<Done> {
  if (mineOf(cx, row) !== null) throw fail('twice')
  await q.add(cx.tx, { request: row.id, person: me(cx), at: cx.now })
  await tell(cx, 'request', row.id, [`org:${row.orgPath}`, `request:${row.id}`])
  return { id: row.id }
}

/** The request as its new supporter sees it. */
export async function supported(cx: Cx, done: Done): Promise<api.Shared> {
  const row = await sharedOne(cx, { id: done['id'] ?? '' })
  if (row === undefined) throw new Error('the request that was just supported is gone')
  return shownAs(cx, row)
}

const over: readonly string[] = ['decline', 'withdraw', 'unserved']

interface Request { id: string; shared: boolean }

/** What whoever needs it too hears of a move: that it is done, once, by word or by silence; that it goes on after all; that it is over. */
function toldOf(act: string, from: string): string | undefined {
  if (over.includes(act)) return 'request.shared-over'
  if (act === 'silence' || (act === 'confirm' && from === 'finished')) return 'request.shared-done'
  // Where nobody was told that it is done, nothing is taken back.
  return act === 'not-solved' && from !== 'finished' ? 'request.shared-again' : undefined
}

/** Whoever needs it too hears when a move ends it, and when it is opened again. */
export async function tellSupporters(cx: Cx, request: Request & { state: string }, act: string): Promise<{ person: string; code: string }[]> {
  const code = toldOf(act, request.state)
  if (code === undefined || !request.shared) return []
  return (await asClock(cx, () => q.supporters(cx.tx, request.id))).map(({ person }) => ({ person, code }))
}

/** How many neighbours need it too; of a personal service nobody can. */
export const supportersOf = async (cx: Cx, request: Request): Promise<number> =>
  request.shared ? (await asClock(cx, () => q.supporters(cx.tx, request.id))).length : 0

/** Where a shared request goes into another, whoever needs it, and who ordered it, waits for that one. */
export const carrySupport = (cx: Cx, from: Request & { orderer: string }, into: string): Promise<void> =>
  from.shared ? asClock(cx, () => q.carry(cx.tx, { from: from.id, into, orderer: from.orderer, at: cx.now })) : Promise.resolve()
