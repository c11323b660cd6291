import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { GatewaySettings, MailSettings } from '#kernels/registry/notices/index.ts'
import { CannotStart } from './cannot-start.ts'

/** The folder of the checkout. */
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

const text = z
  .string()
  .trim()
  .transform((value) => value || undefined)
  .optional()

const port = z.number().int().min(0).max(65_535).optional()
const server = text.pipe(z.url({ protocol: /^postgres(ql)?$/ }).optional())

const count = text.transform((value) => (value === undefined ? undefined : Number(value))).pipe(z.number().int().min(1).optional())

/** How often one may ask for codes, and what a day may cost; the README's table says each limit's unit. */
const Limits = z.object({
  LIMIT_CODES_NUMBER: count,
  LIMIT_CODES_NUMBER_DAY: count,
  LIMIT_CODES_ADDRESS: count,
  LIMIT_CODES_DEMO: count,
  LIMIT_CODES_DAY: count,
  LIMIT_NOTICES_DAY: count,
  LIMIT_FACTOR: count,
})

/** The messenger's account at one of two carriers; all or none. */
const Messenger = z.object({
  SMS_GATEWAY: text.pipe(z.enum(['alibaba', 'tencent']).optional()), SMS_KEY_ID: text, SMS_KEY_SECRET: text, SMS_SIGN_NAME: text, SMS_TEMPLATE: text,
  SMS_NOTICE_TEMPLATE: text, SMS_APP_ID: text, SMS_REGION: text, SMS_ENDPOINT: text.pipe(z.url().optional()),
})

/** The mail server; without host and sender there is no e-mail. */
const MailServer = z.object({
  SMTP_HOST: text, SMTP_PORT: text.transform((value) => (value === undefined ? undefined : Number(value))).pipe(port), SMTP_USER: text, SMTP_PASSWORD: text, SMTP_FROM: text,
})

/** Web push: keys of the installation's own, whom a service may ask about it, and which services may be written to. */
const Push = z.object({ VAPID_PUBLIC_KEY: text, VAPID_PRIVATE_KEY: text, VAPID_SUBJECT: text.pipe(z.string().regex(/^(mailto:|https:)/).optional()), PUSH_SERVICES: text })

/** The environment, as the README's table lists it. An empty variable counts as unset. */
const Environment = z.object({
  PORT: text.transform((value) => (value === undefined ? undefined : Number(value))).pipe(port),
  HOST: text,
  DATA_DIR: text,
  DATABASE_URL: server,
  DATABASE_DIRECT_URL: server,
  LOG_LEVEL: text.pipe(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).optional()),
  NODE_ENV: text,
  PUBLIC_URL: text.pipe(z.url({ protocol: /^https?$/ }).optional()),
  ...Messenger.shape,
  ...MailServer.shape,
  ...Push.shape,
  ...Limits.shape,
})

/** What the person who starts a process may choose. */
export interface Settings {
  host: string
  /** Absent: 3000 for `npm start`, any free one for a further process. */
  port: number | undefined
  dataDir: string
  /** A server of one's own; absent: the built-in one. */
  databaseUrl: string | undefined
  logLevel: string
  /** Development conveniences (demo sign-ins, the outbox of codes) may exist: loopback, and not production. */
  local: boolean
  /** Sends codes and notices by message. Absent: codes stay in the local outbox, where there is one. */
  sms: GatewaySettings | undefined
  /** Sends notices by e-mail. Absent: there is none, or the local outbox shows it. */
  mail: MailSettings | undefined
  /** Web push. Keys that are not set are made once and kept in the data directory. */
  push: { keys: { publicKey: string; privateKey: string } | undefined; subject: string; services: readonly string[] }
  /** Where people open the pages: links in mails begin with it. */
  publicUrl: string
  /** Limits that differ from the README's, by name. */
  limits: Readonly<Record<string, number>>
}

const ENDPOINTS = { alibaba: 'https://dysmsapi.aliyuncs.com', tencent: 'https://sms.tencentcloudapi.com' } as const

function smsOf(env: z.infer<typeof Messenger>): GatewaySettings | undefined {
  const { SMS_GATEWAY: carrier = 'alibaba', SMS_KEY_ID, SMS_KEY_SECRET, SMS_SIGN_NAME, SMS_TEMPLATE, SMS_NOTICE_TEMPLATE, SMS_APP_ID = '' } = env
  if (!SMS_KEY_ID || !SMS_KEY_SECRET || !SMS_SIGN_NAME || !SMS_TEMPLATE || (carrier === 'tencent' && SMS_APP_ID === '')) return undefined
  return {
    carrier, endpoint: env.SMS_ENDPOINT ?? ENDPOINTS[carrier], keyId: SMS_KEY_ID, keySecret: SMS_KEY_SECRET, signName: SMS_SIGN_NAME,
    templates: { code: SMS_TEMPLATE, ...(SMS_NOTICE_TEMPLATE === undefined ? {} : { notice: SMS_NOTICE_TEMPLATE }) },
    appId: SMS_APP_ID, region: env.SMS_REGION ?? 'ap-guangzhou',
  }
}

/** 465 speaks TLS from the first byte, 587 begins it. */
const SUBMISSION = 587

function mailOf({ SMTP_HOST: host, SMTP_PORT, SMTP_USER: user, SMTP_PASSWORD: password, SMTP_FROM: from }: z.infer<typeof MailServer>): MailSettings | undefined {
  return host === undefined || from === undefined ? undefined : { host, port: SMTP_PORT ?? SUBMISSION, user, password, from }
}

/** The services of the browsers that people have. */
const SERVICES = 'https://fcm.googleapis.com https://*.push.services.mozilla.com https://*.push.apple.com https://*.notify.windows.com'

function pushOf(env: z.infer<typeof Push>, publicUrl: string): Settings['push'] {
  const { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey, VAPID_SUBJECT, PUSH_SERVICES = SERVICES } = env
  const subject = VAPID_SUBJECT ?? (publicUrl.startsWith('https:') ? publicUrl : 'mailto:push@localhost')
  return { keys: publicKey === undefined || privateKey === undefined ? undefined : { publicKey, privateKey }, subject, services: PUSH_SERVICES.split(/\s+/) }
}

const given = (limits: z.infer<typeof Limits>): Record<string, number> =>
  Object.fromEntries(Object.entries(limits).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))

const loopback = (host: string) => host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)

/**
 * Reads the settings; nothing else reads the environment.
 * @throws CannotStart with a sentence that names the first variable that cannot be used.
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const read = Environment.safeParse(env)
  if (!read.success) {
    const name = String(read.error.issues[0]?.path[0])
    throw new CannotStart(
      `环境变量 ${name} 的值不能用：见 README 的设置表。`,
      `The setting ${name} has a value that cannot be used: see the table of settings in the README.`,
    )
  }
  const { PORT, HOST, DATA_DIR, DATABASE_URL, DATABASE_DIRECT_URL, LOG_LEVEL, NODE_ENV } = read.data
  const host = HOST ?? '127.0.0.1'
  const here = `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${PORT ?? 3000}`
  const publicUrl = (read.data.PUBLIC_URL ?? here).replace(/\/+$/, '')
  return {
    host,
    port: PORT,
    dataDir: resolve(DATA_DIR ?? `${ROOT}.data`),
    // Live news needs a direct connection, and whatever works through a pooler works without one.
    databaseUrl: DATABASE_DIRECT_URL ?? DATABASE_URL,
    logLevel: LOG_LEVEL ?? 'warn',
    local: loopback(host) && NODE_ENV !== 'production',
    sms: smsOf(read.data),
    mail: mailOf(read.data),
    publicUrl,
    push: pushOf(read.data, publicUrl),
    limits: given(Limits.parse(env)),
  }
}
