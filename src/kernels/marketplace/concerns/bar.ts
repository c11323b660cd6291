/** Whether something can still be said of a visit, of whom, and who would read it. */
import { dayOf } from '#platform/calendar.ts'
import { after, DAY } from '#platform/clock.ts'
import type { Id } from '#platform/contract.ts'
import { me, type Cx } from '#platform/cx.ts'
import { refusals } from '#platform/refuse.ts'
import { wearing } from '#platform/wear.ts'
import { overStates } from '#kernels/marketplace/requests/flow.ts'
import { pathsTo } from '#kernels/registry/settings/index.ts'
import { UNTIL_DAYS } from './flow.ts'
import * as q from './queries.ts'

export const fail = refusals('concern', { nobody: 409, 'too-late': 409, twice: 409, 'not-called': 409, 'took-part': 409, helper: 400, found: 400, 'look-again': 409, erased: 409 })
type Bar = Parameters<typeof fail>[0]

const asClock = <T>(cx: Cx, work: () => Promise<T>): Promise<T> => wearing(cx, { kind: 'flow' }, work)

/** Who says it: oneself, or whom the desk has on the telephone. */
export const raiserOf = (cx: Cx, row: q.Visit): Id<'person'> => (cx.hat.kind === 'tree' ? row.confirmer : me(cx))

/** A visit with whoever was named for it or came, and every team that has had the request. */
export interface About { row: q.Visit; helpers: (q.Named & { now: boolean })[]; teams: string[] }

/** Of the latest visit: who came; before that, who was named last. */
function latest(all: readonly q.Named[], since: number): (one: q.Named) => boolean {
  const now = all.filter(({ entry }) => entry >= since)
  const came = now.filter((one) => one.came)
  const last = Math.max(...(came.length > 0 ? came : now).map(({ entry }) => entry))
  return ({ entry }) => entry === last
}

export async function aboutOf(cx: Cx, row: q.Visit): Promise<About> {
  const [all, teams] = [await q.named(cx.tx, row.id), await q.teams(cx.tx, row.id)]
  const now = latest(all, teams[0]?.last ?? 0)
  return { row, helpers: all.map((one) => ({ ...one, now: now(one) })), teams: teams.map(({ team }) => team) }
}

const tooLate = (cx: Cx, row: q.Visit): boolean => overStates.includes(row.state) && cx.now > after(row.since, UNTIL_DAYS * DAY)

/** Whom the desk reaches by a call: who ordered by telephone, has no account, or did not answer in time. */
const called = (row: q.Visit): boolean => row.enteredBy !== null || row.served === null || row.state === 'closed'

/** What stands against a clerk who writes it down: she has nobody on the telephone, or stands on a side herself. */
async function againstClerk(cx: Cx, { row, teams }: About): Promise<Bar | undefined> {
  if (!called(row)) return 'not-called'
  const person = me(cx)
  const side = [row.orderer, row.served].includes(person)
  return side || (await asClock(cx, () => q.wasOf(cx.tx, { person, teams }))) ? 'took-part' : undefined
}

/** Why it cannot be said now; undefined where it can. */
export async function barOf(cx: Cx, about: About): Promise<Bar | undefined> {
  if (about.helpers.length === 0) return 'nobody'
  if (tooLate(cx, about.row)) return 'too-late'
  const clerk = cx.hat.kind === 'tree' ? await againstClerk(cx, about) : undefined
  if (clerk !== undefined) return clerk
  const said = { request: about.row.id, person: raiserOf(cx, about.row) }
  return (await asClock(cx, () => q.waits(cx.tx, said))) ? 'twice' : undefined
}

type Officers = NonNullable<Awaited<ReturnType<typeof q.outside>>>

/**
 * Who reads it: the staff of the receiving desk who stand outside, else of the nearest organisation above that has some. A desk does not see
 * who is of which team, so the clock's hat asks.
 */
export async function officersFor(cx: Cx, about: About, role: 'staff' | 'admin' = 'staff'): Promise<Officers | undefined> {
  const { row, teams } = about
  const asked = { paths: pathsTo(row.orgPath), role, teams, not: raiserOf(cx, row), day: dayOf(cx.now) }
  return asClock(cx, () => q.outside(cx.tx, asked))
}
