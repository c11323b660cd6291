/** One-time codes: six digits, ten minutes, one use, good for the request that asked for them and no other. */
import { randomInt, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { after, DAY, MINUTE, realNow } from '#platform/clock.ts'
import type { Result } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import { newId } from '#platform/id.ts'
import { refusals } from '#platform/refuse.ts'
import { Lost, type Done, type Given } from '#platform/route.ts'
import { keyed, seal, unseal, type Secrets } from '#platform/seal.ts'
import { wearing } from '#platform/wear.ts'
import { isDemoPhone, makePerson, personByPhone, phoneKey, phoneOf } from '#kernels/registry/people/index.ts'
import type * as api from './contract.ts'
import { count } from './limits.ts'
import * as q from './queries.ts'
import { change } from './session.ts'

const fail = refusals('sign-in', { 'code-over': 409 })

const LIFE = 10 * MINUTE
/** Wrong tries after which even the right code is dead. */
const TRIES = 5

/** What a code is good for: one that was asked for to sign in changes no number and deletes nobody. */
export type Use = 'sign-in' | 'phone' | 'leave'
interface Handed { id: string; code: string; use: Use }
const codeDigest = (cx: Cx, { id, code, use }: Handed): Buffer => keyed(cx.secrets.digest, `code\n${use}\n${id}\n${code}`)
const phoneAt = (id: string): string => `sign_in_code|phone|${id}`
const messageAt = (id: string): string => `outbox|sealed|${id}`

const Message = z.object({ to: z.string(), code: z.string() })
/** Opens a message of the outbox: the phone (E.164) and the code. */
export const openMessage = (secrets: Secrets, row: { id: string; sealed: Buffer }) =>
  Message.parse(JSON.parse(unseal(secrets.wrap, messageAt(row.id), row.sealed).toString()))

async function withinLimits(cx: Cx, phone: string): Promise<void> {
  await count(cx, 'LIMIT_CODES_NUMBER', phone)
  await count(cx, 'LIMIT_CODES_NUMBER_DAY', phone)
  const address = cx.address ?? ''
  if (isDemoPhone(phone)) return count(cx, 'LIMIT_CODES_DEMO', address)
  await count(cx, 'LIMIT_CODES_ADDRESS', address)
  await count(cx, 'LIMIT_CODES_DAY', 'all')
}

/** Writes a code for a phone, to sign in. Nobody is looked up: the work is the same whether the number has an account or not. */
export const ask = (cx: Cx, _: undefined, input: Given<typeof api.ask>): Promise<Done> => sendCode(cx, phoneOf(input.phone), 'sign-in')

/** Writes a code for a phone (E.164), for one use. It is sent once the command is committed, by `deliver`. Refuses what the limits refuse. */
export const sendCode = (cx: Cx, phone: string, use: Use): Promise<Done> => wearing(cx, { kind: 'door' }, () => write(cx, phone, use))

async function write(cx: Cx, phone: string, use: Use): Promise<Done> {
  await withinLimits(cx, phone)
  const real = realNow()
  await q.sweep(cx.tx, after(real, -DAY))
  const id = newId('code')
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const key = phoneKey(cx.secrets, phone)
  const sealed = seal(cx.secrets.wrap, phoneAt(id), phone)
  await q.addCode(cx.tx, { id, phoneKey: key, phone: sealed, code: codeDigest(cx, { id, code, use }), until: after(real, LIFE) })
  const message = seal(cx.secrets.wrap, messageAt(id), JSON.stringify({ to: phone, code }))
  await q.addMessage(cx.tx, { id, phoneKey: key, sealed: message, at: real })
  return { id }
}

const over = (asked: q.Asked): boolean => asked.used || asked.tries >= TRIES || new Date(asked.until) <= realNow()

async function take(cx: Cx, handed: Handed): Promise<string | Lost> {
  const asked = await q.lockCode(cx.tx, handed.id)
  if (asked === undefined || over(asked)) throw fail('code-over')
  if (!timingSafeEqual(asked.code, codeDigest(cx, handed))) {
    await q.wrongCode(cx.tx, handed.id)
    return new Lost('sign-in.code-wrong', { left: TRIES - asked.tries - 1 })
  }
  await q.useCode(cx.tx, handed.id)
  return unseal(cx.secrets.wrap, phoneAt(handed.id), asked.phone).toString()
}

/** Takes a code and answers the phone (E.164) that it was sent to. A wrong one is kept and counted. Refuses `sign-in.code-over` (409). */
export const takeCode = (cx: Cx, handed: Handed): Promise<string | Lost> => wearing(cx, { kind: 'door' }, () => take(cx, handed))

/** A page offers another code after so many seconds. */
const AGAIN = 60

/** How an asked code is shown: never the code itself. */
export async function codeShown(cx: Cx, { id = '' }: Done): Promise<Result<typeof api.ask>> {
  const code = await wearing(cx, { kind: 'door' }, () => q.codeUntil(cx.tx, id))
  if (code === undefined) throw fail('code-over')
  return { ...code, again: AGAIN }
}

/** Signs in by a code; the person is found by phone, or made. */
export async function hand(cx: Cx, _: undefined, handed: Given<typeof api.enter>): Promise<Done | Lost> {
  const phone = await takeCode(cx, { ...handed, use: 'sign-in' })
  if (phone instanceof Lost) return phone
  const known = await personByPhone(cx, phone)
  const person = known ?? (await makePerson(cx, { phone, name: '' }))
  await change(cx, person, { strong: false })
  return { person, fresh: known === undefined ? 'yes' : 'no' }
}
