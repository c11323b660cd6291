/** What this module keeps of a person, and how it forgets. */
import type { Id } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import { leaving, type Asked, type Hold, type Kept, type Personal } from '#platform/personal.ts'
import { unseal } from '#platform/seal.ts'
import { wearing } from '#platform/wear.ts'
import { keyOf } from '#kernels/registry/people/index.ts'
import * as q from './queries.ts'
import { place } from './view.ts'

async function said(cx: Cx, asked: Asked): Promise<Kept[]> {
  const rows = await q.keptOf(cx.tx, asked)
  if (rows.length === 0) return []
  const key = await keyOf(cx, asked.person)
  return rows.map(({ sealed, ...row }) => ({ ...row, words: sealed === null ? '' : unseal(key, place(row.id, 1), sealed).toString() }))
}

const erase = async (cx: Cx, person: Id<'person'>): Promise<void> => void (await q.dropAll(cx.tx, person))

/** Whoever it is about stays until it is looked into: who comes back under another account would come back clean. */
const holds = async (cx: Cx, person: Id<'person'>): Promise<Hold[]> =>
  (await wearing(cx, { kind: 'flow' }, () => q.isAbout(cx.tx, person))) ? [{ code: 'paused', facts: {}, to: { page: 'clearance' } }] : []

export const personal = {
  exports: [
    { kind: 'concerns', columns: ['concern.person', 'concern_sealed.owner'], rows: said, fields: { at: 'time', number: 'text', service: 'both', state: 'word:state.concern', words: 'text' } },
    { columns: ['concern.entered_by'], because: 'That a clerk wrote it down is the record of the office; the press is in the copy as a deed.' },
    { columns: ['concern_helper.person'], because: 'A helper hears that visits are paused, from the clearance; who said what would put somebody at risk.' },
  ],
  erases: [
    { columns: ['concern_sealed.owner'], run: erase },
    { columns: ['concern.person', 'concern.entered_by'], because: 'That something was said, and settled, stays with the record of the office; it names a pseudonym.' },
    { columns: ['concern_helper.person'], because: 'Whom an officer kept from visits stays known, for those who are visited; it names a pseudonym.' },
  ],
  holds,
} satisfies Personal

const me = `(select nullif(current_setting('qq.person', true), '')::uuid)`

export const copySecurity: readonly string[] = [
  // Who said it reads it again in the own copy, without what was found; no command shows it outside an officer's look.
  `create policy qq_concern_sealed_select_copy on concern_sealed for select to qq_me using (current_setting('transaction_read_only') = 'on' and entry = 1
    and exists (select from concern t where t.id = concern_sealed.id and t.person = ${me}))`,
  ...leaving('concern_sealed', 'concern_sealed.owner', 'delete'),
]
