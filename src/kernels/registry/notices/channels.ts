/** The ways out of this house, as the operator set them. */
import type { Channel } from './delivery-queries.ts'
import type { Gateway, Sent } from './gateway/gateway.ts'
import type { Mailer } from './mail.ts'
import { pusherOf, type Device, type PushSettings } from './push.ts'
import { said, type Invitation } from './what.ts'

/** One message over one channel: what kind of thing waits, and where to look. */
export interface Message {
  id: string
  channel: Channel
  notice: string
  /** Which device; null for the other channels. */
  device: string | null
  /** Phone in E.164, e-mail address, or a device's address and keys. */
  to: string | Device
  what: string
  /** Of an invitation: from whom, as what. */
  invitation: Invitation | undefined
  language: 'zh' | 'en'
  /** The day on whose budget it goes. */
  day: string
  /** No other try follows. */
  last: boolean
}

export interface Channels {
  /** Those that this installation has. */
  list: readonly Channel[]
  /** What a browser must know before it lets itself be woken; undefined where there is no push. */
  push: Pick<PushSettings, 'publicKey' | 'services'> | undefined
  /** Nothing leaves this machine; the local outbox shows what would have. */
  local: boolean
  /** How many paid messages a day may be. */
  budget: number
  /** Where people open the pages, without a slash at the end. */
  address: string
  /** Sends one. It never throws. */
  send: (message: Message) => Promise<Sent>
  /** Sends a code that proves an e-mail address. It never throws. */
  code: (message: { to: string; code: string; language: 'zh' | 'en'; id: string }) => Promise<Sent>
}

/** So many paid messages a day, unless the operator says otherwise. */
const BUDGET = 2000

/** The paid messages that a day may have. */
export const budgetOf = (limits: Readonly<Record<string, number>> = {}): number => limits['LIMIT_NOTICES_DAY'] ?? BUDGET

interface Ways {
  gateway: Gateway | undefined
  mailer: Mailer | undefined
  push: PushSettings | undefined
  local: boolean
  limits: Readonly<Record<string, number>>
  /** Where people open the pages, without a slash at the end. */
  address: string
}

const none: Sent = { is: 'refused', code: 'no-carrier' }

/** A mail as people read it: what kind of thing waits, where to look, where to stop it. */
const mailOf = ({ what, language, id }: Pick<Message, 'what' | 'language' | 'id'>, to: string, address: string) =>
  ({ to, id, subject: said('mail.subject', language, { what }), text: said('mail.text', language, { what, look: `${address}/notices`, how: `${address}/notices/how` }) })

/** The channels of an installation. Where nothing is kept local, one that the operator did not set is not there. */
export function channelsOf({ gateway, mailer, push, local, limits, address }: Ways): Channels {
  const sms = local || gateway?.notices === true
  const email = local || mailer !== undefined
  const pusher = push === undefined ? undefined : pusherOf(push)
  const text = (to: string, { what, invitation, id }: Omit<Message, 'channel' | 'to'>) =>
    (invitation !== undefined && gateway?.invites === true
      ? gateway.send(to, 'invite', { values: { ...invitation, address }, id })
      : gateway?.send(to, 'notice', { values: { what }, id }))
  const send = ({ channel, to, ...message }: Message): Promise<Sent> | undefined => {
    if (typeof to !== 'string') return pusher?.(to, { title: said('mail.name', message.language, {}), body: message.what, topic: message.notice.replaceAll('-', '') })
    return channel === 'email' ? mailer?.(mailOf(message, to, address)) : text(to, message)
  }
  return {
    list: [...(push === undefined ? [] : ['push' as const]), ...(sms ? ['sms' as const] : []), ...(email ? ['email' as const] : [])],
    push, local, budget: budgetOf(limits), address,
    send: async (message) => (await send(message)) ?? none,
    code: async ({ to, code, language, id }) => (await mailer?.({ to, id, subject: said('mail.codeSubject', language, { code }), text: said('mail.codeText', language, { code }) })) ?? none,
  }
}
