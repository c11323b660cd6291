/** A pause: somebody may not be named, claim or begin until it is lifted. Other modules make it; each lifts its own. */
import type { Id } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import { newId } from '#platform/id.ts'
import { wearing } from '#platform/wear.ts'
import { notify } from '#kernels/registry/notices/index.ts'
import * as q from './queries.ts'

/**
 * Pauses a person's clearance in the name of `org` (the organisation and its path) and tells her so; answers the id of the pause, which lifts it.
 * Several may stand at once. Who may do so is the caller's own policy; why stands in the caller's record.
 */
export async function pause(cx: Cx, of: { person: Id<'person'>; org: { id: Id<'org'>; path: string } }): Promise<Id<'pause'>> {
  const id = newId('pause')
  await wearing(cx, { kind: 'flow' }, () => q.pause(cx.tx, { id, person: of.person, org: of.org.id, orgPath: of.org.path, now: cx.now }))
  await notify(cx, { person: of.person, code: 'clearance.paused', noun: 'clearance', target: id })
  return id
}

/** Lifts this pause and tells the person; one that is lifted already stays so. */
export async function resume(cx: Cx, of: { person: Id<'person'>; id: string }): Promise<void> {
  const lifted = await wearing(cx, { kind: 'flow' }, () => q.resume(cx.tx, { id: of.id, now: cx.now }))
  if (lifted > 0) await notify(cx, { person: of.person, code: 'clearance.resumed', noun: 'clearance', target: of.id })
}
