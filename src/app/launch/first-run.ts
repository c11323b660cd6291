import { realNow } from '#platform/clock.ts'
import { connect } from '#platform/connect.ts'
import { blank } from '#platform/cx.ts'
import type { Secrets } from '#platform/seal.ts'
import { wear } from '#platform/wear.ts'
import { openSetup } from '#kernels/registry/setup/index.ts'

/** The one-time token of an installation whose set-up is not finished: each start makes a new one. Null where it is. */
export async function setupToken(appUrl: string, secrets: Secrets): Promise<string | null> {
  const { db, close } = connect(appUrl, 1)
  try {
    return await db.transaction().execute(async (tx) => {
      const cx = blank({ tx, now: realNow(), hat: { kind: 'door' }, secrets, files: '', checks: true })
      await wear(cx, { kind: 'door' })
      return openSetup(cx)
    })
  } finally {
    await close()
  }
}
