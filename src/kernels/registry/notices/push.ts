/** Web push (RFC 8030, 8291, 8292): the message is encrypted for the device, and the service that carries it learns nothing but its size. */
import webpush from 'web-push'
import { z } from 'zod'
import type { Sent } from './gateway/gateway.ts'

/** A device as its browser described it. */
export const Device = z.object({ endpoint: z.string(), p256dh: z.string(), auth: z.string() })
export type Device = z.infer<typeof Device>

/** The installation's own key pair (VAPID), whom a service may ask about it, and which services may be written to. */
export interface PushSettings {
  publicKey: string
  privateKey: string
  /** `mailto:` or `https:`. */
  subject: string
  /** Origins, as in `https://*.push.apple.com`. */
  services: readonly string[]
}

/** One message to one device. `topic` lets a later one about the same notice take its place. It never throws. */
export type Pusher = (device: Device, message: { title: string; body: string; topic: string }) => Promise<Sent>

const TIMEOUT = 8000
/** A service keeps it so long for a device that is off, in seconds. */
const TTL = 24 * 60 * 60

/** New keys for an installation. */
export const newPushKeys = (): { publicKey: string; privateKey: string } => webpush.generateVAPIDKeys()

/** Whether an address lies at one of the services. Anything else would let whoever names an address have us call it. */
export function isServed(services: readonly string[], endpoint: string): boolean {
  const origin = URL.parse(endpoint)?.origin ?? ''
  return services.some((service) => (service.includes('*.') ? origin.startsWith('https://') && origin.endsWith(service.replace('https://*', '')) : origin === service))
}

/** A device that its service has forgotten will not come back; a service that is away will. */
export const isGone = ({ is, ...sent }: Sent): boolean => is === 'refused' && 'code' in sent && ['push-404', 'push-410', 'push-service'].includes(sent.code)

const judged = (status: number): Sent => {
  if (status >= 200 && status < 300) return { is: 'ok' }
  return { is: status === 429 || status >= 500 ? 'again' : 'refused', code: `push-${status}` }
}

/** The pusher of an installation. */
export const pusherOf = ({ publicKey, privateKey, subject, services }: PushSettings): Pusher => async ({ endpoint, p256dh, auth }, { topic, ...said }) => {
  if (!isServed(services, endpoint)) return { is: 'refused', code: 'push-service' }
  try {
    const { method, headers, body } = webpush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, JSON.stringify({ ...said, tag: topic }), {
      vapidDetails: { subject, publicKey, privateKey }, TTL, topic, urgency: 'normal', contentEncoding: 'aes128gcm',
    })
    const { 'Content-Length': _, ...rest } = headers
    const response = await fetch(endpoint, { method, headers: Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, String(value)])), body: new Uint8Array(body ?? []), redirect: 'error', signal: AbortSignal.timeout(TIMEOUT) }).catch(() => undefined)
    return response === undefined ? { is: 'again', code: 'silence' } : judged(response.status)
  } catch {
    // Keys that are none: nothing can be encrypted for them.
    return { is: 'refused', code: 'push-410' }
  }
}
