/** What this module keeps of a person, and how it forgets. */
import type { Id } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import { leaving, onePage, type Personal } from '#platform/personal.ts'
import * as q from './queries.ts'

const columns = ['consent.person']

/** The rows stay: they are the proof that there was a consent, and name a pseudonym. */
const erase = async (cx: Cx, person: Id<'person'>): Promise<void> => void (await q.endAll(cx.tx, { person, now: cx.now }))

export const personal = {
  exports: [{
    kind: 'consents', columns, fields: { purpose: 'word:consent.purpose', version: 'text', given: 'time', ended: 'time' },
    rows: onePage((cx, person) => q.kept(cx.tx, person)),
  }],
  erases: [{ columns, run: erase }],
} satisfies Personal

export const security = leaving('consent', 'consent.person', 'update')
