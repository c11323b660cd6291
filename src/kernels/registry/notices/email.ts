/** An e-mail address: proved by a code before it is used, and sealed with the phone from then on. */
import { randomInt, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { after, HOUR, MINUTE, realNow } from '#platform/clock.ts'
import { me, type Cx } from '#platform/cx.ts'
import { newId } from '#platform/id.ts'
import { refusals } from '#platform/refuse.ts'
import { Lost, type Done, type Given } from '#platform/route.ts'
import { keyed, seal, unseal, type Secrets } from '#platform/seal.ts'
import { wearing } from '#platform/wear.ts'
import { entrust, sealedOf } from '#kernels/registry/people/index.ts'
import type * as api from './contract.ts'
import * as q from './email-queries.ts'
import { allow } from './preference-queries.ts'
import { usualQuiet } from './quiet.ts'

const fail = refusals('notice', { 'email-often': 429, 'email-over': 409 })

export const LIFE = 10 * MINUTE
/** Wrong tries after which even the right code is dead. */
const TRIES = 5
/** Codes by one person, and codes to one address, in an hour. */
const OFTEN = 5

const place = (id: string): string => `email_code|sealed|${id}`
const Content = z.object({ address: z.string(), code: z.string() })
/** The address and the code of a row. */
export const openCode = (secrets: Secrets, row: { id: string; sealed: Buffer }) => Content.parse(JSON.parse(unseal(secrets.wrap, place(row.id), row.sealed).toString()))

/** Writes a code for an address; the worker sends it. */
export async function askEmail(cx: Cx, _: undefined, { email }: Given<typeof api.askEmail>): Promise<Done> {
  const address = email.toLowerCase()
  const [real, key] = [realNow(), keyed(cx.secrets.index, `email\n${address}`)]
  const { count } = await wearing(cx, { kind: 'flow' }, () => q.lately(cx.tx, { person: me(cx), key, since: after(real, -HOUR) }))
  if (count >= OFTEN) throw fail('email-often')
  const id = newId('code')
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  await q.add(cx.tx, { id, person: me(cx), key, sealed: seal(cx.secrets.wrap, place(id), JSON.stringify({ address, code })), at: real })
  return { id }
}

export async function asked(cx: Cx, { id: of = '' }: Done) {
  const { id, at } = await q.at(cx.tx, of)
  return { id, until: after(at, LIFE).toISOString() }
}

const over = (row: q.Asked): boolean => row.used || row.tries >= TRIES || after(row.at, LIFE) <= realNow()

/** Takes the code: from now on the address is used. A wrong one is kept and counted. */
export async function proveEmail(cx: Cx, _: undefined, { id, code }: Given<typeof api.proveEmail>): Promise<Done | Lost> {
  const row = await q.lock(cx.tx, { id, person: me(cx) })
  if (row === undefined || over(row)) throw fail('email-over')
  const kept = openCode(cx.secrets, row)
  if (!timingSafeEqual(Buffer.from(kept.code), Buffer.from(code))) {
    await q.wrong(cx.tx, id)
    return new Lost('notice.email-wrong', { left: TRIES - row.tries - 1 })
  }
  await q.use(cx.tx, id)
  await entrust(cx, me(cx), { email: kept.address })
  await allow(cx.tx, { person: me(cx), channel: 'email', on: true, quiet: usualQuiet })
  return {}
}

/** Forgets the address. */
export async function dropEmail(cx: Cx): Promise<Done> {
  await entrust(cx, me(cx), { email: undefined })
  await allow(cx.tx, { person: me(cx), channel: 'email', on: false, quiet: usualQuiet })
  return {}
}

/** As its owner sees it: `li***@example.com`. */
export const maskedEmail = (address: string): string => address.replace(/^([^@]{1,2})[^@]*/, '$1***')

/** My address, masked; null where there is none. */
export async function myAddress(cx: Cx): Promise<string | null> {
  const { email } = await sealedOf(cx, me(cx))
  return email === undefined ? null : maskedEmail(email)
}
