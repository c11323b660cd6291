/** Sessions run on real time: a moved clock signs nobody out. */
import { createHash, randomBytes } from 'node:crypto'
import { after, DAY, HOUR, realNow } from '#platform/clock.ts'
import type { Id } from '#platform/contract.ts'
import type { Cx, Hat, Who } from '#platform/cx.ts'
import { Refusal } from '#platform/refuse.ts'
import { wearing } from '#platform/wear.ts'
import { hatOf } from '#kernels/registry/appointments/index.ts'
import { adultOf, sealedOf } from '#kernels/registry/people/index.ts'
import * as q from './queries.ts'

/** How long a session lives. */
export const SESSION = 30 * DAY
/** How long the second factor counts; then it is asked again. */
const STRONG = 12 * HOUR

/** What is kept of a token. */
export const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/** Opens a session and returns its token, which is kept nowhere. */
export async function openSession(cx: Cx, person: Id<'person'>, also: { strong: boolean }): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const created = realNow()
  const row = { digest: digestOf(token), person, strong: also.strong, created, until: after(created, SESSION) }
  await wearing(cx, { kind: 'door' }, () => q.openSession(cx.tx, row))
  return token
}

const nobody: Who = { id: null, name: '', adult: null, strong: false }

/** The year makes people adults without a further word, so who was too young is looked at again. */
const adultNow = async (cx: Cx, person: Id<'person'>, adult: boolean | null): Promise<boolean | null> =>
  adult === false ? adultOf((await sealedOf(cx, person)).year, cx.now) : adult

const isStrong = (strong: boolean | null, created: string | null): boolean =>
  strong === true && created !== null && after(created, STRONG) > realNow()

/**
 * Finds who holds the token and whether the asked hat (`me`, `tree:<appointment>`, `team:<appointment>`) is theirs; sets `cx.now`.
 * Worn as the door. Refuses `may.sign-in` (401), `may.no-office` (403) and, for an office without it, `sign-in.second-factor` (401).
 */
export async function enter(cx: Cx, asked: { token: string | null; hat: string }): Promise<{ who: Who; hat: Hat }> {
  const found = await q.entering(cx.tx, { digest: asked.token === null ? null : digestOf(asked.token), real: realNow() })
  if (found.at !== null) cx.now = new Date(found.at)
  if (found.person === null) {
    if (asked.hat !== 'me') throw new Refusal('may.sign-in', 401)
    return { who: nobody, hat: { kind: 'me' } }
  }
  const who: Who = {
    id: found.person, name: found.name ?? '', adult: await adultNow(cx, found.person, found.adult), strong: isStrong(found.strong, found.created),
  }
  if (asked.hat === 'me') return { who, hat: { kind: 'me' } }
  const hat = await hatOf(cx, found.person, asked.hat)
  if (hat.kind === 'tree' && !who.strong) throw new Refusal('sign-in.second-factor', 401)
  return { who, hat }
}
