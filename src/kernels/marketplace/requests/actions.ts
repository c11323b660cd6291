/** What the resident does. What the desk does is in `desk-actions.ts`, what a team does in `team-actions.ts`. */
import type { z } from 'zod'
import { after, DAY } from '#platform/clock.ts'
import type { Id } from '#platform/contract.ts'
import { me, type Cx } from '#platform/cx.ts'
import { photo, read, store } from '#platform/files.ts'
import { newId } from '#platform/id.ts'
import { begin, type Standing } from '#platform/journal.ts'
import { refusals } from '#platform/refuse.ts'
import type { Done, Given } from '#platform/route.ts'
import { keyed, seal, unseal } from '#platform/seal.ts'
import { wearing } from '#platform/wear.ts'
import { rulesAt, serviceAt, type Service } from '#kernels/marketplace/catalogue/index.ts'
import { reversePostings } from '#kernels/ledger/index.ts'
import { orgOf } from '#kernels/registry/orgs/index.ts'
import { keyOf, personByPhone, phoneOf, sealedOf } from '#kernels/registry/people/index.ts'
import { premiseOf } from '#kernels/registry/premises/index.ts'
import { advance } from './advance.ts'
import { checkAgainst } from './against.ts'
import type * as api from './contract.ts'
import { Sealed } from './contract.ts'
import { answerAt, requestFlow, terms } from './flow.ts'
import { byCall } from './review.ts'
import { addNote } from './note.ts'
import { offers, unclaimedAt } from './offer.ts'
import { rivals } from './parties.ts'
import { ordererLeft } from './personal-queries.ts'
import * as q from './queries.ts'
import { checkWindow, GOING } from './window.ts'

const fail = refusals('request', { 'service-off': 409, place: 400, many: 409, reason: 400, 'look-again': 409, erased: 409 })

const MOST_UNDER_WAY = 10

/** The service as it is offered here now; refuses one that is not. */
export async function offeredService(cx: Cx, orgPath: string, key: string): Promise<Service> {
  const service = await serviceAt(cx.tx, orgPath, key)
  if (service === undefined || !service.on) throw fail('service-off', {}, 'service')
  return service
}

/** The blind index of a place: finds it where it stands, and tells nothing of it. */
export const placeKey = (cx: Cx, premise: string): Buffer => keyed(cx.secrets.index, `premise|${premise}`)

/** Where the sealed part of a request lies. */
export const place = (request: string): string => `request_sealed|sealed|${request}`

type Placed = NonNullable<Awaited<ReturnType<typeof premiseOf>>>

/** A place of this community; refuses another's. */
export async function placeIn(cx: Cx, org: { id: Id<'org'> }, id: Id<'premise'>): Promise<Placed> {
  const premise = await premiseOf(cx.tx, id)
  if (premise === undefined || premise.org !== org.id) throw fail('place', {}, 'premise')
  return premise
}

type Submit = Given<typeof api.submit>

/** Whom to ask for at the door, and the phone to call: the other adult's, or one's own. */
interface Contact { name: string; phone: string; served: string | null }

async function contactOf(cx: Cx, input: Submit): Promise<Contact> {
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
  const premise = await placeIn(cx, org, input.premise)
  return placeOrder(cx, org, { ...input, service, premise, orderer: me(cx), enteredBy: null, contact: await contactOf(cx, input) })
}

/** An order whose parts were looked at, and whom to ask for. */
interface Order {
  service: Service
  premise: Placed
  window: Submit['window']
  words: string
  photo?: string | undefined
  orderer: Id<'person'>
  /** The clerk who enters it for somebody on the telephone. */
  enteredBy: Id<'person'> | null
  contact: Contact
}

/** Puts an order onto the desk's list. Under way are all of the orderer's, at whatever desk, so the clock's hat counts. */
export async function placeOrder(cx: Cx, org: { id: Id<'org'>; path: string }, order: Order): Promise<Done> {
  const { service, premise, orderer, contact, enteredBy } = order
  await q.lockPerson(cx.tx, orderer)
  const { count } = await wearing(cx, { kind: 'flow' }, () => q.underWay(cx.tx, orderer))
  if (count >= MOST_UNDER_WAY) throw fail('many', { most: MOST_UNDER_WAY })
  const rules = await rulesAt(cx.tx, org.path)
  const id = newId('request')
  const key = await keyOf(cx, orderer)
  const photos = await storePhoto(cx, key, id, order.photo)
  const body = { name: contact.name, phone: contact.phone, address: premise.whole, words: order.words, photos }
  await begin(cx, requestFlow, {
    id, ...(await q.nextNumber(cx)), org: org.id, org_path: org.path, service: service.key, setting: service.setting, minutes: service.minutes, skill: service.skill,
    estate: premise.estate.id, window_from: order.window.from, window_to: order.window.to, orderer, entered_by: enteredBy, served: contact.served, confirmer: contact.served ?? orderer,
    answer_by: new Date(answerAt(cx.now.getTime(), rules.answerHours, order.window.from)), created: cx.now,
  }, { facts: { service: service.key, ...(enteredBy !== null && { phone: true }) } })
  await q.addSealed(cx.tx, {
    id, entry: 1, owner: orderer, sealed: seal(key, place(id), JSON.stringify(body)), photosUntil: photos.length === 0 ? null : after(cx.now, terms.photoDays * DAY),
  })
  await q.addPlace(cx.tx, { id, entry: 1, place: placeKey(cx, premise.id), building: premise.building === null ? null : placeKey(cx, premise.building) })
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
  const shown = await unsealed(cx, id)
  if (shown !== undefined) return shown
  return notOpened(cx, id)
}

/** The database shows it only beside a look of this transaction, so a repeat of an old command opens nothing. */
async function notOpened(cx: Cx, id: string): Promise<never> {
  throw fail((await ordererLeft(cx.tx, id)) ? 'erased' : 'look-again')
}

/** Name and number alone, for a call. */
export async function rung(cx: Cx, done: Done): Promise<Pick<z.output<typeof Sealed>, 'name' | 'phone'>> {
  const id = done['id'] ?? ''
  const row = await q.sealed(cx.tx, id)
  if (row === undefined) return notOpened(cx, id)
  const { name, phone } = sealedIn(await keyOf(cx, row.owner), id, row.sealed)
  return { name, phone }
}

const sealedIn = (key: Buffer, id: string, sealed: Buffer) => Sealed.parse(JSON.parse(unseal(key, place(id), sealed).toString()))

/** The sealed part, where the worn hat reads it: beside a look, or in the own copy of the two sides. */
export async function unsealed(cx: Cx, id: string): Promise<z.output<typeof Sealed> | undefined> {
  const row = await q.sealed(cx.tx, id)
  if (row === undefined) return undefined
  const key = await keyOf(cx, row.owner)
  const kept = sealedIn(key, id, row.sealed)
  return { ...kept, photos: await Promise.all(kept.photos.map((name) => shownPhoto(cx, key, id, name))) }
}

/** The move that takes a request back, by the one who ordered or in her name when she leaves: rights end, its helpers are told, halls change. */
export async function takeBack(cx: Cx, row: q.Row): Promise<Standing> {
  const helpers = row.state === 'claimed' ? await q.helpers(cx.tx, row.id) : []
  return advance(cx, row, { act: 'withdraw',
    ends: ['offered', 'assigned', 'reply', ...GOING],
    tells: helpers.map((h) => ({ person: h.person, code: 'request.withdrawn' })),
    topics: [...(await rivals(cx, row)), ...(row.team === null ? [] : [`team:${row.team}`])],
  })
}

/** The one who ordered takes it back; once a team has it, with a reason, and its helpers are told. */
export async function withdraw(cx: Cx, row: q.Row, input: Given<typeof api.withdraw>): Promise<Done> {
  if (row.state === 'claimed' && input.reason === undefined) throw fail('reason', {}, 'reason')
  const at = await takeBack(cx, row)
  if (input.reason !== undefined) await addNote(cx, row, at.entry, { reason: input.reason })
  return { id: row.id }
}

/** "Not solved": goes back to the hall with a new window, the team that knows it first; what was posted is reversed. */
export async function notSolved(cx: Cx, row: q.Row, input: Given<typeof api.notSolved>): Promise<Done> {
  checkAgainst(cx, row, 'not-solved')
  checkWindow(cx, input.window)
  const visits = await q.visits(cx.tx, row.id)
  const gives = await offers(cx, row, new Date(input.window.to), row.team ?? undefined)
  const at = await advance(cx, row, { act: 'not-solved',
    set: { window_from: input.window.from, window_to: input.window.to, team: null }, due: { unclaimed: unclaimedAt(cx, row, input.window) },
    ends: ['offered', 'assigned', ...GOING], gives, facts: { offered: gives.length, ...byCall(cx) },
    tells: visits.map((visit) => ({ person: visit.person, code: 'request.reopened' })),
  })
  await addNote(cx, row, at.entry, { reason: input.reason })
  await reversePostings(cx, { noun: 'request', id: row.id, entry: at.entry })
  return { id: row.id }
}

/** The community that a request is made to. */
export const community = (cx: Cx, input: { org: Id<'org'> }) => orgOf(cx.tx, input.org)
