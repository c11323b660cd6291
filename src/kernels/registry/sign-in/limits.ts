/** How often one may ask. Counted in the database, so that every web process counts together; on real time. */
import { CompiledQuery } from 'kysely'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { Cx } from '#platform/cx.ts'
import { Refusal } from '#platform/refuse.ts'
import { keyed } from '#platform/seal.ts'
import { wearing } from '#platform/wear.ts'

interface Limit { points: number; seconds: number; code: 'sign-in.too-often' | 'sign-in.too-many' }

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const often = 'sign-in.too-often'

/** An office of two hundred signs in behind one address; a phone's owner asks a few times at most. */
const LIMITS = {
  /** Codes to one number in ten minutes. */
  LIMIT_CODES_NUMBER: { points: 5, seconds: 10 * MINUTE, code: often },
  /** Codes to one number in a day. */
  LIMIT_CODES_NUMBER_DAY: { points: 30, seconds: DAY, code: often },
  /** Codes asked for from one address in an hour. */
  LIMIT_CODES_ADDRESS: { points: 300, seconds: HOUR, code: often },
  /** Codes to numbers of the demo range from one address in an hour: they cost nothing and go nowhere. */
  LIMIT_CODES_DEMO: { points: 20_000, seconds: HOUR, code: often },
  /** Messages that the installation pays for in a day. */
  LIMIT_CODES_DAY: { points: 20_000, seconds: DAY, code: 'sign-in.too-many' },
  /** Tries of one person's second factor in ten minutes. */
  LIMIT_FACTOR: { points: 10, seconds: 10 * MINUTE, code: often },
  /** Callers whom one clerk looks for or orders for in an hour: a busy morning, not a directory. */
  LIMIT_CALLERS: { points: 120, seconds: HOUR, code: often },
} satisfies Record<string, Limit>

export type LimitName = keyof typeof LIMITS

/** The counters live in the request's own transaction: what is refused and rolled back has cost nothing. */
const limiter = (cx: Cx, name: LimitName): RateLimiterPostgres =>
  new RateLimiterPostgres({
    storeClient: { query: ({ text, values }: { text: string; values: unknown[] }) => cx.tx.executeQuery(CompiledQuery.raw(text, values)) },
    storeType: 'client', tableName: 'sign_in_limit', tableCreated: true, clearExpiredByTimeout: false,
    keyPrefix: name, points: cx.limits?.[name] ?? LIMITS[name].points, duration: LIMITS[name].seconds,
  })

const keyFor = (cx: Cx, subject: string): string => keyed(cx.secrets.digest, `limit\n${subject}`).toString('base64url')

/** Counts one more for `subject` (a phone, an address, a person). Refuses `sign-in.too-often` or `sign-in.too-many` (429). */
export async function count(cx: Cx, name: LimitName, subject: string): Promise<void> {
  const used = await wearing(cx, { kind: 'door' }, () =>
    limiter(cx, name).consume(keyFor(cx, subject)).catch((fault: unknown) => fault))
  if (used instanceof Error) throw used
  const { points, code } = { ...LIMITS[name], points: cx.limits?.[name] ?? LIMITS[name].points }
  if (used instanceof RateLimiterRes && used.consumedPoints > points) {
    throw new Refusal(code, 429, { minutes: Math.ceil(used.msBeforeNext / 60_000) })
  }
}

/** Forgets what was counted for `subject`: it got through. */
export const forget = (cx: Cx, name: LimitName, subject: string): Promise<boolean> =>
  wearing(cx, { kind: 'door' }, () => limiter(cx, name).delete(keyFor(cx, subject)))
