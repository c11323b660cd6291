/** Orders by telephone: a clerk finds the caller, reads the notice aloud, and enters what is needed. */
import { me, type Cx } from '#platform/cx.ts'
import { id, type Id, type Result } from '#platform/contract.ts'
import { refusals } from '#platform/refuse.ts'
import type { Done, Given } from '#platform/route.ts'
import { wearing } from '#platform/wear.ts'
import { agreedTo, logSpoken } from '#kernels/registry/consents/index.ts'
import { orgOf, type Org } from '#kernels/registry/orgs/index.ts'
import { adultOf, makePerson, maskedPhone, namesOf, personByPhone, phoneOf, sealedOf } from '#kernels/registry/people/index.ts'
import { countOne } from '#kernels/registry/sign-in/index.ts'
import { offeredService, placeIn, placeKey, placeOrder } from './actions.ts'
import type * as api from './desk/contract.ts'
import * as q from './desk/queries.ts'
import { can } from './policy.ts'
import { checkWindow } from './window.ts'

const fail = refusals('request', { 'not-agreed': 409, 'own-order': 409, caller: 400 })
const Person = id('person')
const young = refusals('may', { adult: 403 })

/** The worn desk. */
export const worn = (cx: Cx) => (cx.hat.kind === 'tree' ? orgOf(cx.tx, cx.hat.org) : Promise.resolve(undefined))
/** Whether the worn hat enters orders there, in its own name: only a community's desk receives any. */
export const mayEnter = (cx: Cx, org?: Org) => (cx.checks && org?.kind !== 'community' ? 'may.no-office' : can.submit(cx, { ...(org !== undefined && { orgPath: org.path }), enteredBy: cx.who.id }))

/** Looks for the caller. How often a clerk does is limited, and the journal keeps each time. */
export async function findCaller(cx: Cx, _org: Org, { phone }: Given<typeof api.findCaller>): Promise<Done> {
  const number = phoneOf(phone)
  await countOne(cx, 'LIMIT_CALLERS', me(cx))
  const person = await personByPhone(cx, number)
  return person === undefined ? {} : { person }
}

/** What a clerk is told of a caller: the called name alone, and whether the notice is still to be read. */
export async function foundCaller(cx: Cx, done: Done): Promise<Result<typeof api.findCaller>> {
  const { data: person } = Person.safeParse(done['person'])
  if (person === undefined) return { name: null, agreed: false }
  return { name: (await namesOf(cx.tx, [person])).get(person) ?? '', agreed: await agreedTo(cx, person) }
}

/** Looks who is known at a place of the own community. As often as by number, and the journal keeps each time; it keeps no place and nobody found. */
export async function findAt(cx: Cx, org: Org, { premise }: Given<typeof api.findAt>): Promise<Done> {
  await placeIn(cx, org, premise)
  await countOne(cx, 'LIMIT_CALLERS', me(cx))
  return {}
}

/** The first letter of a name, whatever its script. */
const maskedName = (name: string): string => {
  const [first] = new Intl.Segmenter().segment(name)
  return first === undefined ? '' : `${first.segment}**`
}

/** Whom row security shows the worn desk there: enough for a caller to be told apart, and no more. */
export async function foundAt(cx: Cx, _done: Done, { premise }: Given<typeof api.findAt>): Promise<Result<typeof api.findAt>> {
  const people = (await q.lastServedAt(cx.tx, placeKey(cx, premise))).map(({ person }) => person)
  const names = await namesOf(cx.tx, people)
  const items: api.Caller[] = []
  for (const person of people) {
    const { phone } = await wearing(cx, { kind: 'flow' }, () => sealedOf(cx, person))
    items.push({ person, name: maskedName(names.get(person) ?? ''), phone: maskedPhone(phone), agreed: await agreedTo(cx, person) })
  }
  return { items }
}

type Input = Given<typeof api.orderByPhone>

/** Whom the clerk means: somebody whom this desk has served, or whoever has the number. */
async function meant(cx: Cx, { person, phone = '' }: Input): Promise<Id<'person'> | undefined> {
  if (person === undefined) return personByPhone(cx, phone)
  if ((await q.servedHere(cx.tx, person)) === undefined) throw fail('caller', {}, 'person')
  return person
}

/** The caller's account, made where nobody has the number, and the number to call. */
async function callerOf(cx: Cx, input: Input): Promise<{ orderer: Id<'person'>; phone: string }> {
  const { name, yearOfBirth } = input
  const known = await meant(cx, input)
  if (known === me(cx)) throw fail('own-order')
  const orderer = known ?? (await makePerson(cx, { phone: input.phone ?? '', name, ...(yearOfBirth !== undefined && { yearOfBirth }) }))
  const { year, phone } = await wearing(cx, { kind: 'flow' }, () => sealedOf(cx, orderer))
  if (adultOf(year ?? yearOfBirth, cx.now) === false) throw young('adult', {}, 'yearOfBirth')
  return { orderer, phone }
}

/** Enters an order for a caller: the caller orders and is served, the clerk stands as who entered it. */
export async function orderByPhone(cx: Cx, org: Org, input: Input): Promise<Done> {
  checkWindow(cx, input.window)
  const service = await offeredService(cx, org.path, input.service)
  const premise = await placeIn(cx, org, input.premise)
  await countOne(cx, 'LIMIT_CALLERS', me(cx))
  const { orderer, phone } = await callerOf(cx, input)
  if (input.agreed !== undefined) await logSpoken(cx, orderer, input.agreed)
  else if (!(await agreedTo(cx, orderer))) throw fail('not-agreed', {}, 'agreed')
  const contact = { name: input.name, phone, served: orderer }
  return placeOrder(cx, org, { service, premise, window: input.window, words: input.words, orderer, enteredBy: me(cx), contact })
}
