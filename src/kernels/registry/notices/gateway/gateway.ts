/** Text messages, whoever carries them. */

/** What is sent: a one-time code (variable `code`), that something waits (variable `what`), or an invitation (`org`, `role`, `address`). */
export type Template = 'code' | 'notice' | 'invite'

/**
 * What became of it: taken; never will be, however often it is tried; or worth another try. `code` is the carrier's own, never
 * what was sent or to whom.
 */
export type Sent = { is: 'ok' } | { is: 'refused' | 'again'; code: string }

/**
 * One message to one phone (E.164), with the template's variables in their order. `id` comes back in the carrier's reports, so that a second try is known as one. It
 * never throws.
 */
export interface Gateway {
  send: (phone: string, template: Template, params: { values: Readonly<Record<string, string>>; id: string }) => Promise<Sent>
  /** Whether a template for notices is set; without one only codes are sent. */
  notices: boolean
  /** Whether a template for invitations is set; without one they go as notices. */
  invites: boolean
}

/** What the operator gets from either carrier. */
export interface GatewaySettings {
  carrier: 'alibaba' | 'tencent'
  endpoint: string
  keyId: string
  keySecret: string
  signName: string
  /** Template ids as the carrier gave them. */
  templates: { code: string; notice: string | undefined; invite: string | undefined }
  /** Tencent Cloud only: the application's SdkAppId, and the region. */
  appId: string
  region: string
}

const TIMEOUT = 8000

/** Posts to a carrier and reads its JSON. Silence and whatever is no JSON are worth another try. */
export async function post(url: string, request: { headers: Record<string, string>; body?: string }): Promise<unknown> {
  const response = await fetch(url, { method: 'POST', redirect: 'error', signal: AbortSignal.timeout(TIMEOUT), ...request }).catch(() => undefined)
  return response?.json().catch(() => undefined)
}

/** A carrier's own code as ours: `passing` are those that another hour may mend. */
export const judged = (code: string | undefined, { taken, passing }: { taken: string; passing: RegExp }): Sent => {
  if (code === undefined) return { is: 'again', code: 'silence' }
  if (code === taken) return { is: 'ok' }
  return { is: passing.test(code) ? 'again' : 'refused', code }
}
