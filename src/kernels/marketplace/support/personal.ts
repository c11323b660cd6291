/** What this module keeps of a person, and how it forgets. */
import type { Id } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import { leaving, onePage, type Personal } from '#platform/personal.ts'
import { wearing } from '#platform/wear.ts'
import * as q from './queries.ts'

const columns = ['request_support.person']

/** What a neighbour needs is not hers to read whole, so the clock's hat asks. */
const wanted = (cx: Cx, person: Id<'person'>) => wearing(cx, { kind: 'flow' }, () => q.wantedBy(cx.tx, person))

const erase = async (cx: Cx, person: Id<'person'>): Promise<void> => void (await q.dropAll(cx.tx, person))

export const personal = {
  exports: [{ kind: 'support', columns, fields: { at: 'time', service: 'both', estate: 'text' }, rows: onePage(wanted) }],
  erases: [{ columns, run: erase }],
} satisfies Personal

export const security = leaving('request_support', 'request_support.person', 'delete')
