/** The close of applications: the clock counts by the published rule, draws among equals, and claims in the name of whoever applied for the team. */
import { dayOf } from '#platform/calendar.ts'
import type { Id } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import type { Timed } from '#platform/journal.ts'
import { wearing } from '#platform/wear.ts'
import { lowest } from '#kernels/marketplace/offering/index.ts'
import { hatOf } from '#kernels/registry/appointments/index.ts'
import { adultOf, sealedOf } from '#kernels/registry/people/index.ts'
import { advance, reread } from './advance.ts'
import * as a from './apply-queries.ts'
import { farFrom, teamsFor, type TeamFit } from './fit.ts'
import { unclaimedAt } from './offer.ts'
import { rivals, tellLeaders, type Tell } from './parties.ts'
import * as q from './queries.ts'
import { goingBar } from './team-checks.ts'
import { take } from './team-actions.ts'

/** An applicant at the close: what the rule counts for it, or why it is passed over. */
type Counted = a.Standing & { name: string; passed: string } | a.Standing & { name: string; score: number }
type Fitting = Extract<Counted, { score: number }>

const fitting = (one: Counted): one is Fitting => 'score' in one

/** Whoever claims has said a year of birth and is of age; a notice that was withdrawn takes the year with it. */
const ofAge = (cx: Cx, leader: Id<'person'>): Promise<boolean> => wearing(cx, { kind: 'flow' }, async () => adultOf((await sealedOf(cx, leader)).year, cx.now) === true)

/** The first thing that stands against it by now, as a code. */
async function passedFor(cx: Cx, row: q.Row, one: a.Standing, fit: TeamFit | undefined): Promise<string | undefined> {
  if (!one.offered || one.appointment === null || fit === undefined || !(await ofAge(cx, one.leader))) return 'gone'
  if (fit.reason === 'skill') return 'skill'
  // The clock may count while one of the helpers asks; the team reads why, whoever it is.
  return (await goingBar(cx, row, one))?.[0].replace(/^you-/, 'helper-')
}

async function counted(cx: Cx, row: q.Row, one: a.Standing, fit: TeamFit | undefined): Promise<Counted> {
  const passed = await passedFor(cx, row, one, fit)
  const name = fit?.team.name ?? ''
  if (passed !== undefined || fit === undefined) {
    await a.keepPassed(cx.tx, one.id, passed ?? 'gone')
    return { ...one, name, passed: passed ?? 'gone' }
  }
  const { load, told: reliability, score } = fit
  await a.keepCount(cx.tx, one.id, { far: farFrom(fit.team, row), reliability, load, capacity: fit.team.capacity, score })
  return { ...one, name, score }
}

/** Every applicant, counted while none of these teams can claim anything else. */
async function countAll(cx: Cx, row: q.Row): Promise<Counted[]> {
  const standing = await a.standing(cx, row.id, dayOf(cx.now))
  for (const { team } of standing) await q.lockTeam(cx.tx, team)
  const fits = await teamsFor(cx, row)
  const all: Counted[] = []
  for (const one of standing) all.push(await counted(cx, row, one, fits.find(({ team }) => team.id === one.team)))
  return all
}

const told = ({ team, name }: Counted) => ({ id: team, name })

/** The highest score has it; among equals, the lowest lot. */
function decided(all: readonly Counted[], seed: string) {
  const fits = all.filter(fitting)
  const best = Math.max(...fits.map(({ score }) => score))
  const equals = fits.filter(({ score }) => score === best)
  const winner = lowest(seed, equals)
  const facts = { applied: all.length, passed: all.length - fits.length, seed, ...(winner && { team: told(winner), score: best, tied: equals.length > 1 ? equals.map(told) : [] }) }
  return { winner, best, facts }
}

/** The winner hears that it is hers, everybody else what decided: the score, the lot, or what stood against it. */
async function tellsOf(cx: Cx, all: readonly Counted[], { winner, best }: ReturnType<typeof decided>): Promise<Tell[]> {
  const codeOf = (one: Counted): string => {
    if (!fitting(one)) return 'request.passed-over'
    if (one === winner) return 'request.chosen'
    return one.score === best ? 'request.not-drawn' : 'request.not-chosen'
  }
  const told: Tell[] = []
  for (const one of all) told.push(...(await tellLeaders(cx, [one.team], codeOf(one))))
  return told
}

/** Does `work` as whoever applied for this team, in the office in which she leads it. */
async function inNameOf(cx: Cx, one: a.Standing, work: () => Promise<void>): Promise<void> {
  const own = cx.who
  const hat = await hatOf(cx, one.leader, `team:${one.appointment}`)
  cx.who = { id: one.leader, name: '', adult: true, strong: false }
  await wearing(cx, hat, work)
  cx.who = own
}

/** Applications are closed: one fitting team has it, and the others are told why not; where none fits, it is first come from now on. */
export const choose: Timed = async (cx, id, { happened }) => {
  const row = await reread(cx, id)
  const { seed } = await a.seed(cx.tx, id)
  const all = await countAll(cx, row)
  const end = decided(all, seed)
  await advance(cx, row, {
    act: 'choose', happened, due: { unclaimed: unclaimedAt(cx, row) }, facts: end.facts, tells: await tellsOf(cx, all, end), topics: await rivals(cx, row),
  })
  const { winner } = end
  if (winner === undefined) return
  await inNameOf(cx, winner, async () => take(cx, await reread(cx, id), winner, happened))
}
