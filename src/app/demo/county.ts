/** The ground of the demo: organisations, desks, doors, teams and people, each made by the action that a real committee would use. */
import { addDays, dayOf } from '#platform/calendar.ts'
import { z } from 'zod'
import { id, type Id } from '#platform/contract.ts'
import * as appointments from '#kernels/registry/appointments/contract.ts'
import * as clearance from '#kernels/registry/clearance/contract.ts'
import * as orgs from '#kernels/registry/orgs/contract.ts'
import * as premises from '#kernels/registry/premises/contract.ts'
import * as door from '#kernels/registry/sign-in/contract.ts'
import * as setup from '#kernels/registry/setup/contract.ts'
import * as practices from '#practices/install/contract.ts'
import { chance, type Chance } from './chance.ts'
import type { CrewPlan } from './crews.ts'
import type { Crowd, Newcomer } from './names.ts'
import { cast } from './people.ts'
import { CITY, doorLines, estatesOf, PROVINCE, type County, type Town } from './places.ts'
import type { Someone, Stage } from './stage.ts'
import { together } from './timeline.ts'

/** Everything that builds needs, and how far it has come. */
export interface Ground { stage: Stage; chance: Chance; crowd: Crowd; admin: Someone; today: Date; step: () => void }
/** An estate with its doors, by name. */
export interface Estate { id: Id<'premise'>; name: string; doors: { id: Id<'premise'>; whole: string }[] }
/** A community that takes part. */
export interface Community { id: Id<'org'>; area: string; name: string; desk: Someone; estates: Estate[]; residents: Resident[] }
/** Someone who orders, and the door where she lives. */
export interface Resident { who: Someone; home: Id<'premise'>; community: Community }
export interface Org { id: Id<'org'>; name: string; area: string | null }

const Given = z.object({ id: id('appointment') })
const TERM_DAYS = 3 * 365
const TOWN_DIGITS = 9
const HANDLER = { name: '团浙江省委（示例）', contact: '0571-00000000，示例地址', filings: ['示例备案号：浙ICP备00000000号'] }

/** Begins as a real committee does, with the token of the console; returns the admin, in office, and the first city below. */
export async function begin(stage: Stage, token: string): Promise<{ admin: Someone; province: Id<'org'>; city: Id<'org'> }> {
  const { org: province } = await stage.call(null, setup.begin, {
    token, handler: HANDLER, org: { name: PROVINCE.name, kind: 'province', area: PROVINCE.area }, admin: { name: cast.admin.name, phone: cast.admin.phone, roles: [] },
  })
  const admin = await stage.arrive(cast.admin)
  const { me } = await stage.call(admin, door.me, {})
  const hat = me?.offices[0]?.hat
  if (hat === null || hat === undefined) throw new Error('the first admin has no office')
  const worn = { ...admin, hat }
  await stage.call(worn, setup.finish, {})
  const city = await stage.call(worn, orgs.add, { parent: province, kind: 'city', name: CITY.name, area: CITY.area })
  return { admin: worn, province, city: city.id }
}

/** Gives someone a role; the account is made where there is none. Returns the hat that it wears. */
export async function appoint(at: Ground, org: Id<'org'>, who: { name: string; phone: string }, role: appointments.Role): Promise<string> {
  const given = await at.stage.act(at.admin, appointments.appoint, { org, phone: who.phone, name: who.name, role, until: addDays(dayOf(at.today), TERM_DAYS) })
  at.step()
  return `${role.startsWith('team.') ? 'team' : 'tree'}:${Given.parse(given).id}`
}

/** Someone in an office, signed in and settled, as on the first day at work. */
export async function inOffice(at: Ground, org: Id<'org'>, who: Newcomer, role: appointments.Role): Promise<Someone> {
  const hat = await appoint(at, org, who, role)
  const me = await at.stage.arrive(who)
  await at.stage.settle(me, who.year)
  return { ...me, hat, ...(role === 'staff' ? { purpose: 'dispatch' } : {}) }
}

/** Someone who was in office for some days, and is no more. */
export async function wasInOffice(at: Ground, org: Id<'org'>, who: Newcomer): Promise<void> {
  const given = await at.stage.call(at.admin, appointments.appoint, { org, phone: who.phone, name: who.name, role: 'staff', until: addDays(dayOf(at.today), TERM_DAYS) })
  await at.stage.settle(await at.stage.arrive(who), who.year)
  await at.stage.call(at.admin, appointments.end, { id: given.id })
}

/** The organisations right below one. */
export const below = async (stage: Stage, parent: Id<'org'>): Promise<Org[]> => (await stage.call(null, orgs.list, { parent })).items

/** A county with its towns and communities, the practice installed by its own leader, and who sees the documents of its teams. */
export async function openCounty(at: Ground, county: County, parts: { city: Id<'org'>; leader: Newcomer; officer: Newcomer }): Promise<{ org: Org; leader: Someone; officer: Someone; communities: Org[] }> {
  const org = await at.stage.call(at.admin, orgs.add, { parent: parts.city, kind: 'county', name: county.name, area: county.area })
  const areas = county.towns.flatMap((town) => [town.area, ...town.communities])
  await at.stage.call(at.admin, orgs.addMany, { parent: org.id, areas })
  const leader = await inOffice(at, org.id, parts.leader, 'leader')
  await at.stage.call(leader, practices.install, { key: 'hangzhou-governance', params: county.params })
  const officer = await inOffice(at, org.id, parts.officer, 'staff')
  const towns = await below(at.stage, org.id)
  const communities = (await together(towns, (town) => below(at.stage, town.id))).flat()
  return { org, leader, officer, communities }
}

/** Estates lie round the town's point, some hundred metres apart. */
async function placeEstates(at: Ground, desk: Someone, place: { org: Org; town: Town; luck: Chance }): Promise<void> {
  const { org, town, luck } = place
  const { items } = await at.stage.call(desk, premises.list, { org: org.id })
  for (const { id, name } of items) {
    const point = { lat: town.lat + luck.between(-60, 60) / 10_000, lon: town.lon + luck.between(-60, 60) / 10_000 }
    await at.stage.call(desk, premises.change, { id, name, point })
  }
}

async function doorsOf(at: Ground, org: Id<'org'>, estate: Id<'premise'>): Promise<Estate['doors']> {
  const buildings = await at.stage.call(null, premises.list, { org, parent: estate })
  const levels = await together(buildings.items.slice(0, 3), async (building) => {
    const { items } = await at.stage.call(null, premises.list, { org, parent: building.id })
    return items.map((one) => ({ id: one.id, whole: `${building.name} ${one.name}` }))
  })
  return levels.flat()
}

/** A community that takes part: its desk pastes the doors and says where its estates lie. */
export async function openCommunity(at: Ground, org: Org, town: Town, parts: { desk: Newcomer; serial: number }): Promise<Community> {
  const desk = await inOffice(at, org.id, parts.desk, 'staff')
  await at.stage.call(desk, premises.addMany, { org: org.id, lines: doorLines(estatesOf(org.name, parts.serial)) })
  await placeEstates(at, desk, { org, town, luck: chance(parts.serial) })
  const { items } = await at.stage.call(desk, premises.list, { org: org.id })
  const estates = await together(items, async ({ id, name }) => ({ id, name, doors: await doorsOf(at, org.id, id) }))
  return { id: org.id, area: org.area ?? '', name: org.name, desk, estates, residents: [] }
}

/** Someone who lives here and came in by a code. */
export async function moveIn(at: Ground, community: Community, who: Newcomer, home: Id<'premise'>): Promise<Resident> {
  const resident = { who: await at.stage.join(who), home, community }
  community.residents.push(resident)
  at.step()
  return resident
}

/** A team with its people, before it stands. */
export interface Manned extends CrewPlan { chief: Newcomer; people: Newcomer[]; /** Who sees their documents. */ officer: Someone }
/** A team of the demo. */
export interface Crew { id: Id<'org'>; name: string; skills: readonly string[]; leader: Someone; members: Someone[]; /** The town that it serves; absent where it serves the whole county. */ town?: string }
/** So many of each team are new: one has shown the document and not signed yet, one has done neither. */
const NEW = 2

/** The officer has the document in hand, on the day on which somebody joins. */
const show = async (at: Ground, officer: Someone, hat: string): Promise<void> =>
  void (await at.stage.act(officer, clearance.see, { id: Given.shape.id.parse(hat.split(':')[1]) }))

/** Opens a team under an organisation that it serves, with its base at an estate, and takes its people in. */
export async function openTeam(at: Ground, parent: Org, plan: Manned, estate: Id<'premise'>): Promise<Crew> {
  const { name, skills, radius, capacity } = plan
  const team = await at.stage.call(at.admin, orgs.addTeam, { parent: parent.id, name, skills: [...skills], serves: parent.id, estate, radius, capacity })
  const leader = await inOffice(at, team.id, plan.chief, 'team.leader')
  const hats = await together(plan.people, (member) => appoint(at, team.id, member, 'team.member'))
  const ready = plan.people.slice(0, -NEW)
  await together([leader.hat ?? '', ...hats.slice(0, 1 - NEW)], (hat) => show(at, plan.officer, hat))
  const cleared = await together(ready, (member) => at.stage.arrive(member))
  await together([leader, ...cleared], (member) => at.stage.agree(member, 'visits'))
  const taken = cleared.slice(0, plan.members)
  return { id: team.id, name, skills, leader, members: taken, ...(parent.area?.length === TOWN_DIGITS ? { town: parent.area } : {}) }
}

/** The second factor of a member of staff, begun and proved; the local outbox shows each next code. */
export async function secondFactor(stage: Stage, who: Someone): Promise<void> {
  await stage.call(who, door.enrol, {})
  await stage.call(who, door.prove, { code: await stage.factor(who) })
}
