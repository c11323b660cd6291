/** Sessions run on real time: a moved clock signs nobody out. */
import { createHash, randomBytes } from 'node:crypto'
import { after, businessTime, DAY, HOUR, realNow } from '#platform/clock.ts'
import type { Id } from '#platform/contract.ts'
import { nobody, type Cx, type Hat, type Who } from '#platform/cx.ts'
import { Refusal } from '#platform/refuse.ts'
import { keyed } from '#platform/seal.ts'
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

async function keep(cx: Cx, person: Id<'person'>, how: { strong: boolean; token: string }): Promise<void> {
  const created = realNow()
  const row = { digest: digestOf(how.token), person, strong: how.strong, created, until: after(created, SESSION) }
  await wearing(cx, { kind: 'door' }, () => q.openSession(cx.tx, row))
}

/** Opens a session and returns its token, which is kept nowhere. */
export async function openSession(cx: Cx, person: Id<'person'>, also: { strong: boolean }): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await keep(cx, person, { ...also, token })
  return token
}

/**
 * The token that the running command hands out: a keyed digest of the command's id, so that a repeat whose first answer was lost gets the
 * same token, and nobody without the key can make it.
 */
export function commandToken(cx: Cx): string {
  if (cx.command === null) throw new Error('a session begins with a command')
  return keyed(cx.secrets.digest, `session\n${cx.command}`).toString('base64url')
}

/** Begins the session of the running command, and ends the one that this browser had. */
export async function change(cx: Cx, person: Id<'person'>, also: { strong: boolean }): Promise<void> {
  const old = cx.session
  if (old !== undefined) await wearing(cx, { kind: 'door' }, () => q.endSession(cx.tx, old, realNow()))
  await keep(cx, person, { ...also, token: commandToken(cx) })
}

/** The year makes people adults without a further word, so who was too young is looked at again. */
const adultNow = async (cx: Cx, person: Id<'person'>, adult: boolean | null): Promise<boolean | null> =>
  adult === false ? adultOf((await sealedOf(cx, person)).year, cx.now) : adult

/** Whether a session that began at `created` still counts as strong. */
export const isStrong = (strong: boolean | null, created: string | null): boolean =>
  strong === true && created !== null && after(created, STRONG) > realNow()

const whoOf = async (cx: Cx, found: q.Entering & { person: Id<'person'> }): Promise<Who> => ({
  id: found.person, name: found.name ?? '', adult: await adultNow(cx, found.person, found.adult), strong: isStrong(found.strong, found.created),
})

const digestOfAsked = (token: string | null): Buffer | null => (token === null ? null : digestOf(token))

/**
 * Finds who holds the token and whether the asked hat (`me`, `tree:<appointment>`, `team:<appointment>`) is theirs; sets `cx.now`.
 * Worn as the door. Refuses `may.sign-in` (401), `may.no-office` (403) and, for an office without it, `sign-in.second-factor` (401).
 */
export async function enter(cx: Cx, asked: { token: string | null; hat: string }): Promise<{ who: Who; hat: Hat }> {
  const digest = digestOfAsked(asked.token)
  const found = await q.entering(cx.tx, { digest, real: realNow() })
  cx.now = businessTime(found, cx.now)
  if (found.person === null || digest === null) {
    if (asked.hat !== 'me') throw new Refusal('may.sign-in', 401)
    return { who: nobody, hat: { kind: 'me' } }
  }
  cx.session = digest
  const who = await whoOf(cx, { ...found, person: found.person })
  if (asked.hat === 'me') return { who, hat: { kind: 'me' } }
  const hat = await hatOf(cx, found.person, asked.hat)
  if (hat.kind === 'tree' && !who.strong) throw new Refusal('sign-in.second-factor', 401)
  return { who, hat }
}
