import { z } from 'zod'
import { me, type Cx } from '#platform/cx.ts'
import type { Result } from '#platform/contract.ts'
import { wearing } from '#platform/wear.ts'
import { officesOf } from '#kernels/registry/appointments/index.ts'
import { outstanding } from '#kernels/registry/consents/index.ts'
import { unseenOf } from '#kernels/registry/notices/index.ts'
import { maskedPhone, sealedOf } from '#kernels/registry/people/index.ts'
import type * as api from './contract.ts'
import * as q from './queries.ts'

const State = z.enum(['none', 'begun', 'on'])

const stateOf = (factor: q.Factor | undefined): z.infer<typeof State> => {
  if (factor === undefined) return 'none'
  return factor.confirmed ? 'on' : 'begun'
}

async function mine(cx: Cx): Promise<api.Me> {
  const id = me(cx)
  const { phone } = await sealedOf(cx, id)
  return {
    id, name: cx.who.name, phone: maskedPhone(phone), adult: cx.who.adult, strong: cx.who.strong,
    factor: stateOf(await q.factor(cx.tx, id)), offices: await officesOf(cx, id), consents: await outstanding(cx), unseen: await unseenOf(cx),
  }
}

/** Who is signed in, their roles, and what waits for them, whatever hat is worn; null for a visitor. */
export const whoami = async (cx: Cx): Promise<Result<typeof api.me>> =>
  ({ me: cx.who.id === null ? null : await wearing(cx, { kind: 'me' }, () => mine(cx)) })
