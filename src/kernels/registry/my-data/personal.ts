/** What the journal and this module keep of a person. */
import { onePage, type Personal } from '#platform/personal.ts'
import * as q from './queries.ts'

const journal = ['command.actor', 'move.person']
const own = ['deletion.person']

export const personal = {
  exports: [
    { kind: 'deeds', columns: journal, fields: { at: 'time', what: 'word:my.deed', as: 'word:my.hat', org: 'text' }, rows: (cx, asked) => q.deedsOf(cx.tx, asked) },
    {
      kind: 'deletions', columns: own, fields: { created: 'time', until: 'time', state: 'word:my.deletion' },
      rows: onePage(async (cx, person) => (await q.deletionsOf(cx.tx, person)).map(({ id, created, until, state }) => ({ id, created, until, state }))),
    },
  ],
  erases: [
    { columns: journal, because: 'The journal proves what was asked and done; it holds codes and ids, and names a pseudonym.' },
    { columns: own, because: 'The proof that somebody asked to be deleted, and that it was done in time; it names a pseudonym.' },
  ],
} satisfies Personal
