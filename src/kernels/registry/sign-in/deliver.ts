import { newId } from '#platform/id.ts'
import { Refusal } from '#platform/refuse.ts'
import type { Answered } from '#platform/route.ts'
import type { Gateway } from '#kernels/registry/notices/index.ts'
import { isDemoPhone } from '#kernels/registry/people/index.ts'
import { openMessage } from './codes.ts'
import { atDoor } from './door.ts'
import * as q from './queries.ts'

/** Codes by a gateway. It throws when the message was not taken, with the carrier's code and nothing else. */
export const codesBy = (gateway: Gateway) => async (to: string, code: string): Promise<void> => {
  const sent = await gateway.send(to, 'code', { values: { code }, id: newId('message') })
  if (sent.is !== 'ok') throw new Error(`carrier: ${sent.code}`)
}

/**
 * Sends the code that was just written, where messages leave this house; else it stays in the local outbox. Nothing is ever sent to the
 * demo range. Refuses `sign-in.not-sent` (503) when the messenger does not take it; the same command again tries again.
 */
export async function deliver({ ports, request }: Answered, { id }: { id: string }): Promise<void> {
  const { send } = ports
  if (send === undefined) return
  const waiting = await atDoor(ports, (cx) => q.message(cx.tx, id))
  if (waiting === undefined) return
  const { to, code } = openMessage(ports.secrets, waiting)
  if (isDemoPhone(to)) return
  await send(to, code).catch((fault: unknown) => {
    request.log.error({ fault: fault instanceof Error ? fault.message : 'unknown' }, 'code not sent')
    throw new Refusal('sign-in.not-sent', 503)
  })
  await atDoor(ports, (cx) => q.sent(cx.tx, id))
}
