/** What this module keeps of a person, and how it forgets. */
import type { Id } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import { leaving, onePage, type Kept, type Personal } from '#platform/personal.ts'
import { wearing } from '#platform/wear.ts'
import * as q from './queries.ts'
import { sealedOf } from './sealed.ts'

async function account(cx: Cx, person: Id<'person'>): Promise<Kept[]> {
  const { id, name, created } = await q.account(cx.tx, person)
  const { phone, year, email } = await sealedOf(cx, person)
  return [{ id, name, phone, year: year ?? null, email: email ?? null, created }]
}

/** What a person is called once she has left: a part of the id, the same in every book and language. */
const pseudonym = (person: string): string => `#${person.slice(-6).toUpperCase()}`

async function erase(cx: Cx, person: Id<'person'>): Promise<void> {
  await q.destroySealed(cx.tx, person)
  await wearing(cx, { kind: 'door' }, () => q.blank(cx.tx, person, { name: pseudonym(person), now: cx.now }))
  await q.destroyKey(cx.tx, person)
}

const sealed = 'person_sealed.person'
const key = 'keystore.person_key.person'

export const personal = {
  exports: [
    { kind: 'account', columns: [sealed], fields: { name: 'text', phone: 'text', year: 'text', email: 'text', created: 'time' }, rows: onePage(account) },
    { columns: [key], because: 'A key says nothing about its person and opens everything; it is shown to nobody.' },
  ],
  erases: [{ columns: [sealed, key], run: erase }],
} satisfies Personal

export const security = [...leaving('person_sealed', 'person_sealed.person', 'delete'), ...leaving('keystore.person_key', 'person_key.person', 'delete')]
