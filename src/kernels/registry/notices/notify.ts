import type { Id } from '#platform/contract.ts'
import { me, type Cx } from '#platform/cx.ts'
import { newId } from '#platform/id.ts'
import { tell } from '#platform/journal.ts'
import { wearing } from '#platform/wear.ts'
import * as q from './queries.ts'

/** Puts a notice into a person's inbox, and tells their open pages. Moves tell by themselves; this is for what has no flow. */
export async function notify(cx: Cx, told: q.Told): Promise<void> {
  await wearing(cx, { kind: 'flow' }, () => q.insert(cx.tx, { ...told, id: newId('notice'), at: cx.now }))
  await tell(cx, told.noun, told.target, [`person:${told.person}`])
}

/** How many notices a person has not seen. Worn as that person. */
export const unseenOf = async (cx: Cx, person: Id<'person'> = me(cx)): Promise<number> => (await q.unseen(cx.tx, person)).count
