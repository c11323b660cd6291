import { randomBytes, timingSafeEqual } from 'node:crypto'
import { addDays, dayOf } from '#platform/calendar.ts'
import type { Day, Id } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import { refusals } from '#platform/refuse.ts'
import type { Done, Given } from '#platform/route.ts'
import { keyed } from '#platform/seal.ts'
import { wearing } from '#platform/wear.ts'
import { appointFirst } from '#kernels/registry/appointments/index.ts'
import type { Role } from '#kernels/registry/appointments/contract.ts'
import { addFirst, correctFirst, orgOf } from '#kernels/registry/orgs/index.ts'
import { makePerson, personByPhone } from '#kernels/registry/people/index.ts'
import type * as api from './contract.ts'
import * as q from './queries.ts'

const fail = refusals('setup', { begun: 409 })

/** A first admin holds office for so many days; the appointments page renews it. */
const TERM_DAYS = 3 * 365

const digest = (cx: Cx, token: string): Buffer => keyed(cx.secrets.digest, `setup\n${token}`)

/** Whether set-up is still open and this is its token. */
export function opens(cx: Cx, row: q.Row | undefined, token: string): boolean {
  const known = row?.done === false ? row.token : null
  return known !== null && timingSafeEqual(known, digest(cx, token))
}

/** Makes a new token for set-up and returns it, once; null where set-up is finished. Worn hat: the door's. */
export async function openSetup(cx: Cx): Promise<string | null> {
  const row = await q.lock(cx.tx)
  if (row?.done === true) return null
  const token = randomBytes(18).toString('base64url')
  await q.keepToken(cx.tx, digest(cx, token))
  return token
}

type Begin = Given<typeof api.begin>

async function firstOrg(cx: Cx, { org: { name, kind, area } }: Begin): Promise<Id<'org'>> {
  const first = await q.first(cx.tx)
  if (first === undefined) return addFirst(cx, { name, kind, area })
  if (first.children > 0) throw fail('begun')
  await correctFirst(cx, first.id, { name, kind, area })
  return first.id
}

/** Whoever has this phone; who has no account yet gets one under this name. */
async function adminOf(cx: Cx, { admin: { name, phone } }: Begin): Promise<Id<'person'>> {
  return (await personByPhone(cx, phone)) ?? (await makePerson(cx, { phone, name }))
}

interface Office {
  org: Id<'org'>
  path: string
  day: Day
}

/** What set-up gave before and means no longer is taken back in the name of the office that it gave it for. */
async function takeBack(cx: Cx, at: Office, keep: { person: string; roles: readonly Role[] }): Promise<Set<string>> {
  const given = await q.given(cx.tx, { org: at.org, day: at.day })
  const meant = (one: { person: string; role: string }) =>
    one.person === keep.person && keep.roles.some((role) => role === one.role)
  const wrong = given.filter((one) => !meant(one))
  const [first] = wrong
  if (first !== undefined) {
    const hat = { kind: 'tree', appointment: first.id, role: 'admin', org: at.org, path: at.path } as const
    await wearing(cx, hat, () => q.takeBack(cx.tx, { ids: wrong.map(({ id }) => id), day: at.day }))
  }
  return new Set(given.filter(meant).map(({ role }) => role))
}

/** Makes, or makes anew, the first organisation and its admin. Worn hat: the door's. */
export async function begin(cx: Cx, _: q.Row, input: Begin): Promise<Done> {
  await q.lock(cx.tx)
  await q.write(cx.tx, input.handler)
  const id = await firstOrg(cx, input)
  const org = await orgOf(cx.tx, id)
  if (org === undefined) throw new Error('the first organisation cannot be read')
  const day = dayOf(cx.now)
  const person = await adminOf(cx, input)
  const roles: readonly Role[] = ['admin', ...new Set(input.admin.roles)]
  const there = await takeBack(cx, { org: id, path: org.path, day }, { person, roles })
  for (const role of roles) {
    if (!there.has(role)) await appointFirst(cx, org, { person, role, until: addDays(day, TERM_DAYS) })
  }
  return { org: id }
}

/** Ends set-up. */
export async function finish(cx: Cx): Promise<Done> {
  await q.finish(cx.tx)
  return {}
}

/** Corrects who runs this installation. */
export async function change(cx: Cx, _: undefined, input: api.Handler): Promise<Done> {
  await q.write(cx.tx, input)
  return {}
}
