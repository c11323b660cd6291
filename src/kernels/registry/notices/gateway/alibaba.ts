/**
 * Messages through Alibaba Cloud SMS: action SendSms of version 2017-05-25, signed by "request syntax and signature method V3"
 * (ACS3-HMAC-SHA256) as Alibaba Cloud publishes it.
 */
import { createHash, createHmac, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { realNow } from '#platform/clock.ts'
import { judged, post, type Gateway, type GatewaySettings } from './gateway.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
/** RFC 3986: everything but unreserved characters. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

interface Call {
  host: string
  action: string
  version: string
  query: Readonly<Record<string, string>>
  /** ISO 8601 UTC without fractions. */
  date: string
  nonce: string
}

/** Signs a call without body: its query string and its headers, `authorization` among them. */
export function signed(call: Call, key: { id: string; secret: string }): { query: string; headers: Record<string, string> } {
  const query = Object.entries(call.query).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&')
  const body = sha256('')
  const headers: Record<string, string> = {
    host: call.host, 'x-acs-action': call.action, 'x-acs-content-sha256': body, 'x-acs-date': call.date,
    'x-acs-signature-nonce': call.nonce, 'x-acs-version': call.version,
  }
  const names = Object.keys(headers).toSorted()
  const lines = names.map((name) => `${name}:${headers[name] ?? ''}\n`).join('')
  const canonical = ['POST', '/', query, lines, names.join(';'), body].join('\n')
  const signature = createHmac('sha256', key.secret).update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`).digest('hex')
  headers['authorization'] = `ACS3-HMAC-SHA256 Credential=${key.id},SignedHeaders=${names.join(';')},Signature=${signature}`
  return { query, headers }
}

const Answer = z.object({ Code: z.string() })
/** Throttling, faults of theirs, how often one number may be written to, and what the operator mends: keys and an empty purse. */
const passing = /^(isp\.|Throttling|SignatureDoesNotMatch|InvalidAccessKeyId|ServiceUnavailable|InternalError|isv\.(BUSINESS_LIMIT_CONTROL|DAY_LIMIT_CONTROL|AMOUNT_NOT_ENOUGH|OUT_OF_SERVICE))/

/** Alibaba Cloud as a gateway. */
export const alibaba = ({ endpoint, templates, ...settings }: GatewaySettings): Gateway => ({
  notices: templates.notice !== undefined,
  invites: templates.invite !== undefined,
  send: async (phone, template, { values, id }) => {
    const url = new URL(endpoint)
    const query = {
      // Alibaba Cloud takes numbers of the mainland without their country code.
      PhoneNumbers: phone.replace(/^\+86/, ''), SignName: settings.signName, TemplateCode: templates[template] ?? '',
      TemplateParam: JSON.stringify(values), OutId: id,
    }
    const date = realNow().toISOString().replace(/\.\d+Z$/, 'Z')
    const call = { host: url.host, action: 'SendSms', version: '2017-05-25', query, date, nonce: randomBytes(16).toString('hex') }
    const { query: search, headers } = signed(call, { id: settings.keyId, secret: settings.keySecret })
    const answer = Answer.safeParse(await post(`${url.origin}/?${search}`, { headers }))
    return judged(answer.data?.Code, { taken: 'OK', passing })
  },
})
