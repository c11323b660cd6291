import { startOfDay, addDays, dayOf } from '#platform/calendar.ts'
import { me, type Cx } from '#platform/cx.ts'
import { DistanceStep } from '#platform/distance.ts'
import { acts, reads, signedIn, type Given } from '#platform/route.ts'
import { score, standingOf } from '#kernels/marketplace/offering/index.ts'
import { pointsFor } from '#kernels/ledger/index.ts'
import { orgOf, type Org } from '#kernels/registry/orgs/index.ts'
import { community, notSolved, opened, rung, submit, withdraw } from './actions.ts'
import { findAt, findCaller, foundAt, foundCaller, mayEnter, orderByPhone, worn } from './by-phone.ts'
import { apply, dropOut } from './apply.ts'
import * as asTeam from './apply/contract.ts'
import * as api from './contract.ts'
import * as atDesk from './desk/contract.ts'
import { repliesOf, saveReplies } from './desk/replies.ts'
import { rounds } from './desk/rounds.ts'
import { accept, askLeader, askTeam, decline, edit, explain, handBack, merge, unserved, widen } from './desk-actions.ts'
import { farFrom, teamsFor } from './fit.ts'
import { requestFlow } from './flow.ts'
import { can, canApply, canReplies } from './policy.ts'
import * as q from './queries.ts'
import { ring } from './review.ts'
import { begin, claim, confirm, finish, look, nameHelpers, release } from './team-actions.ts'
import { nobodyCame, nobodyHome, remind, reply } from './trouble-actions.ts'
import { listed, pageOf, shown, whole } from './view.ts'
import { agreeWindow, changeWindow, keepWindow, proposeWindow } from './window-actions.ts'

const load = (cx: Cx, input: { id: string }) => q.request(cx.tx, input.id)
const endOfToday = (cx: Cx) => startOfDay(addDays(dayOf(cx.now), 1))

/** What every move of a request shares: its flow, its loader, and how the answer is shown. */
const moved = { flow: requestFlow, load, show: shown }

/** The worn team; these pages exist for its leader only. */
const ownTeam = (cx: Cx) => (cx.hat.kind === 'team' ? orgOf(cx.tx, cx.hat.org) : Promise.resolve(undefined))
const leads = (cx: Cx) => (cx.hat.kind === 'team' || !cx.checks ? 'ok' : 'may.not-leader')

interface Own { base: { lat: number | null; lon: number | null; capacity: number }; load: number; reliability: number }

function card(cx: Cx, row: q.Row, of: Own & { points: number }): api.Card {
  const seen = listed(cx, row)
  const far = farFrom(of.base, row)
  return {
    id: seen.id, number: seen.number, org: seen.org, service: seen.service, minutes: seen.minutes, window: seen.window, estate: seen.estate.name,
    far, score: score({ far, reliability: of.reliability, skill: row.skill, load: of.load, capacity: of.base.capacity }), skill: row.skill, state: seen.state, points: of.points, mine: row.state !== 'open', may: seen.may,
    applying: row.dueAct === 'choose' && row.dueAt !== null && row.lot !== null ? { until: row.dueAt, lot: row.lot, applied: row.applied } : null,
  }
}

/** What one helper would earn, asked once for each kind of work that the hall shows. */
function pointsOnce(cx: Cx): (row: q.Row) => Promise<number> {
  const known = new Map<string, Promise<number>>()
  return (row) => {
    const key = [row.orgPath, row.service, row.minutes].join(' ')
    const points = known.get(key) ?? pointsFor(cx.tx, row.orgPath, row.service, row.minutes)
    known.set(key, points)
    return points
  }
}

const soon = (a: api.Card, b: api.Card) => a.window.to.localeCompare(b.window.to)
const stepOf = ({ far }: api.Card) => (far === null ? Infinity : DistanceStep.options.indexOf(far))
const near = (a: api.Card, b: api.Card) => (a.far === b.far ? 0 : stepOf(a) - stepOf(b)) || soon(a, b)
const fit = (a: api.Card, b: api.Card) => b.score - a.score || soon(a, b)
const orders = { fit, near, soon }

/** Where to go on. The card may have been taken meanwhile: then there is no more, and nothing comes twice. */
function behind(cards: readonly api.Card[], after: string): number {
  const seen = cards.findIndex((one) => one.id === after)
  return seen < 0 ? cards.length : seen + 1
}

async function hall(cx: Cx, team: Org, input: Given<typeof api.hall>) {
  const rows = await q.hall(cx, team.id)
  const base = await q.baseOf(cx.tx, team.id)
  const { load, reliability } = await standingOf(cx, team.id)
  const cards: api.Card[] = []
  const pointsOf = pointsOnce(cx)
  for (const row of rows) cards.push(card(cx, row, { base, load, reliability, points: await pointsOf(row) }))
  const sorted = cards.toSorted(orders[input.sort])
  const from = input.after === undefined ? 0 : behind(sorted, input.after)
  const items = sorted.slice(from, from + input.limit)
  const last = items.at(-1)
  const next = from + input.limit < sorted.length && last !== undefined ? { next: last.id } : {}
  return { items, ...next, team: { id: team.id, name: team.name }, load, capacity: base.capacity }
}

async function fits(cx: Cx, row: q.Row) {
  const items = (await teamsFor(cx, row)).map((fit) => ({
    team: { id: fit.team.id, name: fit.team.name }, metres: fit.metres, load: fit.load, capacity: fit.team.capacity, skill: row.skill, fits: fit.reason === 'ok', reason: fit.reason, reliability: fit.reliability, score: fit.score,
  }))
  return { items }
}

export const routes = [
  acts(api.submit, { load: community, can: (cx) => can.submit(cx, { orderer: cx.who.id }), run: submit, show: shown }),
  acts(atDesk.findCaller, { load: worn, can: mayEnter, run: findCaller, show: foundCaller }),
  acts(atDesk.findAt, { load: worn, can: mayEnter, run: findAt, show: foundAt }),
  acts(atDesk.orderByPhone, { load: worn, can: mayEnter, run: orderByPhone, show: shown }),
  reads(api.mine, { can: signedIn, run: async (cx, _, input) => pageOf(cx, await q.ownedBy(cx.tx, me(cx), input), input.limit) }),
  reads(api.show, { load, can: can.read, run: whole }),
  acts(api.look, { load, can: can.look, run: look, show: opened }),

  acts(atDesk.ring, { load, can: can.ring, run: ring, show: rung }),

  reads(api.inbox, { can: (cx) => can.read(cx), run: async (cx, _, input) => pageOf(cx, await q.inbox(cx, endOfToday(cx), input), input.limit) }),
  reads(atDesk.rounds, { load: worn, can: (cx, org) => can.place(cx, { orgPath: org.path }), run: rounds }),
  reads(atDesk.replies, { load: worn, can: (cx, org) => canReplies.read(cx, { orgPath: org.path }), run: (cx, org) => repliesOf(cx, org.id) }),
  acts(atDesk.saveReplies, { load: worn, can: (cx, org) => canReplies.save(cx, { orgPath: org.path }), run: saveReplies, show: (cx, done) => repliesOf(cx, done['id'] ?? '') }),
  reads(atDesk.day, { can: (cx) => can.read(cx), run: (cx) => q.day(cx, endOfToday(cx)) }),
  reads(api.counters, { can: (cx) => can.read(cx), run: (cx) => q.counters(cx, endOfToday(cx)) }),
  reads(api.fits, { load, can: can.accept, run: fits }),
  acts(api.accept, { ...moved, can: can.accept, run: accept }),
  acts(api.decline, { ...moved, can: can.decline, run: decline }),
  acts(api.edit, { ...moved, can: can.edit, run: edit }),
  acts(api.withdraw, { ...moved, can: can.withdraw, run: withdraw }),
  reads(api.twins, { load, can: can.merge, run: async (cx, row) => ({ items: (await q.twins(cx.tx, row)).map((twin) => listed(cx, twin)) }) }),
  acts(api.merge, { ...moved, can: can.merge, run: merge }),
  acts(api.widen, { ...moved, can: can.widen, run: widen }),
  acts(api.askTeam, { ...moved, can: can['ask-team'], run: askTeam }),
  acts(api.explain, { ...moved, can: can.explain, run: explain }),
  acts(api.askLeader, { ...moved, can: can['ask-leader'], run: askLeader }),
  acts(api.handBack, { ...moved, can: can['hand-back'], run: handBack }),
  acts(api.unserved, { ...moved, can: can.unserved, run: unserved }),

  reads(api.hall, { load: ownTeam, can: leads, run: hall }),
  acts(api.claim, { ...moved, can: can.claim, run: claim }),
  acts(asTeam.apply, { ...moved, can: canApply.make, run: apply }),
  acts(asTeam.dropOut, { ...moved, can: canApply.change, run: dropOut }),
  acts(api.nameHelpers, { ...moved, can: can['name-helpers'], run: nameHelpers }),
  acts(api.release, { ...moved, can: can.release, run: release }),
  acts(api.begin, { ...moved, can: can.begin, run: begin }),
  acts(api.finish, { ...moved, can: can.finish, run: finish }),
  acts(api.confirm, { ...moved, can: can.confirm, run: confirm }),
  acts(api.notSolved, { ...moved, can: can['not-solved'], run: notSolved }),
  acts(api.changeWindow, { ...moved, can: can['change-window'], run: changeWindow }),
  acts(api.proposeWindow, { ...moved, can: can['propose-window'], run: proposeWindow }),
  acts(api.agreeWindow, { ...moved, can: can['agree-window'], run: agreeWindow }),
  acts(api.keepWindow, { ...moved, can: can['keep-window'], run: keepWindow }),
  acts(api.nobodyHome, { ...moved, can: can['nobody-home'], run: nobodyHome }),
  acts(api.nobodyCame, { ...moved, can: can['nobody-came'], run: nobodyCame }),
  acts(api.reply, { ...moved, can: can.reply, run: reply }),
  acts(api.remind, { ...moved, can: can.remind, run: remind }),
  reads(api.teamRequests, { can: leads, run: async (cx, _, input) => pageOf(cx, await q.ofTeam(cx.tx, cx.hat.kind === 'team' ? cx.hat.org : '', input), input.limit) }),
  reads(api.visits, { can: signedIn, run: async (cx, _, input) => pageOf(cx, await q.helpedBy(cx.tx, me(cx), input), input.limit) }),
]
