import type { Id } from '#platform/contract.ts'
import { me, type Cx } from '#platform/cx.ts'
import { newId } from '#platform/id.ts'
import { Refusal } from '#platform/refuse.ts'
import type { Done, Given } from '#platform/route.ts'
import { wearing } from '#platform/wear.ts'
import type * as api from './contract.ts'
import { inForce } from './notice.ts'
import * as q from './queries.ts'

/** Keeps that a person agreed to the text in force. A new version ends the consent to the one before. */
export async function give(cx: Cx, _: undefined, { purpose, version }: Given<typeof api.give>): Promise<Done> {
  if (version !== inForce().version) throw new Refusal('consent.version', 409, { version: inForce().version }, 'version')
  const person = me(cx)
  await q.end(cx.tx, { person, purpose, now: cx.now })
  const id = newId('consent')
  await q.insert(cx.tx, { id, person, purpose, version, given: cx.now })
  return { id }
}

/** Keeps that a person agreed on the telephone to the version in force, which was read aloud; whoever acts wrote it down. */
export async function logSpoken(cx: Cx, person: Id<'person'>, version: string): Promise<void> {
  if (version !== inForce().version) throw new Refusal('consent.version', 409, { version: inForce().version }, 'version')
  const [id, given] = [newId('consent'), cx.now]
  await wearing(cx, { kind: 'door' }, async () => {
    await q.end(cx.tx, { person, purpose: 'notice', now: given })
    await q.insertSpoken(cx.tx, { id, person, purpose: 'notice', version, given, by: me(cx) })
  })
}

/** Whether a person agreed to the notice in force, on a screen or on the telephone. */
export const agreedTo = async (cx: Cx, person: Id<'person'>): Promise<boolean> =>
  (await wearing(cx, { kind: 'door' }, () => q.standing(cx.tx, { person, purpose: 'notice', version: inForce().version }))) !== undefined

/** Withdraws a consent. */
export const endConsent = (cx: Cx, purpose: string): Promise<number> => q.end(cx.tx, { person: me(cx), purpose, now: cx.now })

/** The texts in force that the signed-in person has not agreed to. */
export async function outstanding(cx: Cx): Promise<{ purpose: string; version: string }[]> {
  const asked = { purpose: 'notice', version: inForce().version }
  return (await q.standing(cx.tx, { ...asked, person: me(cx) })) === undefined ? [asked] : []
}
