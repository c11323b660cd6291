/** What the receiving desk does. What the resident does is in `actions.ts`, what a team does in `team-actions.ts`. */
import { Refusal, refusals } from '#platform/refuse.ts'
import type { Cx } from '#platform/cx.ts'
import type { Done, Given } from '#platform/route.ts'
import { wearing } from '#platform/wear.ts'
import { carrySupport } from '#kernels/marketplace/support/index.ts'
import { offeredService } from './actions.ts'
import { advance } from './advance.ts'
import { opening } from './apply.ts'
import { addSeed } from './apply-queries.ts'
import type * as api from './contract.ts'
import { teamsFor } from './fit.ts'
import { addNote } from './note.ts'
import { backToHall, offers, offersTo, unclaimedAt } from './offer.ts'
import { offeredTo, rivals, tellEach, tellLeaders, tellResidents } from './parties.ts'
import * as q from './queries.ts'
import { checkWindow, GOING, unfinishedAt } from './window.ts'

const fail = refusals('request', { 'window-past': 400, 'nobody-more': 409, 'team-unfit': 409, 'not-same': 409 })

/** Whoever came now would come too late: another time is agreed on first. */
function checkAhead(cx: Cx, row: q.Row): void {
  if (new Date(row.windowTo) <= cx.now) throw fail('window-past', {}, 'window')
}

/** Accepts 收单 and offers 发单 in one move; where the service says so, teams apply for a while. */
export async function accept(cx: Cx, row: q.Row): Promise<Done> {
  checkAhead(cx, row)
  const gives = await offers(cx, row, new Date(row.windowTo))
  const open = opening(cx, row, gives.length)
  const at = await advance(cx, row, {
    act: 'accept', gives, facts: { offered: gives.length, ...open?.facts }, due: open?.due ?? { unclaimed: unclaimedAt(cx, row) }, tells: tellResidents(row, 'request.accepted'),
  })
  if (open !== undefined) await addSeed(cx.tx, { id: row.id, entry: at.entry, seed: open.seed })
  return { id: row.id }
}

/** The desk says no 退单, with a reason and the next step. */
export async function decline(cx: Cx, row: q.Row, input: Given<typeof api.decline>): Promise<Done> {
  const at = await advance(cx, row, { act: 'decline', tells: tellResidents(row, 'request.declined') })
  await addNote(cx, row, at.entry, input)
  return { id: row.id }
}

/** The desk puts an order right; the person is told, and the desk's own deadline stays. */
export async function edit(cx: Cx, row: q.Row, input: Given<typeof api.edit>): Promise<Done> {
  const service = input.service === undefined ? undefined : await offeredService(cx, row.orgPath, input.service)
  if (input.window !== undefined) checkWindow(cx, input.window)
  const set = {
    alert: null,
    ...(service === undefined ? {} : { service: service.key, setting: service.setting, minutes: service.minutes, skill: service.skill }),
    ...(input.window === undefined ? {} : { window_from: input.window.from, window_to: input.window.to }),
  }
  const changed = [...(service === undefined ? [] : ['service']), ...(input.window === undefined ? [] : ['window'])]
  const at = await advance(cx, row, { act: 'edit', set, facts: { changed }, tells: tellResidents(row, 'request.edited') })
  await addNote(cx, row, at.entry, { reason: input.note })
  return { id: row.id }
}

/** No team could come 没能办成: the desk says why, and what is next. */
export async function unserved(cx: Cx, row: q.Row, input: Given<typeof api.unserved>): Promise<Done> {
  const at = await advance(cx, row, { act: 'unserved', ends: ['offered', 'reply'], tells: tellResidents(row, 'request.unserved'), topics: await rivals(cx, row) })
  await addNote(cx, row, at.entry, input)
  return { id: row.id }
}

/** The desk did something about an open request: its alert is answered, and comes again where that did not help. */
const handled = (cx: Cx, row: q.Row) => ({ set: { alert: null }, due: { unclaimed: unclaimedAt(cx, row) } })

/** Offers it to every team that serves here and has the skill, however far away, and to those that came to fit meanwhile. */
export async function widen(cx: Cx, row: q.Row): Promise<Done> {
  checkAhead(cx, row)
  const has = await offeredTo(cx, row)
  const more = (await teamsFor(cx, row)).filter((fit) => fit.reason !== 'skill' && !has.includes(fit.team.id))
  if (more.length === 0) throw fail('nobody-more')
  const gives = offersTo(cx, row, more.map((fit) => fit.team.id))
  await advance(cx, row, { act: 'widen', ...handled(cx, row), gives, facts: { offered: gives.length } })
  return { id: row.id }
}

/** Asks one team by name: it is offered the request and its leader is told. Skill is what the service demands, so only that bars it. */
export async function askTeam(cx: Cx, row: q.Row, input: Given<typeof api.askTeam>): Promise<Done> {
  checkAhead(cx, row)
  const fit = (await teamsFor(cx, row)).find((one) => one.team.id === input.team)
  if (fit === undefined || fit.reason === 'skill') throw fail('team-unfit', {}, 'team')
  const knows = (await offeredTo(cx, row)).includes(input.team)
  const gives = knows ? [] : offersTo(cx, row, [input.team])
  await advance(cx, row, {
    act: 'ask-team', ...handled(cx, row), gives, facts: { team: fit.team.id, name: fit.team.name }, tells: await tellLeaders(cx, [input.team], 'request.team-asked'),
  })
  return { id: row.id }
}

/** Tells the resident honestly where it stands and what is next; an alert is answered by it, and comes again where nothing changes. */
export async function explain(cx: Cx, row: q.Row, input: Given<typeof api.explain>): Promise<Done> {
  const again = row.state === 'open' ? handled(cx, row) : { set: { alert: null }, ...(row.state === 'working' && { due: { unfinished: await unfinishedAt(cx, row) } }) }
  const at = await advance(cx, row, { act: 'explain', ...again, tells: tellResidents(row, 'request.explained') })
  await addNote(cx, row, at.entry, input)
  return { id: row.id }
}

/** A visit was begun and never reported: the leader is asked, and the alert comes again where that does not help. */
export async function askLeader(cx: Cx, row: q.Row): Promise<Done> {
  await advance(cx, row, {
    act: 'ask-leader', set: { alert: null }, due: { unfinished: await unfinishedAt(cx, row) }, tells: await tellLeaders(cx, [row.team ?? ''], 'request.report-asked'),
  })
  return { id: row.id }
}

/** Takes a begun visit from the team and puts the request back into the hall, for hours that lie ahead. */
export async function handBack(cx: Cx, row: q.Row, input: Given<typeof api.handBack>): Promise<Done> {
  if (input.window !== undefined) checkWindow(cx, input.window)
  const again = await backToHall(cx, row, input.window)
  const leaders = await tellLeaders(cx, [row.team ?? ''], 'request.handed-back-team')
  const team = [...leaders, ...(await q.helpers(cx.tx, row.id))].map(({ person }) => person)
  const at = await advance(cx, row, {
    act: 'hand-back', ...again, ends: ['offered', 'assigned', ...GOING], facts: { offered: again.gives.length, team: row.team },
    tells: [...tellResidents(row, 'request.handed-back'), ...tellEach(cx, team, 'request.handed-back-team')],
  })
  await addNote(cx, row, at.entry, { reason: input.reason })
  return { id: row.id }
}

/**
 * Merges a duplicate into another request under way. Service and estate are compared here; that it is one household is what the desk saw
 * when it looked.
 */
export async function merge(cx: Cx, row: q.Row, { into }: Given<typeof api.merge>): Promise<Done> {
  // Two that are merged into each other at once must not wait for each other: one of them is asked to come again.
  if (!(await wearing(cx, { kind: 'flow' }, () => q.holdStill(cx.tx, into)))) throw new Refusal('busy', 503)
  const twin = (await q.twins(cx.tx, row)).find((one) => one.id === into)
  if (twin === undefined) throw fail('not-same', {}, 'into')
  await advance(cx, row, {
    act: 'merge', set: { merged_into: twin.id }, ends: ['offered', 'reply'], facts: { into: twin.id }, tells: tellResidents(row, 'request.merged'), topics: await rivals(cx, row),
  })
  await carrySupport(cx, row, twin.id)
  return { id: row.id }
}
