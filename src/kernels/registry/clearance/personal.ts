/** What this module keeps of a person, and how it forgets. */
import type { Id } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import { leaving, onePage, type Personal } from '#platform/personal.ts'
import * as q from './queries.ts'

const own = ['clearance.person']
const officer = ['clearance.officer']
const paused = ['clearance_pause.person']

/** That the document was seen before the visits stays as their proof, and names a pseudonym; it counts no more. */
const erase = async (cx: Cx, person: Id<'person'>): Promise<void> => void (await q.endAll(cx.tx, { person, now: cx.now }))
const dropPauses = async (cx: Cx, person: Id<'person'>): Promise<void> => void (await q.dropPauses(cx.tx, person))

export const personal = {
  exports: [
    { kind: 'clearances', columns: own, fields: { day: 'day', org: 'text', officer: 'text', ended: 'time' }, rows: onePage((cx, person) => q.kept(cx.tx, person)) },
    { kind: 'pauses', columns: paused, fields: { since: 'time', ended: 'time' }, rows: onePage((cx, person) => q.pausesOf(cx.tx, person)) },
    { columns: officer, because: 'Whose document an officer saw is that person\u2019s record; the press is in the officer\u2019s copy as a deed.' },
  ],
  erases: [
    { columns: own, run: erase },
    { columns: paused, run: dropPauses },
    { columns: officer, because: 'Who saw the document answers for it as long as the fact is kept; it names a pseudonym.' },
  ],
} satisfies Personal

export const security = [...leaving('clearance', 'clearance.person', 'update'), ...leaving('clearance_pause', 'clearance_pause.person', 'delete')]
