/**
 * Messages through Tencent Cloud SMS: action SendSms of version 2021-01-11 of its API 3.0, signed by "signature method v3"
 * (TC3-HMAC-SHA256) as Tencent Cloud publishes it.
 */
import { createHash, createHmac } from 'node:crypto'
import { z } from 'zod'
import { realNow } from '#platform/clock.ts'
import { judged, post, type Gateway, type GatewaySettings } from './gateway.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

const TYPE = 'application/json; charset=utf-8'

interface Call {
  host: string
  service: string
  /** Whole seconds since 1970. */
  timestamp: number
  body: string
}

/** The `authorization` header of a posted call. */
export function authorization({ host, service, timestamp, body }: Call, key: { id: string; secret: string }): string {
  const names = 'content-type;host'
  const canonical = ['POST', '/', '', `content-type:${TYPE}\nhost:${host}\n`, names, sha256(body)].join('\n')
  const date = new Date(timestamp * 1000).toISOString().slice(0, 10)
  const scope = `${date}/${service}/tc3_request`
  const signing = hmac(hmac(hmac(`TC3${key.secret}`, date), service), 'tc3_request')
  const signature = hmac(signing, ['TC3-HMAC-SHA256', timestamp, scope, sha256(canonical)].join('\n')).toString('hex')
  return `TC3-HMAC-SHA256 Credential=${key.id}/${scope}, SignedHeaders=${names}, Signature=${signature}`
}

const Answer = z.object({
  Response: z.object({
    Error: z.object({ Code: z.string() }).optional(),
    SendStatusSet: z.array(z.object({ Code: z.string() })).default([]),
  }),
})
/** Throttling, faults of theirs, how often one number may be written to, and what the operator mends: keys and an empty purse. */
const passing = /^(AuthFailure|InternalError|LimitExceeded|RequestLimitExceeded|ResourceUnavailable|ServiceUnavailable|FailedOperation\.InsufficientBalanceInSmsPackage)/

/** Tencent Cloud as a gateway. */
export const tencent = ({ endpoint, templates, ...settings }: GatewaySettings): Gateway => ({
  notices: templates.notice !== undefined,
  invites: templates.invite !== undefined,
  send: async (phone, template, { values, id }) => {
    const url = new URL(endpoint)
    const body = JSON.stringify({
      PhoneNumberSet: [phone], SmsSdkAppId: settings.appId, SignName: settings.signName, TemplateId: templates[template] ?? '',
      TemplateParamSet: Object.values(values), SessionContext: id,
    })
    const timestamp = Math.floor(realNow().getTime() / 1000)
    const headers = {
      authorization: authorization({ host: url.host, service: 'sms', timestamp, body }, { id: settings.keyId, secret: settings.keySecret }),
      'content-type': TYPE, 'x-tc-action': 'SendSms', 'x-tc-version': '2021-01-11', 'x-tc-timestamp': String(timestamp), 'x-tc-region': settings.region,
    }
    const answer = Answer.safeParse(await post(`${url.origin}/`, { headers, body })).data?.Response
    return judged(answer?.Error?.Code ?? answer?.SendStatusSet[0]?.Code, { taken: 'Ok', passing })
  },
})
