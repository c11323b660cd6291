import type { Id } from '#platform/contract.ts'
import { me, type Cx } from '#platform/cx.ts'
import { newId } from '#platform/id.ts'
import { Refusal } from '#platform/refuse.ts'
import type { Done, Given } from '#platform/route.ts'
import { wearing } from '#platform/wear.ts'
import type * as api from './contract.ts'
import * as q from './queries.ts'
import { versionOf } from './texts.ts'

function checkVersion(purpose: api.Purpose, version: string): void {
  if (version !== versionOf(purpose)) throw new Refusal('consent.version', 409, { version: versionOf(purpose) }, 'version')
}

/** Keeps that a person agreed to the text in force. A new version ends the consent to the one before. */
export async function give(cx: Cx, _: undefined, { purpose, version }: Given<typeof api.give>): Promise<Done> {
  checkVersion(purpose, version)
  const person = me(cx)
  await q.end(cx.tx, { person, purpose, now: cx.now })
  const id = newId('consent')
  await q.insert(cx.tx, { id, person, purpose, version, given: cx.now })
  return { id }
}

/** Keeps that a person agreed on the telephone to the version in force, which was read aloud; whoever acts wrote it down. */
export async function logSpoken(cx: Cx, person: Id<'person'>, version: string): Promise<void> {
  checkVersion('notice', version)
  const [id, given] = [newId('consent'), cx.now]
  await wearing(cx, { kind: 'door' }, async () => {
    await q.end(cx.tx, { person, purpose: 'notice', now: given })
    await q.insertSpoken(cx.tx, { id, person, purpose: 'notice', version, given, by: me(cx) })
  })
}

/** Whether a person agreed to the notice in force, on a screen or on the telephone. */
export const agreedTo = async (cx: Cx, person: Id<'person'>): Promise<boolean> =>
  (await wearing(cx, { kind: 'door' }, () => q.standing(cx.tx, { person, purpose: 'notice', version: versionOf('notice') }))) !== undefined

/** Withdraws a consent; without the notice no other one stands either. Answers how many ended. */
export const endConsent = (cx: Cx, purpose: api.Purpose): Promise<number> =>
  purpose === 'notice' ? q.endAll(cx.tx, { person: me(cx), now: cx.now }) : q.end(cx.tx, { person: me(cx), purpose, now: cx.now })

/** The texts in force that everybody agrees to and the signed-in person has not. */
export async function outstanding(cx: Cx): Promise<{ purpose: string; version: string }[]> {
  const asked = { purpose: 'notice', version: versionOf('notice') }
  return (await q.standing(cx.tx, { ...asked, person: me(cx) })) === undefined ? [asked] : []
}
