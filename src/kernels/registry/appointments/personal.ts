/** What this module keeps of a person, and how it forgets. */
import { dayOf } from '#platform/calendar.ts'
import type { Id } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import { leaving, onePage, type Hold, type Personal } from '#platform/personal.ts'
import { wearing } from '#platform/wear.ts'
import * as q from './queries.ts'

const own = 'appointment.person'
const given = 'appointment.by_person'

/** Terms end today; who held which office, and when, stays under a pseudonym. */
const erase = async (cx: Cx, person: Id<'person'>): Promise<void> => void (await q.endAll(cx.tx, { person, day: dayOf(cx.now) }))

/** Without an admin at the top nobody could be appointed any more. */
async function holds(cx: Cx, person: Id<'person'>): Promise<Hold[]> {
  const alone = await wearing(cx, { kind: 'flow' }, () => q.topsAlone(cx.tx, { person, day: dayOf(cx.now) }))
  return alone.map(({ name }) => ({ code: 'last-admin', facts: { org: name }, to: { page: 'profile' } }))
}

export const personal = {
  exports: [
    { kind: 'roles', columns: [own], fields: { role: 'word:role', org: 'text', from: 'day', until: 'day' }, rows: onePage((cx, person) => q.rolesOf(cx.tx, person)) },
    { columns: [given], because: 'Whom somebody appointed is the appointed person\'s record, and stands in her copy.' },
  ],
  erases: [{ columns: [own], run: erase }, { columns: [given], because: 'Who appointed whom is kept as long as the office; it names a pseudonym.' }],
  holds,
} satisfies Personal

export const leavingSecurity = leaving('appointment', 'appointment.person', 'update')
