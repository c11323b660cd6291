/** What the worker does for notices. Each step is a transaction of its own, and nothing is sent within one. */
import type { Cx } from '#platform/cx.ts'
import { raiseCalls } from './calls.ts'
import type { Channels } from './channels.ts'
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

/** Brings the lists of people to call up to date, and takes away what is long settled. */
export const tidyNotices = (asClock: AsClock): Promise<void> =>
  asClock(async (cx) => {
    await raiseCalls(cx)
    await sweep(cx)
  })
