/** What a person entrusts to us: phone, year of birth, e-mail. Sealed under a key of the person's own; once that key is destroyed, nobody opens it again. */
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { dayOf } from '#platform/calendar.ts'
import type { Id } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import { Refusal } from '#platform/refuse.ts'
import { seal, unseal, type Secrets } from '#platform/seal.ts'
import { wearing } from '#platform/wear.ts'
import { phoneKey } from './phone.ts'
import * as q from './queries.ts'

const Sealed = z.object({
  /** E.164. */
  phone: z.string(),
  year: z.number().int().optional(),
  /** Where e-mail goes, once its owner has proved it. */
  email: z.string().optional(),
})
export type Sealed = z.infer<typeof Sealed>

const sealedAt = (person: string) => `person_sealed|sealed|${person}`
const keyAt = (person: string) => `keystore.person_key|wrapped|${person}`

/** A new key for a person, and the same wrapped for the store. */
export function newKey(secrets: Secrets, person: string): { key: Buffer; wrapped: Buffer } {
  const key = randomBytes(32)
  return { key, wrapped: seal(secrets.wrap, keyAt(person), key) }
}

/** Closes what a person entrusts. */
export const close = (key: Buffer, person: string, what: Sealed): Buffer => seal(key, sealedAt(person), JSON.stringify(what))

/** A person's key, unwrapped. The caller decides before whether it may be used. Refuses `person.left` (409) where it was destroyed. */
export async function keyOf(cx: Cx, person: Id<'person'>): Promise<Buffer> {
  const kept = await wearing(cx, { kind: 'flow' }, () => q.wrappedKey(cx.tx, person))
  if (kept === undefined) throw new Refusal('person.left', 409)
  return unseal(cx.secrets.wrap, keyAt(person), kept.wrapped)
}

/** What a person entrusted. Worn as me it opens one's own only; the door and the clock open any. */
export async function sealedOf(cx: Cx, person: Id<'person'>): Promise<Sealed> {
  const { sealed } = await q.sealedRow(cx.tx, person)
  return Sealed.parse(JSON.parse(unseal(await keyOf(cx, person), sealedAt(person), sealed).toString()))
}

/** Changes what a person entrusted; what is left out stays, what is set to undefined is forgotten. */
export async function entrust(cx: Cx, person: Id<'person'>, changes: { [K in keyof Sealed]?: Sealed[K] | undefined }): Promise<void> {
  const now = Sealed.parse({ ...(await sealedOf(cx, person)), ...changes })
  await q.reseal(cx.tx, person, { sealed: close(await keyOf(cx, person), person, now), adult: adultOf(now.year, cx.now) })
}

/** Takes another number (E.164), which nobody else may have: what is sealed and the index that finds it change together. */
export async function takeNumber(cx: Cx, person: Id<'person'>, phone: string): Promise<void> {
  await entrust(cx, person, { phone })
  await q.reindex(cx.tx, person, phoneKey(cx.secrets, phone))
}

/** Forgets the year of birth of an adult, once nothing may be done with it. That somebody is too young stays known, for her own sake. */
export async function forgetYear(cx: Cx, person: Id<'person'>): Promise<void> {
  const { year, ...rest } = await sealedOf(cx, person)
  if (adultOf(year, cx.now) !== true) return
  await q.reseal(cx.tx, person, { sealed: close(await keyOf(cx, person), person, rest), adult: null })
}

/** Whether somebody born in `year` is 18 for certain, whatever the day; null while the year is not known. */
export const adultOf = (year: number | undefined, now: Date): boolean | null =>
  year === undefined ? null : Number(dayOf(now).slice(0, 4)) - year > 18
