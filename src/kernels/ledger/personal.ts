/** What the books keep of a person, and why they keep it. */
import type { Personal } from '#platform/personal.ts'
import * as q from './queries.ts'

const columns = ['account.person', 'posting.person']

export const personal = {
  exports: [{
    kind: 'postings', columns,
    fields: { day: 'day', kind: 'word:my.posting', amount: 'text', unit: 'word:my.unit', grade: 'text', service: 'both', number: 'text', team: 'text' },
    rows: (cx, asked) => q.kept(cx.tx, asked),
  }],
  erases: [{ columns, because: 'Books of hours and points are kept for at least ten years; they name a pseudonym.' }],
} satisfies Personal
