/** An invitation to an office: a notice that an officer sends by hand, and what became of its text message. */
import { after } from '#platform/clock.ts'
import type { Cx } from '#platform/cx.ts'
import { wearing } from '#platform/wear.ts'
import { spoken } from './delivery-queries.ts'
import { notify } from './notify.ts'
import { KEPT } from './outbox.ts'
import type { Told } from './queries.ts'

const code = 'appointment.invited'

/** Invites somebody; `facts` name the organisation and the role. How often one may is for the caller to say. */
export const invite = (cx: Cx, told: Omit<Told, 'code'>): Promise<void> => notify(cx, { ...told, code })

/** `waits` for the worker or for the morning; `failed` where it cannot or may not reach her. */
export type Became = 'waits' | 'sent' | 'failed'

/** What became of the newest invitation to each of these, by their id. What is too old to be known has gone out. */
export async function invitationsOf(cx: Cx, targets: readonly string[]): Promise<Map<string, Became>> {
  if (targets.length === 0) return new Map()
  const rows = await wearing(cx, { kind: 'flow' }, () => spoken(cx.tx, { targets, code }))
  const sent = ({ outcome, at }: (typeof rows)[number]) => outcome === 'sent' || outcome === 'local' || (outcome === null && after(at, KEPT) < cx.now)
  return new Map(rows.map((row) => [row.target, row.waits ? 'waits' : sent(row) ? 'sent' : 'failed']))
}
