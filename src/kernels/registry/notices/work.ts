/** What the worker does for notices. Each step is a transaction of its own, and nothing is sent within one. */
import { after, DAY, realNow } from '#platform/clock.ts'
import type { Cx } from '#platform/cx.ts'
import { raiseCalls } from './calls.ts'
import type { Channels } from './channels.ts'
import { LIFE, openCode } from './email.ts'
import * as q from './email-queries.ts'
import { keep, route, sweep, take } from './outbox.ts'

/** Runs work in a transaction of its own, worn as the clock. */
export type AsClock = <T>(work: (cx: Cx) => Promise<T>) => Promise<T>

const ROUTED = 200
const SENT = 20

/** Lets fresh notices speak and tries what is due, until there is no more. Returns how many messages were tried. */
export async function sendNotices(asClock: AsClock, channels: Channels): Promise<number> {
  for (let routed = ROUTED; routed === ROUTED;) routed = await asClock((cx) => route(cx, channels, ROUTED))
  for (let tried = 0; ;) {
    const { taken, messages } = await asClock((cx) => take(cx, channels, SENT))
    await Promise.all(messages.map(async (message) => {
      const sent = await channels.send(message)
      await asClock((cx) => keep(cx, message, sent))
    }))
    tried += messages.length
    if (taken < SENT) return tried
  }
}

/** Sends codes that prove e-mail addresses; one that the server does not take now is tried again until it is over. */
export async function sendEmailCodes(asClock: AsClock, channels: Channels): Promise<void> {
  if (channels.local || !channels.list.includes('email')) return
  const real = realNow()
  const codes = await asClock(async (cx) => {
    const rows = await q.unsent(cx.tx, { since: after(real, -LIFE), limit: SENT })
    for (const { id } of rows) await q.sent(cx.tx, { id, at: real })
    return rows.map((row) => ({ id: row.id, language: row.language, ...openCode(cx.secrets, row) }))
  })
  await Promise.all(codes.map(async ({ address, ...rest }) => {
    const { is } = await channels.code({ to: address, ...rest })
    if (is === 'again') await asClock((cx) => q.sent(cx.tx, { id: rest.id, at: null }))
  }))
}

/** Brings the lists of people to call up to date, and takes away what is long settled. */
export const tidyNotices = (asClock: AsClock): Promise<void> =>
  asClock(async (cx) => {
    await raiseCalls(cx)
    await sweep(cx)
    await q.sweep(cx.tx, after(realNow(), -DAY))
  })
