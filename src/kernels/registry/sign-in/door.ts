import { realNow } from '#platform/clock.ts'
import { blank, type Cx } from '#platform/cx.ts'
import type { Ports } from '#platform/ports.ts'
import { wear } from '#platform/wear.ts'

/** A transaction of its own as the door, outside any request: to send a code, and for the demo's conveniences. */
export const atDoor = <T>(ports: Ports, work: (cx: Cx) => Promise<T>): Promise<T> =>
  ports.db.transaction().execute(async (tx) => {
    const cx = blank({ tx, now: realNow(), hat: { kind: 'door' }, secrets: ports.secrets, files: ports.files, checks: ports.checks })
    await wear(cx, { kind: 'door' })
    return work(cx)
  })
