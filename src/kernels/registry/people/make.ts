import type { Id } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import { newId } from '#platform/id.ts'
import { wearing } from '#platform/wear.ts'
import { phoneKey, phoneOf } from './phone.ts'
import * as q from './queries.ts'
import { adultOf, close, newKey } from './sealed.ts'

/** Makes an account. Answers 409 `conflict` where the phone has one already, `phone.wrong` for what is no mobile of +86. */
export async function makePerson(cx: Cx, given: { phone: string; name: string; yearOfBirth?: number }): Promise<Id<'person'>> {
  const phone = phoneOf(given.phone)
  const id = newId('person')
  const { key, wrapped } = newKey(cx.secrets, id)
  const year = given.yearOfBirth
  const sealed = close(key, id, { phone, ...(year === undefined ? {} : { year }) })
  const row = { id, name: given.name, created: cx.now, sealed, phoneKey: phoneKey(cx.secrets, phone), adult: adultOf(year, cx.now), wrapped }
  await wearing(cx, { kind: 'door' }, () => q.insert(cx.tx, row))
  return id
}

/** Who has this phone, if anybody. Runs as the door, which alone finds people by phone. */
export async function personByPhone(cx: Cx, phone: string): Promise<Id<'person'> | undefined> {
  const found = await wearing(cx, { kind: 'door' }, () => q.byPhone(cx.tx, phoneKey(cx.secrets, phoneOf(phone))))
  return found?.id
}

/** What these persons want to be called, by id. */
export async function namesOf(tx: Cx['tx'], ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  return new Map((await q.named(tx, [...new Set(ids)])).map((person) => [person.id, person.name]))
}
