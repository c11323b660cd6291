/** What this module keeps of a person, and how it forgets. */
import type { Id } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import { leaving, type Asked, type Personal } from '#platform/personal.ts'
import * as q from './queries.ts'

const columns = ['notice.person']

async function rows(cx: Cx, { person, after, limit }: Asked) {
  return (await q.inbox(cx.tx, { person, after, limit })).map(({ id, at, code, facts, seen }) => ({ id, at, code, seen, facts }))
}

const erase = async (cx: Cx, person: Id<'person'>): Promise<void> => void (await q.deleteAll(cx.tx, person))

export const personal = {
  exports: [{ kind: 'notices', columns, fields: { at: 'time', code: 'word:notice', seen: 'word:my.flag' }, rows }],
  erases: [{ columns, run: erase }],
} satisfies Personal

export const security = leaving('notice', 'notice.person', 'delete')
