/** The ground of a replay: a county that has installed the practice, communities with desks, residents, teams. */
import type { Id } from '#platform/contract.ts'
import * as appointments from '#kernels/registry/appointments/contract.ts'
import * as clearance from '#kernels/registry/clearance/contract.ts'
import * as orgs from '#kernels/registry/orgs/contract.ts'
import * as premises from '#kernels/registry/premises/contract.ts'
import * as door from '#kernels/registry/sign-in/contract.ts'
import * as setup from '#kernels/registry/setup/contract.ts'
import * as catalogue from '#kernels/marketplace/catalogue/contract.ts'
import * as practices from '#practices/install/contract.ts'
import { Day, id } from '#platform/contract.ts'
import type { Actor, Actors } from './actors.ts'

const Appointment = id('appointment')
const HOUR = 3_600_000
const DAY = 24 * HOUR

/** The day of a time in Shanghai, `add` days later. */
export const dayOf = (time: Date, add = 0): Day => Day.parse(new Date(time.getTime() + 8 * HOUR + add * DAY).toISOString().slice(0, 10))
/** A time of a day in Shanghai; hours may be fractions. */
export const timeOn = (day: Day, hours: number): Date => new Date(new Date(`${day}T00:00:00+08:00`).getTime() + Math.round(hours * HOUR))

export interface Community { id: Id<'org'>; desk: Actor; home: Id<'premise'> }
export interface Team { id: Id<'org'>; leader: Actor; people: Actor[] }
export interface Office { org: Id<'org'>; admin: Actor; leader: Actor; editor: Actor; reviewer: Actor }

let serial = 0
/** Nobody, with a phone of the range that no operator has. */
const somebody = (name: string): { name: string; phone: string; year: number } => {
  serial += 1
  return { name: `${name}${serial}`, phone: `+8615400${String(100_000 + serial)}`, year: 1990 }
}

const until = async (on: Actors): Promise<Day> => dayOf(await on.now(), 5 * 365)

async function appoint(on: Actors, admin: Actor, at: { org: Id<'org'>; role: appointments.Role; name: string }): Promise<Actor> {
  const who = somebody(at.name)
  const given = await on.call(admin, appointments.appoint, { org: at.org, phone: who.phone, name: who.name, role: at.role, until: await until(on) })
  const me = await on.arrive(who)
  await on.settle(me, who.year)
  return { ...me, hat: `${at.role.startsWith('team.') ? 'team' : 'tree'}:${given.id}`, ...(at.role === 'staff' ? { purpose: 'dispatch' } : {}) }
}

/** Does `work` for all, side by side. */
export async function all<T, R>(on: Actors, items: readonly T[], work: (item: T, at: number) => Promise<R>): Promise<R[]> {
  const [results, now] = [new Map<number, R>(), await on.now()]
  await on.play(items.map((item, at) => ({ at: now, run: async () => results.set(at, await work(item, at)) })))
  return items.flatMap((_, at) => {
    const done = results.get(at)
    return done === undefined ? [] : [done]
  })
}

/** Begins with the console's token; the county has its admin, its leader, and who writes its bulletin. */
export async function open(on: Actors, token: string): Promise<Office> {
  const first = somebody('管理员')
  const { org } = await on.call(null, setup.begin, {
    token, handler: { name: '演练', contact: '演练', filings: [] }, org: { name: '演练县', kind: 'county' }, admin: { name: first.name, phone: first.phone, roles: [] },
  })
  const me = await on.arrive(first)
  const hat = (await on.call(me, door.me, {})).me?.offices[0]?.hat ?? ''
  const admin = { ...me, hat }
  await on.call(admin, setup.finish, {})
  const office = (role: appointments.Role, name: string) => appoint(on, admin, { org, role, name })
  return { org, admin, leader: await office('leader', '书记'), editor: await office('editor', '编辑'), reviewer: await office('leader', '副书记') }
}

/** What the practice lets a committee set, and what it offers. */
export async function installed(on: Actors, { org, leader }: Office, practice: string, params: Record<string, number> = {}) {
  await on.call(leader, practices.install, { key: practice, params })
  return on.call(null, catalogue.menu, { org })
}

/** Communities with a desk and a door each. */
export async function communities(on: Actors, { org, admin }: Office, count: number): Promise<Community[]> {
  const town = await on.call(admin, orgs.add, { parent: org, kind: 'town', name: '演练街道' })
  return all(on, Array.from({ length: count }), async (_, at) => {
    const place = await on.call(admin, orgs.add, { parent: town.id, kind: 'community', name: `演练${at + 1}社区` })
    const desk = await appoint(on, admin, { org: place.id, role: 'staff', name: '社工' })
    await on.call(desk, premises.addMany, { org: place.id, lines: ['和苑'] })
    const [home] = (await on.call(desk, premises.list, { org: place.id })).items
    if (home === undefined) throw new Error('the place that was just pasted is not there')
    return { id: place.id, desk, home: home.id }
  })
}

/** The officer sees the document, and whoever it is signs the pledge. */
async function clear(on: Actors, officer: Actor, who: Actor): Promise<Actor> {
  await on.call(officer, clearance.see, { id: Appointment.parse(who.hat?.split(':')[1]) })
  await on.agree(who, 'visits')
  return who
}

/** Teams that can do everything on the menu, each with so many people; all of them may go to homes. */
export async function teams(on: Actors, { org, admin }: Office, asked: { count: number; people: number; skills: string[] }): Promise<Team[]> {
  const officer = await appoint(on, admin, { org, role: 'staff', name: '证件员' })
  return all(on, Array.from({ length: asked.count }), async (_, at) => {
    const team = await on.call(admin, orgs.addTeam, { parent: org, name: `演练${at + 1}队`, skills: asked.skills, serves: org, radius: 100_000, capacity: 200 })
    const leader = await appoint(on, admin, { org: team.id, role: 'team.leader', name: '领队' })
    const people = [await clear(on, officer, leader)]
    while (people.length < asked.people) people.push(await clear(on, officer, await appoint(on, admin, { org: team.id, role: 'team.member', name: '队员' })))
    return { id: team.id, leader, people }
  })
}

/** Residents who come in by a code. */
export const residents = (on: Actors, count: number): Promise<Actor[]> => all(on, Array.from({ length: count }), () => on.join(somebody('居民')))
