/** What this module keeps of a person, and how it forgets. */
import type { Id } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import { leaving, onePage, type Kept, type Personal } from '#platform/personal.ts'
import { wearing } from '#platform/wear.ts'
import { phoneKey, sealedOf } from '#kernels/registry/people/index.ts'
import * as q from './queries.ts'

const session = 'session.person'
const factor = 'second_factor.person'

/** Where somebody is signed in; the token itself is kept nowhere. */
async function sessions(cx: Cx, person: Id<'person'>): Promise<Kept[]> {
  const rows = await q.allSessionsOf(cx.tx, person)
  return rows.map(({ token, ...row }) => ({ id: token.toString('hex'), ...row }))
}

async function secondFactor(cx: Cx, person: Id<'person'>): Promise<Kept[]> {
  const kept = await q.factor(cx.tx, person)
  return kept === undefined ? [] : [{ id: person, on: kept.confirmed }]
}

/** Signs out everywhere, and takes away codes on their way to the number, so that nobody comes in while it is forgotten. */
async function erase(cx: Cx, person: Id<'person'>): Promise<void> {
  const { phone } = await sealedOf(cx, person)
  await q.deleteFactor(cx.tx, person)
  await wearing(cx, { kind: 'door' }, () => q.deleteAll(cx.tx, person, phoneKey(cx.secrets, phone)))
}

export const personal = {
  exports: [
    { kind: 'sessions', columns: [session], fields: { created: 'time', until: 'time', strong: 'word:my.flag' }, rows: onePage(sessions) },
    { kind: 'second-factor', columns: [factor], fields: { on: 'word:my.flag' }, rows: onePage(secondFactor) },
  ],
  erases: [{ columns: [session, factor], run: erase }],
} satisfies Personal

export const leavingSecurity = leaving('second_factor', 'second_factor.person', 'delete')
