import { z } from 'zod'
import { dayOf } from '#platform/calendar.ts'
import type { Id } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import { newId } from '#platform/id.ts'
import { refusals } from '#platform/refuse.ts'
import type { Done, Given } from '#platform/route.ts'
import { areaOf, areasOf, type Area } from '#kernels/registry/areas/index.ts'
import type * as api from './contract.ts'
import { kindBelow, NotAdded, type OrgKind } from './contract.ts'
import * as q from './queries.ts'

export const fail = refusals('org', {
  kind: 400,
  area: 400,
  twice: 409,
  closed: 409,
  own: 409,
  'open-children': 409,
  'too-late': 409,
  'parent-closed': 409,
})

/** An open organisation, held until the end of the transaction. Refuses `org.closed`. */
export async function held(cx: Cx, id: string): Promise<q.Org> {
  const org = await q.lock(cx.tx, id)
  if (closed(cx, org)) throw fail('closed')
  return org
}

/** Whether an organisation is no more today. */
export const closed = (cx: Cx, org: { validTo: string | null }): boolean =>
  org.validTo !== null && org.validTo <= dayOf(cx.now)

/** Refuses a name that another open organisation beside it has. */
export async function checkName(cx: Cx, at: { parent: string | null; name: string; self?: string }): Promise<void> {
  if (await q.twin(cx.tx, at)) throw fail('twice', {}, 'name')
}

/** The level of the divisions that each kind works for; branches and teams work for none. */
const LEVELS: Readonly<Partial<Record<OrgKind, Area['level']>>> = {
  province: 'province',
  city: 'city',
  county: 'county',
  town: 'town',
  community: 'village',
}

/** Refuses a division of another level than the organisation's kind, and one outside the parent's. */
async function checkArea(
  cx: Cx,
  at: { kind: OrgKind; area: string | undefined; within: string | null },
): Promise<void> {
  if (at.area === undefined) return
  const area = await areaOf(cx, at.area)
  if (area === undefined || area.level !== LEVELS[at.kind] || !area.code.startsWith(at.within ?? ''))
    throw fail('area', {}, 'area')
}

/** Adds one organisation under another. Refuses what may not stand there, areas elsewhere and names that are taken. */
export async function add(cx: Cx, { id: above }: q.Org, input: Given<typeof api.add>): Promise<Done> {
  const parent = await held(cx, above)
  if (kindBelow[parent.kind] !== input.kind) throw fail('kind', { kind: input.kind, parent: parent.kind }, 'kind')
  await checkArea(cx, { kind: input.kind, area: input.area, within: parent.area })
  await checkName(cx, { parent: parent.id, name: input.name })
  const id = newId('org')
  await q.insert(cx.tx, [
    { id, name: input.name, kind: input.kind, parent: parent.id, parentPath: parent.path, area: input.area ?? null },
  ])
  return { id }
}

/** The first organisation of an installation; runs at the door. Returns its id. */
export async function addFirst(
  cx: Cx,
  given: { name: string; kind: OrgKind; area: string | undefined },
): Promise<Id<'org'>> {
  await checkArea(cx, { ...given, within: null })
  const id = newId('org')
  await q.insert(cx.tx, [
    { id, name: given.name, kind: given.kind, parent: null, parentPath: '', area: given.area ?? null },
  ])
  return id
}

/** Corrects the first organisation while nothing stands under it; runs at the door. Refuses `org.open-children`. */
export async function correctFirst(
  cx: Cx,
  id: Id<'org'>,
  given: { name: string; kind: OrgKind; area: string | undefined },
): Promise<void> {
  const { children, teams } = await q.whole(cx.tx, id)
  if (children + teams > 0) throw fail('open-children')
  await checkArea(cx, { ...given, within: null })
  await q.correct(cx.tx, { id, name: given.name, kind: given.kind, area: given.area ?? null })
}

/** A division's name as its people call the organisation there: 柳溪社区居委会 is 柳溪社区, 富城村村民委员会 is 富城村. */
export const orgNameOf = (area: string): string =>
  area.replace(/(社区|村|区)(?:居委会|居民委员会|村委会|村民委员会)$/u, '$1').slice(0, 40)

type Failed = NotAdded[]

/** The new organisations of one level, and the areas that give none. */
function judged(
  areas: readonly Area[],
  at: { parents: ReadonlyMap<string, { id: string; path: string; kind: OrgKind }>; taken: ReadonlySet<string> },
) {
  const rows: q.NewOrg[] = []
  const failed: Failed = []
  for (const area of areas) {
    const parent = at.parents.get(area.code.slice(0, ABOVE[area.level]))
    const kind = parent === undefined ? undefined : kindBelow[parent.kind]
    if (at.taken.has(area.code)) failed.push({ area: area.code, code: 'org.twice' })
    else if (parent === undefined) failed.push({ area: area.code, code: 'org.no-parent' })
    else if (kind === undefined || LEVELS[kind] !== area.level) failed.push({ area: area.code, code: 'org.area' })
    else
      rows.push({
        id: newId('org'),
        name: orgNameOf(area.name),
        kind,
        parent: parent.id,
        parentPath: parent.path,
        area: area.code,
      })
  }
  return { rows, failed }
}

/** How many digits of a code name the division above. */
const ABOVE: Readonly<Record<Area['level'], number>> = { province: 0, city: 2, county: 4, town: 6, village: 9 }
const LEVEL_ORDER: readonly Area['level'][] = ['city', 'county', 'town', 'village']

/** Adds one organisation for each division, level by level, so that villages find the towns of the same call. */
export async function addMany(cx: Cx, { id: top }: q.Org, { areas: codes }: Given<typeof api.addMany>): Promise<Done> {
  const { path } = await held(cx, top)
  const areas = await areasOf(cx, codes)
  const known = new Set(areas.map(({ code }) => code))
  const failed: Failed = codes.filter((code) => !known.has(code)).map((area) => ({ area, code: 'org.area' }))
  let added = 0
  for (const level of LEVEL_ORDER) {
    const here = areas.filter((area) => area.level === level)
    if (here.length === 0) continue
    const wanted = here.flatMap(({ code }) => [code, code.slice(0, ABOVE[level])])
    const there = new Map((await q.atAreas(cx.tx, { path, areas: wanted })).map((org) => [org.area, org]))
    const of = judged(here, { parents: there, taken: new Set(there.keys()) })
    if (of.rows.length > 0) added += await q.insert(cx.tx, of.rows)
    failed.push(...of.failed)
  }
  return { added: `${added}`, failed: JSON.stringify(failed.map(({ area, code }) => `${area} ${code}`)) }
}

/** What came of many, from the verdict. */
export async function came(_cx: Cx, done: Done): Promise<{ added: number; failed: Failed }> {
  const failed = z.array(z.string()).parse(JSON.parse(done['failed'] ?? '[]')).map((line) => {
    const [area, code] = line.split(' ')
    return NotAdded.parse({ area, code })
  })
  return { added: Number(done['added']), failed }
}

export async function rename(cx: Cx, org: q.Org, { name }: Given<typeof api.rename>): Promise<Done> {
  const { id, parent } = await held(cx, org.id)
  await checkName(cx, { parent, name, self: id })
  await q.rename(cx.tx, { id, name })
  return { id }
}

/** Ends an organisation today. Refuses while something stands under it, and for the one whose office is worn. */
export async function close(cx: Cx, { id }: q.Org): Promise<Done> {
  const org = await held(cx, id)
  if (cx.hat.kind === 'tree' && cx.hat.org === org.id) throw fail('own')
  const { children, teams } = await q.whole(cx.tx, id)
  if (children + teams > 0) throw fail('open-children', { children, teams })
  await q.endOn(cx.tx, { id, on: dayOf(cx.now) })
  return { id }
}

/** Takes back a closing of the same day, while nobody has taken the name and its parent is there. */
export async function reopen(cx: Cx, { id }: q.Org): Promise<Done> {
  const org = await q.lock(cx.tx, id)
  if (org.validTo !== dayOf(cx.now)) throw fail('too-late')
  const parent = org.parent === null ? undefined : await q.lock(cx.tx, org.parent)
  if (parent !== undefined && closed(cx, parent)) throw fail('parent-closed')
  await checkName(cx, { parent: org.parent, name: org.name, self: id })
  await q.endOn(cx.tx, { id, on: null })
  return { id }
}
