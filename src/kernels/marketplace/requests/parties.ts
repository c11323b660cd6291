/** Who hears of a request: the resident's side, teams, the desk. Codes only, never what is in it. */
import { dayOf } from '#platform/calendar.ts'
import type { Cx } from '#platform/cx.ts'
import { wearing } from '#platform/wear.ts'
import * as q from './queries.ts'

/** One who is told, and with which sentence; null is somebody without an account, whom a desk calls. */
export interface Tell { person: string | null; code: string; facts?: Record<string, unknown> }
type TellOne = Tell & { person: string }

/** Everybody on the resident's side of a request. */
export const residents = (row: { orderer: string; served: string | null }): string[] => [...new Set([row.orderer, ...(row.served === null ? [] : [row.served])])]

/** A notice to everybody on the resident's side; who has no account, or ordered by telephone, is told by a call. */
export const tellResidents = (row: { orderer: string; served: string | null; enteredBy: string | null }, code: string, facts: Record<string, unknown> = {}): Tell[] =>
  [...residents(row), ...(row.served === null || row.enteredBy !== null ? [null] : [])].map((person) => ({ person, code, facts }))

/** One notice to each of these people, but for whoever does it. The clock may act while somebody else asks. */
export const tellEach = (cx: Cx, people: readonly string[], code: string): TellOne[] =>
  [...new Set(people)].filter((person) => cx.hat.kind === 'flow' || person !== cx.who.id).map((person) => ({ person, code }))

/** Who leads a team, or sits at a desk, is not everybody's to read, so the clock's hat asks. */
const inOffice = (cx: Cx, orgs: readonly string[], role: string): Promise<string[]> =>
  wearing(cx, { kind: 'flow' }, async () => (await q.inOffice(cx.tx, { orgs, role, day: dayOf(cx.now) })).map(({ person }) => person))

/** A notice to the leaders of these teams. */
export const tellLeaders = async (cx: Cx, teams: readonly string[], code: string): Promise<TellOne[]> => tellEach(cx, await inOffice(cx, teams, 'team.leader'), code)

/** A notice to whoever sits at the receiving desk. */
export const tellDesk = async (cx: Cx, row: { org: string }, code: string): Promise<TellOne[]> => tellEach(cx, await inOffice(cx, [row.org], 'staff'), code)

/** The teams that it is offered to now. A team or a desk sees no other's offers, so the clock's hat asks. */
export const offeredTo = (cx: Cx, row: q.Row): Promise<string[]> =>
  wearing(cx, { kind: 'flow' }, async () => (await q.offeredTeams(cx, row.id)).map((grant) => grant.holder))

/** Live topics of every team that it is offered to now: their hall changes too. */
export const rivals = async (cx: Cx, row: q.Row): Promise<string[]> => (await offeredTo(cx, row)).map((team) => `team:${team}`)
