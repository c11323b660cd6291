/** What this module keeps of a person, and how it forgets. */
import type { Id } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import { leaving, onePage, type Personal } from '#platform/personal.ts'
import { wearing } from '#platform/wear.ts'
import * as q from './queries.ts'

const columns = ['consent.person']

/** The rows stay: they are the proof that there was a consent, and name a pseudonym. */
const erase = async (cx: Cx, person: Id<'person'>): Promise<void> => void (await q.endAll(cx.tx, { person, now: cx.now }))

export const personal = {
  exports: [{
    kind: 'consents', columns, fields: { purpose: 'word:consent.purpose', version: 'text', how: 'word:consent.how', given: 'time', ended: 'time' },
    rows: onePage((cx, person) => q.kept(cx.tx, person)),
  }, {
    kind: 'agreements', columns: ['consent.logged_by'], fields: { version: 'text', given: 'time' },
    rows: onePage((cx, person) => wearing(cx, { kind: 'door' }, () => q.logged(cx.tx, person))),
  }],
  erases: [{ columns, run: erase }, { columns: ['consent.logged_by'], because: 'That somebody read a notice aloud is the proof of another person\u2019s consent; it names a pseudonym.' }],
} satisfies Personal

export const security = leaving('consent', 'consent.person', 'update')
