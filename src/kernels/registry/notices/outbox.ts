/**
 * What is on its way. A notice, written in the transaction of what it tells of, is itself the outbox: the worker decides once which
 * channels speak of it and when, and then each of them is tried until it has an outcome. Nothing here ever holds what a notice is about; an
 * invitation, which an officer sends, says from whom it comes and as what.
 */
import { dayOf } from '#platform/calendar.ts'
import { after, DAY, HOUR, MINUTE } from '#platform/clock.ts'
import type { Cx } from '#platform/cx.ts'
import { newId } from '#platform/id.ts'
import { isDemoPhone, sealedOf } from '#kernels/registry/people/index.ts'
import type { Channels, Message } from './channels.ts'
import * as q from './delivery-queries.ts'
import { deviceOf, forgetDevice } from './devices.ts'
import type { Sent } from './gateway/gateway.ts'
import { kindOf } from './kinds.ts'
import { choiceOf, type Choice } from './preferences.ts'
import { isGone } from './push.ts'
import { quietUntil, usualQuiet } from './quiet.ts'
import { invitationOf, whatOf } from './what.ts'

/** News that is older is no news; what must not be missed is then on a desk's list. */
const FRESH = DAY
/** So long what became of a message is known. */
export const KEPT = 30 * DAY
/** Whoever has the page open sees it there; only then a message is paid for. */
const WAIT: Readonly<Record<q.Channel, number>> = { push: 0, sms: 5 * MINUTE, email: 10 * MINUTE }
/** After the first try, the second, … */
const AGAIN = [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR] as const
const MOST = AGAIN.length + 1

type Notice = Awaited<ReturnType<typeof q.fresh>>[number]

/** What an officer sends is not held back by what the person saw or when she sleeps by day, only by the night. */
const byHand = (code: string): boolean => kindOf(code).invites === true
const known = ({ seen, code }: q.Due): boolean => seen && !byHand(code)

const wants = (choice: Choice, channel: q.Channel, code: string): boolean => choice[channel] && (channel !== 'sms' || kindOf(code).sms === true)

function ways(cx: Cx, notice: Notice, channels: Channels): q.NewDelivery[] {
  const { person } = notice
  if (person === null || after(notice.at, FRESH) < cx.now) return []
  const choice = choiceOf(notice.chosen ?? undefined)
  return channels.list.filter((channel) => wants(choice, channel, notice.code))
    .flatMap((channel) => (channel === 'push' ? notice.devices : [null])
      .map((device) => ({ id: newId('delivery'), notice: notice.id, channel, device, person, due: after(notice.at, byHand(notice.code) ? 0 : WAIT[channel]) })))
}

/** Decides how fresh notices speak. Returns how many there were. Worn as the clock. */
export async function route(cx: Cx, channels: Channels, limit: number): Promise<number> {
  const notices = await q.fresh(cx.tx, limit)
  if (notices.length === 0) return 0
  await q.markRouted(cx.tx, { ids: notices.map(({ id }) => id), now: cx.now })
  await q.addDeliveries(cx.tx, notices.flatMap((notice) => ways(cx, notice, channels)))
  return notices.length
}

/** What stands in the way of speaking now: an outcome, or a later time. */
function obstacle(cx: Cx, row: q.Due): q.Outcome | Date | null {
  const choice = choiceOf(row.chosen ?? undefined)
  if (known(row)) return 'seen'
  if (after(row.at, FRESH) < cx.now) return 'late'
  if (!row.here || !choice[row.channel]) return 'off'
  if (row.tries >= MOST) return 'dead'
  return quietUntil(byHand(row.code) ? usualQuiet : choice.quiet, cx.now)
}

async function end(cx: Cx, row: { id: string; channel: q.Channel }, outcome: q.Outcome, code: string | null = null): Promise<void> {
  const settled = await q.settle(cx.tx, { id: row.id, outcome, code, now: cx.now })
  if (settled === 1 && outcome === 'dead') await q.count(cx.tx, { day: dayOf(cx.now), what: 'dead', code: `${row.channel} ${code ?? 'silence'}` })
}

/** A paid message that the day's budget does not hold is not sent; the desk sees how many. */
async function afforded(cx: Cx, budget: number): Promise<boolean> {
  const day = dayOf(cx.now)
  if ((await q.pay(cx.tx, { day, budget })) !== undefined) return true
  await q.count(cx.tx, { day, what: 'held', code: '' })
  return false
}

/** Whether a channel leaves this machine for this address. */
const leaves = (channels: Channels, { channel, to }: Message): boolean => !channels.local && !(channel === 'sms' && typeof to === 'string' && isDemoPhone(to))

/** Where it goes: a phone, a proved address, or a device; undefined where there is none by now. */
async function addressOf(cx: Cx, { channel, person, device }: q.Due): Promise<Message['to'] | undefined> {
  if (channel === 'push') return device === null ? undefined : deviceOf(cx, device, person)
  const { phone, email } = await sealedOf(cx, person)
  return channel === 'email' ? email : phone
}

async function prepared(cx: Cx, row: q.Due, channels: Channels): Promise<Message[]> {
  const to = await addressOf(cx, row)
  if (to === undefined) return (await end(cx, row, 'off'), [])
  const { language } = choiceOf(row.chosen ?? undefined)
  const message = { id: row.id, notice: row.notice, device: row.device, channel: row.channel, to, what: whatOf(row.code, language), invitation: invitationOf(row, language), language, day: dayOf(cx.now), last: row.tries + 1 >= MOST }
  if (row.channel === 'sms' && !(await afforded(cx, channels.budget))) return (await end(cx, row, 'budget'), [])
  if (!leaves(channels, message)) return (await end(cx, row, 'local'), [])
  await q.tryNow(cx.tx, { id: row.id, again: after(cx.now, AGAIN[row.tries] ?? DAY) })
  return [message]
}

/** Takes what is due: settles what needs no sending, and returns what is to be sent once this is committed. Worn as the clock. */
export async function take(cx: Cx, channels: Channels, limit: number): Promise<{ taken: number; messages: Message[] }> {
  const rows = await q.due(cx.tx, { now: cx.now, limit })
  const messages: Message[] = []
  for (const row of rows) {
    const stands = obstacle(cx, row)
    if (stands instanceof Date) await q.postpone(cx.tx, { id: row.id, until: stands })
    else if (stands === null) messages.push(...(await prepared(cx, row, channels)))
    else await end(cx, row, stands)
  }
  return { taken: rows.length, messages }
}

/** Keeps what became of a message. Worn as the clock. */
export async function keep(cx: Cx, message: Message, sent: Sent): Promise<void> {
  if (sent.is === 'ok') return end(cx, message, 'sent')
  if (message.channel === 'sms') await q.payBack(cx.tx, message.day)
  if (message.device !== null && isGone(sent)) {
    await forgetDevice(cx, message.device)
    return end(cx, message, 'off', sent.code)
  }
  if (sent.is === 'refused' || message.last) await end(cx, message, 'dead', sent.code)
  else await q.keepCode(cx.tx, { id: message.id, code: sent.code })
}

/** Takes away what has long been settled. */
export const sweep = (cx: Cx): Promise<number> => q.sweep(cx.tx, after(cx.now, -KEPT))
