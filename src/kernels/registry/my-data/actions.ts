/** Correcting the own number, and leaving. */
import { after, DAY, HOUR } from '#platform/clock.ts'
import { me, type Cx } from '#platform/cx.ts'
import { newId } from '#platform/id.ts'
import { begin, moveOn, type Timed } from '#platform/journal.ts'
import { eraseAll, holdsOf } from '#platform/personal.ts'
import { Refusal, refusals } from '#platform/refuse.ts'
import { Lost, type Done, type Given } from '#platform/route.ts'
import { personByPhone, phoneOf, sealedOf, takeNumber } from '#kernels/registry/people/index.ts'
import { sendCode, takeCode } from '#kernels/registry/sign-in/index.ts'
import type * as api from './contract.ts'
import { deletionFlow, terms } from './flow.ts'
import * as q from './queries.ts'

const failMe = refusals('me', { 'phone-same': 409, 'phone-taken': 409 })
const fail = refusals('deletion', { open: 409, waiting: 409 })

/** A deletion lies in no organisation (RFC 9562 §5.9, the nil UUID). */
const NOWHERE = '00000000-0000-0000-0000-000000000000'

/** Sends a code to the number that shall be mine. Whether it has an account is told only to whoever holds it. */
export const askForNumber = async (cx: Cx, _: undefined, input: Given<typeof api.phoneCode>): Promise<Done> => sendCode(cx, phoneOf(input.phone), 'phone')

/** Takes the number that the code was sent to. */
export async function changeNumber(cx: Cx, _: undefined, input: Given<typeof api.phone>): Promise<Done | Lost> {
  const phone = await takeCode(cx, { ...input, use: 'phone' })
  if (phone instanceof Lost) return phone
  const holder = await personByPhone(cx, phone)
  if (holder !== undefined) throw failMe(holder === me(cx) ? 'phone-same' : 'phone-taken')
  await takeNumber(cx, me(cx), phone)
  return {}
}

/** Refuses a second wish to leave. */
async function checkFree(cx: Cx): Promise<void> {
  if ((await q.deletionsOf(cx.tx, me(cx))).some((one) => one.state !== 'kept')) throw fail('waiting')
}

/** Sends the code that confirms the wish to leave, to the own number. */
export async function askToLeave(cx: Cx): Promise<Done> {
  await checkFree(cx)
  return sendCode(cx, (await sealedOf(cx, me(cx))).phone, 'leave')
}

/** Confirms it. Nothing goes yet: the clock erases when the days of grace are over. */
export async function confirmLeaving(cx: Cx, _: undefined, input: Given<typeof api.confirm>): Promise<Done | Lost> {
  await checkFree(cx)
  const holds = await holdsOf(cx, me(cx))
  if (holds.length > 0) throw fail('open', { count: holds.length, holds })
  const phone = await takeCode(cx, { ...input, use: 'leave' })
  if (phone instanceof Lost) return phone
  // A code that was asked for before the number changed is somebody else's by now.
  if (phone !== (await sealedOf(cx, me(cx))).phone) throw new Refusal('sign-in.code-over', 409)
  const id = newId('deletion')
  const until = after(cx.now, terms.graceDays * DAY)
  await begin(cx, deletionFlow, { id, org: NOWHERE, org_path: '', person: me(cx), until, created: cx.now }, { due: { erase: until }, topics: [`person:${me(cx)}`] })
  return { id }
}

/** Takes the wish back; all stays as it was. */
export async function takeBack(cx: Cx, row: q.Row): Promise<Done> {
  await moveOn(cx, deletionFlow, row, { act: 'take-back', topics: [`person:${row.person}`] })
  return { id: row.id }
}

/** The days of grace are over: every module forgets, the key goes last. */
const erase: Timed = async (cx, id, { act, happened }) => {
  const row = await q.made(cx.tx, id)
  await moveOn(cx, deletionFlow, row, { act, happened, due: { shred: after(cx.now, terms.shredHours * HOUR) } })
  await eraseAll(cx, row.person)
}

/** By now nobody reads the deleted row any more, so its bytes can go too. */
const shred: Timed = async (cx, id, { act, happened }) => {
  await moveOn(cx, deletionFlow, await q.made(cx.tx, id), { act, happened })
  await q.shred(cx.tx)
}

/** The moves that only the clock makes. */
export const timed = { 'deletion.erase': erase, 'deletion.shred': shred }
