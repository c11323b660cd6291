import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { WrongUse } from './cannot-start.ts'
import { ChannelEnvironment, channelSettings, type ChannelSettings } from './channel-settings.ts'

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

/** A time of Shanghai to the minute, as in 2026-05-04T10:00, in years whose divisions and working days are known. */
const Minute = z.iso.datetime({ local: true, precision: -1 }).regex(/^20[23]\d-/).transform((value) => new Date(`${value}:00+08:00`))

/** How often one may ask for codes, and what a day may cost; the README's table says each limit's unit. */
const Limits = z.object({
  LIMIT_CODES_NUMBER: count,
  LIMIT_CODES_NUMBER_DAY: count,
  LIMIT_CODES_ADDRESS: count,
  LIMIT_CODES_DEMO: count,
  LIMIT_CODES_DAY: count,
  LIMIT_NOTICES_DAY: count,
  LIMIT_INVITES_DAY: count,
  LIMIT_FACTOR: count,
})

/** The environment, as the README's table lists it. An empty variable counts as unset. */
const Environment = z.object({
  PORT: text.transform((value) => (value === undefined ? undefined : Number(value))).pipe(port),
  HOST: text,
  DATA_DIR: text,
  DATABASE_URL: server,
  DATABASE_DIRECT_URL: server,
  LOG_LEVEL: text.pipe(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).optional()),
  NODE_ENV: text,
  QUNQING_NOW: text.pipe(Minute.optional()),
  DEMO_SIZE: text.pipe(z.enum(['county', 'city']).default('city')),
  ...ChannelEnvironment.shape,
  ...Limits.shape,
})

/** What the person who starts a process may choose. */
export interface Settings extends ChannelSettings {
  host: string
  /** Absent: 3000 for `npm start`, any free one for a further process. */
  port: number | undefined
  dataDir: string
  /** A server of one's own; absent: the built-in one. */
  databaseUrl: string | undefined
  logLevel: string
  /** How much of the demo is made at the first start. */
  demoSize: 'county' | 'city'
  /** Development conveniences (demo sign-ins, the outbox of codes) may exist: loopback, and not production. */
  local: boolean
  /** When the demo begins; absent: now. */
  now: Date | undefined
  /** Limits that differ from the README's, by name. */
  limits: Readonly<Record<string, number>>
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
    throw new WrongUse(
      `环境变量 ${name} 的值不能用：见 README 的设置表。`,
      `The setting ${name} has a value that cannot be used: see the table of settings in the README.`,
    )
  }
  const { PORT, HOST, DATA_DIR, DATABASE_URL, DATABASE_DIRECT_URL, LOG_LEVEL, NODE_ENV, QUNQING_NOW, DEMO_SIZE } = read.data
  const host = HOST ?? '127.0.0.1'
  return {
    host,
    port: PORT,
    dataDir: resolve(DATA_DIR ?? `${ROOT}.data`),
    // Live news needs a direct connection, and whatever works through a pooler works without one.
    databaseUrl: DATABASE_DIRECT_URL ?? DATABASE_URL,
    logLevel: LOG_LEVEL ?? 'warn',
    demoSize: DEMO_SIZE,
    local: loopback(host) && NODE_ENV !== 'production',
    now: QUNQING_NOW,
    ...channelSettings(read.data, { host, port: PORT }),
    limits: given(Limits.parse(env)),
  }
}
