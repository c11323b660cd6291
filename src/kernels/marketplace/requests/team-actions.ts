/** What a team and its helpers do. What the clock does is in `timed.ts`. */
import { randomInt } from 'node:crypto'
import { after, DAY, MINUTE } from '#platform/clock.ts'
import { me, type Cx } from '#platform/cx.ts'
import { refusals } from '#platform/refuse.ts'
import { Lost, type Done, type Given } from '#platform/route.ts'
import { rulesAt } from '#kernels/marketplace/catalogue/index.ts'
import { earn, postMinutes } from '#kernels/ledger/index.ts'
import { orgOf } from '#kernels/registry/orgs/index.ts'
import { advance } from './advance.ts'
import { checkAgainst } from './against.ts'
import type { Id } from '#platform/contract.ts'
import type * as api from './contract.ts'
import { terms } from './flow.ts'
import { addNote } from './note.ts'
import { byCall } from './review.ts'
import { backToHall, unclaimedAt } from './offer.ts'
import { residents, rivals, tellResidents } from './parties.ts'
import * as q from './queries.ts'
import { checkCleared, checkedGoing, checkNames, checkOfAge, type Going } from './team-checks.ts'
import { GOING, helperGrants, lapseAt, teamGrant, unfinishedAt } from './window.ts'

const fail = refusals('request', { reason: 400, 'visit-time': 400, raised: 400 })

/** Takes a request 抢单: exactly one team wins, whoever holds the row's lock first. While teams apply for it nobody claims. */
export async function claim(cx: Cx, row: q.Row, input: Given<typeof api.claim>): Promise<Done | Lost> {
  if (row.state !== 'open') return new Lost('request.lost', { number: row.number })
  checkAgainst(cx, row, 'claim')
  await take(cx, row, await checkedGoing(cx, row, me(cx), input.helpers))
  return { id: row.id }
}

/** Puts an open request into the hands of a team that was looked at. Worn as its leader; `happened` where that is not now. */
export async function take(cx: Cx, row: q.Row, { team, helpers }: Going, happened = cx.now): Promise<void> {
  const at = await advance(cx, row, { act: 'claim', happened,
    set: { team, claimed_by: me(cx) }, facts: { team, helpers: helpers.length }, due: { lapse: await lapseAt(cx, row) },
    gives: [teamGrant(cx, row, team), ...helperGrants(cx, row, helpers)], ends: ['reply'],
    tells: [...tellResidents(row, 'request.claimed'), ...told(cx, helpers)], topics: await rivals(cx, row),
  })
  await q.addCode(cx.tx, row.id, at.entry, String(randomInt(1_000_000)).padStart(6, '0'))
  await q.addHelpers(cx.tx, row.id, at.entry, helpers)
}

/** The team that has it, as its leader speaks for it. */
function having(cx: Cx, row: q.Row, helpers: readonly Id<'person'>[]): Going {
  if (row.team === null) throw new Error('no team has it')
  return { team: row.team, leader: me(cx), helpers }
}

const told = (cx: Cx, helpers: readonly string[]) => helpers.filter((person) => person !== cx.who.id).map((person) => ({ person, code: 'request.helper-named' }))

/** Names who goes there. Grants change; the time limit of the claim stays. */
export async function nameHelpers(cx: Cx, row: q.Row, input: Given<typeof api.nameHelpers>): Promise<Done> {
  const helpers = [...new Set(input.helpers)]
  await checkNames(cx, row, having(cx, row, helpers))
  await checkOfAge(cx, helpers)
  await checkCleared(cx, helpers)
  const at = await advance(cx, row, { act: 'name-helpers',
    ends: GOING, gives: helperGrants(cx, row, helpers), facts: { helpers: helpers.length }, tells: [...tellResidents(row, 'request.helpers'), ...told(cx, helpers)],
  })
  await q.addHelpers(cx.tx, row.id, at.entry, helpers)
  return { id: row.id }
}

/** Gives a claim back; after two minutes with a reason. The offers stand until the window ends; once it is over, new ones are made. */
export async function release(cx: Cx, row: q.Row, input: Given<typeof api.release>): Promise<Done> {
  if (input.reason === undefined && cx.now > after(row.claimed ?? row.since, terms.undoMinutes * MINUTE)) throw fail('reason', {}, 'reason')
  const again = new Date(row.windowTo) > cx.now ? { set: { team: null }, due: { unclaimed: unclaimedAt(cx, row) } } : await backToHall(cx, row)
  const at = await advance(cx, row, { act: 'release',
    ...again, ends: 'gives' in again ? ['offered', 'assigned', ...GOING] : ['assigned', ...GOING], tells: tellResidents(row, 'request.released'), topics: await rivals(cx, row),
  })
  if (input.reason !== undefined) await addNote(cx, row, at.entry, { reason: input.reason })
  return { id: row.id }
}

/** A look at the sealed part. Whoever goes there looks only as long as nothing stands against going. */
export async function look(cx: Cx, row: q.Row): Promise<Done> {
  if (cx.hat.kind === 'me' && !residents(row).includes(me(cx))) await checkCleared(cx, [me(cx)])
  return { id: row.id }
}

/** A helper begins, once the resident compared the code at the door. Whoever was cleared when named may be no more. */
export async function begin(cx: Cx, row: q.Row): Promise<Done> {
  await checkCleared(cx, (await q.helpers(cx.tx, row.id)).map(({ person }) => person))
  await advance(cx, row, { act: 'begin', due: { unfinished: await unfinishedAt(cx, row) }, tells: tellResidents(row, 'request.begun') })
  return { id: row.id }
}

const minutesBetween = (from: string, to: string): number => Math.round((new Date(to).getTime() - new Date(from).getTime()) / MINUTE)

/** The leader names who came, from when to when; minutes are actual and capped at a multiple of the catalogue's. */
export async function finish(cx: Cx, row: q.Row, input: Given<typeof api.finish>): Promise<Done> {
  await checkNames(cx, row, having(cx, row, input.visits.map((visit) => visit.person)))
  const people = new Set(input.visits.map((visit) => visit.person))
  const wrong = input.visits.some((v) => new Date(v.from) >= new Date(v.to) || new Date(v.to) > cx.now || new Date(v.from) < after(row.windowFrom, -DAY))
  if (wrong || people.size < input.visits.length) throw fail('visit-time', {}, 'visits')
  const rules = await rulesAt(cx.tx, row.orgPath)
  const cap = Math.floor((row.minutes * rules.capPercent) / 100)
  const visits = input.visits.map((v) => ({ person: v.person, cameFrom: v.from, cameTo: v.to, minutes: Math.min(cap, minutesBetween(v.from, v.to)) }))
  const at = await advance(cx, row, { act: 'finish',
    due: { silence: after(cx.now, rules.silenceDays * DAY) }, facts: { people: people.size }, tells: tellResidents(row, 'request.finished'),
  })
  await q.addVisits(cx.tx, row.id, at.entry, visits)
  return { id: row.id }
}

/** The one served confirms names and minutes, may lower minutes, and rates. Hours and points post by themselves. */
export async function confirm(cx: Cx, row: q.Row, input: Given<typeof api.confirm>): Promise<Done> {
  checkAgainst(cx, row, 'confirm')
  const lowered = new Map<string, number>(input.minutes.map((line) => [line.person, line.minutes]))
  const said = await q.visits(cx.tx, row.id)
  if (said.some((visit) => (lowered.get(visit.person) ?? 0) > visit.minutes)) throw fail('raised', {}, 'minutes')
  const visits = said.map((visit) => ({ ...visit, minutes: lowered.get(visit.person) ?? visit.minutes }))
  const minutes = visits.reduce((sum, visit) => sum + visit.minutes, 0)
  const at = await advance(cx, row, { act: 'confirm',
    facts: { people: visits.length, minutes, stars: input.stars, ...byCall(cx) }, tells: visits.map((visit) => ({ person: visit.person, code: 'request.confirmed' })),
    topics: [`team:${row.team ?? ''}`],
  })
  await q.addVisits(cx.tx, row.id, at.entry, visits)
  await q.addRating(cx.tx, row.id, at.entry, input.stars)
  await post(cx, row, at.entry, visits)
  return { id: row.id }
}

async function post(cx: Cx, row: q.Row, entry: number, visits: readonly q.VisitRow[]): Promise<void> {
  const team = row.team === null ? undefined : await orgOf(cx.tx, row.team)
  if (team === undefined) throw new Error('a confirmed request has a team')
  const fact = { noun: 'request', id: row.id, entry, org: team.id, orgPath: team.path, deskPath: row.orgPath, excluded: [...residents(row), ...(row.enteredBy === null ? [] : [row.enteredBy])], number: row.number, service: row.service, setting: row.setting } as const
  await postMinutes(cx, { ...fact, visits: visits.map((visit) => ({ person: visit.person, minutes: visit.minutes, grade: 'B' })) })
  await earn(cx, { ...fact, kind: 'service.done', service: row.service, visits: visits.map((visit) => ({ person: visit.person, minutes: visit.minutes })) })
}
