/** What installing keeps of whoever did it. */
import { onePage, type Personal } from '#platform/personal.ts'
import * as q from './queries.ts'

const columns = ['installation.by_person']

export const personal = {
  exports: [{ kind: 'installations', columns, fields: { at: 'time', practice: 'text', org: 'text' }, rows: onePage((cx, person) => q.installedBy(cx.tx, person)) }],
  erases: [{ columns, because: 'Who put a practice into force is kept as long as its settings count; it names a pseudonym.' }],
} satisfies Personal
