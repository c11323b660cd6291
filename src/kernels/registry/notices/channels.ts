/** The ways out of this house, as the operator set them. */
import type { Channel } from './delivery-queries.ts'
import type { Gateway, Sent } from './gateway/gateway.ts'

/** One message over one channel: what kind of thing waits, and where to look. */
export interface Message {
  id: string
  channel: Channel
  /** Phone in E.164. */
  to: string
  what: string
  language: 'zh' | 'en'
  /** The day on whose budget it goes. */
  day: string
  /** No other try follows. */
  last: boolean
}

export interface Channels {
  /** Those that this installation has. */
  list: readonly Channel[]
  /** Nothing leaves this machine; the local outbox shows what would have. */
  local: boolean
  /** How many paid messages a day may be. */
  budget: number
  /** Sends one. It never throws. */
  send: (message: Message) => Promise<Sent>
}

/** So many paid messages a day, unless the operator says otherwise. */
const BUDGET = 2000

/** The paid messages that a day may have. */
export const budgetOf = (limits: Readonly<Record<string, number>> = {}): number => limits['LIMIT_NOTICES_DAY'] ?? BUDGET

/** The channels of an installation. Without a gateway for notices, and where nothing is kept local, no text message goes out. */
export function channelsOf(settings: { gateway: Gateway | undefined; local: boolean; limits: Readonly<Record<string, number>> }): Channels {
  const { gateway, local, limits } = settings
  const sms = local || gateway?.notices === true
  return {
    list: sms ? ['sms'] : [], local, budget: budgetOf(limits),
    send: async ({ to, what, id }) => gateway?.send(to, 'notice', { value: what, id }) ?? { is: 'refused', code: 'no-gateway' },
  }
}
