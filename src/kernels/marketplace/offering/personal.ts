/** What this module keeps of a person, and how it forgets. */
import type { Id } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import { leaving, onePage, type Kept, type Personal } from '#platform/personal.ts'
import { own, dropAll } from './objection-queries.ts'
import { shown } from './objections.ts'

const columns = ['objection.person']

async function objections(cx: Cx, person: Id<'person'>): Promise<Kept[]> {
  const all = await Promise.all((await own(cx.tx, person)).map((row) => shown(cx, row)))
  return all.map(({ id, at, org, words, answer }) => ({ id, at, org: org.name, words, answer: answer?.words ?? null }))
}

const erase = async (cx: Cx, person: Id<'person'>): Promise<void> => void (await dropAll(cx.tx, person))

export const personal = {
  exports: [
    { kind: 'objections', columns, fields: { at: 'time', org: 'text', words: 'text', answer: 'text' }, rows: onePage(objections) },
    { columns: ['objection.answered_by'], because: 'That an administrator answered is the record of the office; the press is in the copy as a deed.' },
  ],
  erases: [
    { columns, run: erase },
    { columns: ['objection.answered_by'], because: 'Which colleague answered stays with the record of the office, under a pseudonym.' },
  ],
} satisfies Personal

export const security = leaving('objection', 'objection.person', 'delete')
