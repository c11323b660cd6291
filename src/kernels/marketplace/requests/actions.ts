/** What the resident and the desk do. What a team does is in `team-actions.ts`. */
import type { z } from 'zod'
import { after, DAY, HOUR } from '#platform/clock.ts'
import type { Id } from '#platform/contract.ts'
import { me, type Cx } from '#platform/cx.ts'
import { photo, read, store } from '#platform/files.ts'
import { newId } from '#platform/id.ts'
import { begin, moveOn, type Grant } from '#platform/journal.ts'
import { refusals } from '#platform/refuse.ts'
import type { Done, Given } from '#platform/route.ts'
import { seal, unseal } from '#platform/seal.ts'
import { wearing } from '#platform/wear.ts'
import { rulesAt, serviceAt, type Service } from '#kernels/marketplace/catalogue/index.ts'
import { reversePostings } from '#kernels/ledger/index.ts'
import { orgOf } from '#kernels/registry/orgs/index.ts'
import { keyOf, personByPhone, phoneOf, sealedOf } from '#kernels/registry/people/index.ts'
import { premiseOf } from '#kernels/registry/premises/index.ts'
import type * as api from './contract.ts'
import { Sealed } from './contract.ts'
import { offered, teamsFor, type Place } from './fit.ts'
import { requestFlow, terms } from './flow.ts'
import { addNote } from './note.ts'
import * as q from './queries.ts'

const fail = refusals('request', { 'window-past': 400, 'window-long': 400, 'service-off': 409, place: 400, many: 409, reason: 400, 'too-late': 409, 'look-again': 409 })

const AHEAD_DAYS = 90
const LONGEST_DAYS = 7
const MOST_UNDER_WAY = 10
/** What the naming of a helper gives. */
export const GOING = ['helper', 'visit'] as const

/** Refuses a window that is over, ends before it begins, is longer than a week or too far ahead. */
function checkWindow(cx: Cx, window: { from: string; to: string }): void {
  const [from, to] = [new Date(window.from), new Date(window.to)]
  if (to <= cx.now || from >= to) throw fail('window-past', {}, 'window')
  if (to > after(from, LONGEST_DAYS * DAY) || to > after(cx.now, AHEAD_DAYS * DAY)) throw fail('window-long', { days: LONGEST_DAYS, ahead: AHEAD_DAYS }, 'window')
}

async function offeredService(cx: Cx, orgPath: string, key: string): Promise<Service> {
  const service = await serviceAt(cx.tx, orgPath, key)
  if (service === undefined || !service.on) throw fail('service-off', {}, 'service')
  return service
}

/** Everybody on the resident's side of a request. */
export const residents = (row: { orderer: string; served: string | null }): string[] => [...new Set([row.orderer, ...(row.served === null ? [] : [row.served])])]

/** A notice to everybody on the resident's side; who has no account is told by a call. */
export const tellResidents = (row: { orderer: string; served: string | null }, code: string, facts: Record<string, unknown> = {}) =>
  [...residents(row), ...(row.served === null ? [null] : [])].map((person) => ({ person, code, facts }))

/** Live topics of every team that it is offered to now: their hall changes too. A team or a desk sees no other's offers, so the clock's hat asks. */
export const rivals = (cx: Cx, row: q.Row): Promise<string[]> =>
  wearing(cx, { kind: 'flow' }, async () => (await q.offeredTeams(cx, row.id)).map((grant) => `team:${grant.holder}`))

const place = (request: string): string => `request_sealed|sealed|${request}`

type Submit = Given<typeof api.submit>

/** Whom to ask for at the door, and the phone to call: the other adult's, or one's own. */
async function contactOf(cx: Cx, input: Submit): Promise<{ name: string; phone: string; served: string | null }> {
  if (input.forOther === undefined) return { name: cx.who.name, phone: (await sealedOf(cx, me(cx))).phone, served: me(cx) }
  const phone = phoneOf(input.forOther.phone)
  return { name: input.forOther.name, phone, served: (await personByPhone(cx, phone)) ?? null }
}

async function storePhoto(cx: Cx, key: Buffer, id: string, base64: string | undefined): Promise<string[]> {
  if (base64 === undefined) return []
  const taken = await photo(Buffer.from(base64, 'base64'))
  return [await store(cx.files, seal(key, `photo|${id}`, taken.bytes))]
}

/** Orders a service 点单: for oneself or for another adult. */
export async function submit(cx: Cx, org: { id: Id<'org'>; path: string }, input: Submit): Promise<Done> {
  checkWindow(cx, input.window)
  const service = await offeredService(cx, org.path, input.service)
  const premise = await premiseOf(cx.tx, input.premise)
  if (premise === undefined || premise.org !== org.id) throw fail('place', {}, 'premise')
  await q.lockPerson(cx.tx, me(cx))
  if ((await q.underWay(cx.tx, me(cx))).count >= MOST_UNDER_WAY) throw fail('many', { most: MOST_UNDER_WAY })
  const contact = await contactOf(cx, input)
  const rules = await rulesAt(cx.tx, org.path)
  const id = newId('request')
  const key = await keyOf(cx, me(cx))
  const photos = await storePhoto(cx, key, id, input.photo)
  const body = { name: contact.name, phone: contact.phone, address: premise.whole, words: input.words, photos }
  await begin(cx, requestFlow, {
    id, ...(await q.nextNumber(cx)), org: org.id, org_path: org.path, service: service.key, setting: service.setting, minutes: service.minutes, skill: service.skill,
    estate: premise.estate.id, window_from: input.window.from, window_to: input.window.to, orderer: me(cx), served: contact.served, confirmer: contact.served ?? me(cx),
    answer_by: after(cx.now, rules.answerHours * HOUR), created: cx.now,
  }, { facts: { service: service.key } })
  await q.addSealed(cx.tx, { id, entry: 1, owner: me(cx), sealed: seal(key, place(id), JSON.stringify(body)) })
  return { id }
}

/** A photo as a data address; the encoder writes JPEG, and WebP where the picture is partly transparent. */
async function shownPhoto(cx: Cx, key: Buffer, id: string, name: string): Promise<string> {
  const bytes = unseal(key, `photo|${id}`, await read(cx.files, name))
  const type = bytes.subarray(0, 2).toString('hex') === 'ffd8' ? 'jpeg' : 'webp'
  return `data:image/${type};base64,${bytes.toString('base64')}`
}

/** Opens the sealed part, once, in the transaction of this very look. */
export async function opened(cx: Cx, done: Done): Promise<z.output<typeof Sealed>> {
  const id = done['id'] ?? ''
  const row = await q.sealed(cx.tx, id)
  // The database shows it only beside a look of this transaction, so a repeat of an old command opens nothing.
  if (row === undefined) throw fail('look-again')
  const key = await keyOf(cx, row.owner)
  const kept = Sealed.parse(JSON.parse(unseal(key, place(id), row.sealed).toString()))
  return { ...kept, photos: await Promise.all(kept.photos.map((name) => shownPhoto(cx, key, id, name))) }
}

/** Whether the term of a move is over: 90 days for a late confirmation, 15 for "not solved". */
export function isTooLate(row: Pick<q.Row, 'state' | 'since'>, act: string, now: Date): boolean {
  if (act === 'confirm') return row.state === 'closed' && now > after(row.since, terms.confirmDays * DAY)
  return act === 'not-solved' && row.state !== 'finished' && now > after(row.since, terms.notSolvedDays * DAY)
}

/** Offers to every team that fits, from now until the window ends. `first` is the team that may claim before the others. */
export async function offers(cx: Cx, at: Place, until: Date, first?: string): Promise<Grant[]> {
  const later = after(cx.now, Math.min(terms.sameTeamHours * HOUR, Math.max(0, (until.getTime() - cx.now.getTime()) / 2)))
  const fits = (await teamsFor(cx, at)).filter(offered)
  const known = fits.some((fit) => fit.team.id === first)
  return fits.map((fit) => ({ kind: 'offered', holder: fit.team.id, from: known && fit.team.id !== first ? later : cx.now, until }))
}

/** Accepts 收单 and offers 发单 in one move. */
export async function accept(cx: Cx, row: q.Row): Promise<Done> {
  // Whoever came now would come too late: the desk agrees on another time first, or declines.
  if (new Date(row.windowTo) <= cx.now) throw fail('window-past', {}, 'window')
  const gives = await offers(cx, row, new Date(row.windowTo))
  await moveOn(cx, requestFlow, row, { act: 'accept', gives, facts: { offered: gives.length }, tells: tellResidents(row, 'request.accepted') })
  return { id: row.id }
}

/** The desk says no 退单, with a reason and the next step. */
export async function decline(cx: Cx, row: q.Row, input: Given<typeof api.decline>): Promise<Done> {
  const at = await moveOn(cx, requestFlow, row, { act: 'decline', tells: tellResidents(row, 'request.declined') })
  await addNote(cx, row, at.entry, input)
  return { id: row.id }
}

/** The desk puts an order right; the person is told, and the desk's own deadline stays. */
export async function edit(cx: Cx, row: q.Row, input: Given<typeof api.edit>): Promise<Done> {
  const service = input.service === undefined ? undefined : await offeredService(cx, row.orgPath, input.service)
  if (input.window !== undefined) checkWindow(cx, input.window)
  const set = {
    ...(service === undefined ? {} : { service: service.key, setting: service.setting, minutes: service.minutes, skill: service.skill }),
    ...(input.window === undefined ? {} : { window_from: input.window.from, window_to: input.window.to }),
  }
  const changed = [...(service === undefined ? [] : ['service']), ...(input.window === undefined ? [] : ['window'])]
  const at = await moveOn(cx, requestFlow, row, { act: 'edit', set, facts: { changed }, tells: tellResidents(row, 'request.edited') })
  await addNote(cx, row, at.entry, { reason: input.note })
  return { id: row.id }
}

/** The one who ordered takes it back; once a team has it, with a reason, and its helpers are told. */
export async function withdraw(cx: Cx, row: q.Row, input: Given<typeof api.withdraw>): Promise<Done> {
  if (row.state === 'claimed' && input.reason === undefined) throw fail('reason', {}, 'reason')
  const helpers = row.state === 'claimed' ? await q.helpers(cx.tx, row.id) : []
  const at = await moveOn(cx, requestFlow, row, { act: 'withdraw',
    ends: ['offered', 'assigned', ...GOING],
    tells: helpers.map((h) => ({ person: h.person, code: 'request.withdrawn' })),
    topics: [...(await rivals(cx, row)), ...(row.team === null ? [] : [`team:${row.team}`])],
  })
  if (input.reason !== undefined) await addNote(cx, row, at.entry, { reason: input.reason })
  return { id: row.id }
}

/** No team could come 没能办成: the desk says why, and what is next. */
export async function unserved(cx: Cx, row: q.Row, input: Given<typeof api.unserved>): Promise<Done> {
  const at = await moveOn(cx, requestFlow, row, { act: 'unserved', ends: ['offered'], tells: tellResidents(row, 'request.unserved'), topics: await rivals(cx, row) })
  await addNote(cx, row, at.entry, input)
  return { id: row.id }
}

/** "Not solved": goes back to the hall with a new window, the team that knows it first; what was posted is reversed. */
export async function notSolved(cx: Cx, row: q.Row, input: Given<typeof api.notSolved>): Promise<Done> {
  if (isTooLate(row, 'not-solved', cx.now)) throw fail('too-late', { days: terms.notSolvedDays })
  checkWindow(cx, input.window)
  const visits = await q.visits(cx.tx, row.id)
  const gives = await offers(cx, row, new Date(input.window.to), row.team ?? undefined)
  const at = await moveOn(cx, requestFlow, row, { act: 'not-solved',
    set: { window_from: input.window.from, window_to: input.window.to, team: null },
    ends: ['assigned', ...GOING], gives, facts: { offered: gives.length },
    tells: visits.map((visit) => ({ person: visit.person, code: 'request.reopened' })),
  })
  await addNote(cx, row, at.entry, { reason: input.reason })
  await reversePostings(cx, { noun: 'request', id: row.id, entry: at.entry })
  return { id: row.id }
}

/** The community that a request is made to. */
export const community = (cx: Cx, input: { org: Id<'org'> }) => orgOf(cx.tx, input.org)
