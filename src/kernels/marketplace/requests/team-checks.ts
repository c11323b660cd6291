/** What stands against a team's going there: who is named, how old they are, whether they are cleared, how much the team carries. The same for a claim and an application. */
import { dayOf } from '#platform/calendar.ts'
import type { Id } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import { refusals } from '#platform/refuse.ts'
import { wearing } from '#platform/wear.ts'
import { adultOf, sealedOf } from '#kernels/registry/people/index.ts'
import { clearedBar, clearedCodes } from './cleared.ts'
import { residents } from './parties.ts'
import * as q from './queries.ts'

const fail = refusals('request', { load: 409, helper: 400, 'helper-young': 400, 'both-sides': 409, ...clearedCodes })

type Bar = Parameters<typeof fail>
type People = readonly Id<'person'>[]

/** A team with who speaks for it and who would go. */
export interface Going { team: Id<'org'>; leader: Id<'person'>; helpers: People }

/** Helpers who are not of the team; a leader or helpers who stand on the other side. */
async function namesBar(cx: Cx, row: q.Row, { team, leader, helpers }: Going): Promise<Bar | undefined> {
  const members = new Set((await q.membersOf(cx.tx, team, dayOf(cx.now))).map(({ person }) => person))
  if (helpers.some((person) => !members.has(person))) return ['helper', {}, 'helpers']
  return [leader, ...helpers].some((person) => residents(row).includes(person)) ? ['both-sides', {}, 'helpers'] : undefined
}

/** Helpers who are known to be under 18. Who has not said the year is asked before an own request or claim. */
async function ageBar(cx: Cx, people: People): Promise<Bar | undefined> {
  const young = await wearing(cx, { kind: 'flow' }, async () => {
    for (const person of people) if (adultOf((await sealedOf(cx, person)).year, cx.now) === false) return true
    return false
  })
  return young ? ['helper-young', {}, 'helpers'] : undefined
}

async function loadBar(cx: Cx, team: string): Promise<Bar | undefined> {
  const { capacity } = await q.baseOf(cx.tx, team)
  const [load] = await q.loads(cx.tx, [team])
  return (load?.load ?? 0) >= capacity ? ['load', { capacity }] : undefined
}

/** Why this team may not take the request now with these helpers; undefined where it may. The team is locked. */
export const goingBar = async (cx: Cx, row: q.Row, of: Going): Promise<Bar | undefined> =>
  (await namesBar(cx, row, of)) ?? (await ageBar(cx, of.helpers)) ?? (await clearedBar(cx, of.helpers, of.leader)) ?? (await loadBar(cx, of.team))

const refuse = (bar: Bar | undefined): void => {
  if (bar !== undefined) throw fail(...bar)
}

/** Refuses helpers who are not of the team or stand on the other side. */
export const checkNames = async (cx: Cx, row: q.Row, of: Going): Promise<void> => refuse(await namesBar(cx, row, of))
/** Refuses helpers who are under 18. */
export const checkOfAge = async (cx: Cx, people: People): Promise<void> => refuse(await ageBar(cx, people))

/** Refuses helpers who may not go to homes. */
export const checkCleared = async (cx: Cx, people: People): Promise<void> => refuse(await clearedBar(cx, people))

/** The worn team with its leader and who would go (the leader unless told); refuses what stands against it. Keeps the team locked. */
export async function checkedGoing(cx: Cx, row: q.Row, leader: Id<'person'>, named: People | undefined): Promise<Going> {
  if (cx.hat.kind !== 'team') throw new Error('only a team goes')
  const of = { team: cx.hat.org, leader, helpers: named === undefined || named.length === 0 ? [leader] : [...new Set(named)] }
  await q.lockTeam(cx.tx, of.team)
  refuse(await goingBar(cx, row, of))
  return of
}
