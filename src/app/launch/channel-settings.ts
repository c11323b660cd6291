/** The part of the environment that says how notices and codes leave the house. */
import { z } from 'zod'
import type { GatewaySettings, MailSettings, PushSettings } from '#kernels/registry/notices/index.ts'

const text = z
  .string()
  .trim()
  .transform((value) => value || undefined)
  .optional()
const port = text.transform((value) => (value === undefined ? undefined : Number(value))).pipe(z.number().int().min(1).max(65_535).optional())
const url = text.pipe(z.url({ protocol: /^https?$/ }).optional())

/** Its variables, as the README's table lists them. */
export const ChannelEnvironment = z.object({
  PUBLIC_URL: url,
  SMS_GATEWAY: text.pipe(z.enum(['alibaba', 'tencent']).default('alibaba')),
  SMS_KEY_ID: text, SMS_KEY_SECRET: text, SMS_SIGN_NAME: text, SMS_TEMPLATE: text, SMS_NOTICE_TEMPLATE: text, SMS_INVITE_TEMPLATE: text, SMS_APP_ID: text, SMS_REGION: text, SMS_ENDPOINT: url,
  SMTP_HOST: text, SMTP_PORT: port, SMTP_USER: text, SMTP_PASSWORD: text, SMTP_FROM: text,
  VAPID_PUBLIC_KEY: text, VAPID_PRIVATE_KEY: text, VAPID_SUBJECT: text.pipe(z.string().regex(/^(mailto:|https:)/).optional()), PUSH_SERVICES: text,
})
type Environment = z.output<typeof ChannelEnvironment>

/** How notices and codes leave the house. */
export interface ChannelSettings {
  /** Sends codes and notices by message. Absent: codes stay in the local outbox, where there is one. */
  sms: GatewaySettings | undefined
  /** Sends notices by e-mail. */
  mail: MailSettings | undefined
  /** Web push. Keys that are not set are made once and kept in the data directory. */
  push: Pick<PushSettings, 'subject' | 'services'> & { keys: Pick<PushSettings, 'publicKey' | 'privateKey'> | undefined }
  /** Where people open the pages, without a slash at the end: links in mails and invitations begin with it. */
  publicUrl: string
}

const ENDPOINTS = { alibaba: 'https://dysmsapi.aliyuncs.com', tencent: 'https://sms.tencentcloudapi.com' } as const

/** What a carrier must be told; all or none. */
const Account = z.object({ SMS_KEY_ID: z.string(), SMS_KEY_SECRET: z.string(), SMS_SIGN_NAME: z.string(), SMS_TEMPLATE: z.string() })

function smsOf({ SMS_GATEWAY: carrier, SMS_NOTICE_TEMPLATE: notice, SMS_INVITE_TEMPLATE: invite, SMS_APP_ID: appId = '', SMS_REGION: region = 'ap-guangzhou', ...env }: Environment): GatewaySettings | undefined {
  const { data } = Account.safeParse(env)
  if (data === undefined || (carrier === 'tencent' && appId === '')) return undefined
  return {
    carrier, endpoint: env.SMS_ENDPOINT ?? ENDPOINTS[carrier], keyId: data.SMS_KEY_ID, keySecret: data.SMS_KEY_SECRET, signName: data.SMS_SIGN_NAME,
    templates: { code: data.SMS_TEMPLATE, notice, invite }, appId, region,
  }
}

/** 465 speaks TLS from the first byte, 587 begins it. */
const SUBMISSION = 587

function mailOf({ SMTP_HOST: host, SMTP_PORT, SMTP_USER: user, SMTP_PASSWORD: password, SMTP_FROM: from }: Environment): MailSettings | undefined {
  return host === undefined || from === undefined ? undefined : { host, port: SMTP_PORT ?? SUBMISSION, user, password, from }
}

/** The services of the browsers that people have. */
const SERVICES = 'https://fcm.googleapis.com https://*.push.services.mozilla.com https://*.push.apple.com https://*.notify.windows.com'

function pushOf({ VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey, VAPID_SUBJECT, PUSH_SERVICES = SERVICES }: Environment, publicUrl: string): ChannelSettings['push'] {
  const subject = VAPID_SUBJECT ?? (publicUrl.startsWith('https:') ? publicUrl : 'mailto:push@localhost')
  return { keys: publicKey === undefined || privateKey === undefined ? undefined : { publicKey, privateKey }, subject, services: PUSH_SERVICES.split(/\s+/) }
}

/** Reads them; `at` is where the pages are served, for who did not say where people open them. */
export function channelSettings(env: Environment, at: { host: string; port: number | undefined }): ChannelSettings {
  const here = `http://${at.host === '0.0.0.0' ? '127.0.0.1' : at.host}:${at.port ?? 3000}`
  const publicUrl = (env.PUBLIC_URL ?? here).replace(/\/+$/, '')
  return { sms: smsOf(env), mail: mailOf(env), push: pushOf(env, publicUrl), publicUrl }
}
