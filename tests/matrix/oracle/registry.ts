/** Organisations, teams, places, menus, settings, roles: who looks after what, in sentences. */
import * as appointments from '#kernels/registry/appointments/contract.ts'
import * as areas from '#kernels/registry/areas/contract.ts'
import * as orgs from '#kernels/registry/orgs/contract.ts'
import * as premises from '#kernels/registry/premises/contract.ts'
import * as catalogue from '#kernels/marketplace/catalogue/contract.ts'
import * as practices from '#practices/install/contract.ts'
import type { Place } from '../../world.ts'
import type { afterwards, Persona, Scene } from '../scene.ts'
import { eachRole, here, leads, office, READERS, says, type Said, type Sentence } from '../says.ts'

export type Rest = Awaited<ReturnType<typeof afterwards>>

const everybody = () => true
const admin = (p: Persona, at: Place): boolean => office(p, ['admin'], at)
const named = { name: (at: Place) => at.name }

const open = (said: Pick<Said<null>, 'api' | 'sentence' | 'proves'> & Partial<Said<null>>): Sentence => says<null>({ ...here, may: everybody, asks: eachRole, ...said })

function lookingRound({ o }: Scene): Sentence[] {
  const sentence = 'Looking round needs no account: organisations, teams, official divisions, doors, menus and practices are public.'
  const id = () => ({ id: o.a.id })
  const org = () => ({ org: o.a.id })
  return [
    open({ api: areas.list, sentence, proves: ['area.read'], shows: (body: { items: unknown[] }) => String(body.items.length > 0), holds: () => 'true' }),
    open({ api: areas.find, sentence, proves: ['area.read'], input: () => ({ name: '杭州' }) }),
    open({ api: orgs.list, sentence, proves: ['org.read'], shows: (body: { items: unknown[] }) => String(body.items.length), holds: () => '1' }),
    open({ api: orgs.find, sentence, proves: ['org.read'], input: () => ({ name: '柳溪' }) }),
    open({ api: orgs.show, sentence, proves: ['org.read'], input: id }),
    open({ api: orgs.teams, sentence, proves: ['team.read'], input: () => ({ id: o.county.id }), shows: (body: { items: unknown[] }) => String(body.items.length), holds: () => '4' }),
    open({ api: orgs.team, sentence, proves: ['team.read'], input: () => ({ id: o.t1.id }) }),
    open({ api: orgs.skills, sentence, proves: ['team.read', 'setting.read'], input: id, shows: (body: { items: unknown[] }) => String(body.items.length > 0), holds: () => 'true' }),
    open({ api: premises.list, sentence, proves: ['premise.read'], input: org, shows: (body: { items: unknown[] }) => String(body.items.length), holds: () => '1' }),
    open({ api: premises.show, sentence, proves: ['premise.read'], input: () => ({ id: o.doorA }) }),
    open({ api: catalogue.menu, sentence, proves: ['setting.read'], input: org, shows: (body: { services: unknown[] }) => String(body.services.length), holds: () => '4' }),
    open({ api: catalogue.desk, sentence, proves: ['setting.read'], input: org, shows: (body: { lines: unknown[] }) => String(body.lines.length), holds: () => '4' }),
    open({ api: practices.library, sentence, proves: ['installation.read'], shows: (body: { items: { installed: unknown[] }[] }) => String(body.items[0]?.installed.length), holds: () => '1' }),
    open({ api: practices.show, sentence, proves: ['installation.read'], input: () => ({ key: 'hangzhou-governance' }) }),
  ]
}

function tree({ o }: Scene, rest: Rest): Sentence[] {
  const all = [o.a, o.b, o.d, o.county, o.county2, o.city]
  const sentence = 'An admin looks after the own organisation and all below it: adds, renames, closes, reopens.'
  const BELOW: Record<string, string> = { [o.city.id]: 'county', [o.county.id]: 'town', [o.county2.id]: 'town' }
  const worn = (p: Persona, at: Place): boolean => p.hat.of === 'office' && p.hat.at.id === at.id
  const teamly = { skills: ['理发'], radius: 3000, capacity: 9 }
  return [
    says<Place>({ ...named, api: orgs.add, sentence, proves: ['org.add'], on: all, input: (at) => ({ parent: at.id, kind: BELOW[at.id] ?? 'branch', name: '新设' }), may: admin, writes: ['insert org'] }),
    says<Place>({ ...named, api: orgs.addMany, sentence, proves: ['org.add'], on: [o.county2], input: (at) => ({ parent: at.id, areas: [rest.town] }), may: admin, writes: ['insert org'] }),
    says<Place>({ ...named, api: orgs.rename, sentence, proves: ['org.change'], on: all, input: (at) => ({ id: at.id, name: '改了名' }), may: admin, writes: ['update org'] }),
    says<Place>({ ...named, api: orgs.close, sentence, proves: ['org.change'], on: [o.a, o.b, o.d, o.county], input: ({ id }) => ({ id }), may: admin, fits: (at, p) => at.id !== o.county.id && !worn(p, at), writes: ['update org'] }),
    says<Place>({ ...named, api: orgs.reopen, sentence, proves: ['org.change'], on: [o.gone, o.a], input: ({ id }) => ({ id }), may: admin, fits: (at) => at.id === o.gone.id, writes: ['update org'] }),
    says<Place>({
      ...named, api: orgs.addTeam, sentence: 'An admin adds teams at the own organisation and below.', proves: ['team.add', 'org.add'], on: [o.a, o.county, o.county2],
      input: (at) => ({ ...teamly, parent: at.id, name: '新队', serves: at.id }), may: admin, writes: ['insert org', 'insert team'],
    }),
    says<Place & { under: Place }>({
      name: (at) => at.name, api: orgs.changeTeam, sentence: 'An admin changes teams below the own organisation; a team does not change itself.', proves: ['team.change'], on: [{ ...o.t1, under: o.county }, { ...o.t3, under: o.county2 }],
      input: (at) => ({ ...teamly, id: at.id, name: at.name, serves: at.under.id }), may: admin, writes: ['update team'],
    }),
  ]
}

function places({ o }: Scene, rest: Rest): Sentence[] {
  const keeps = (p: Persona, at: Place): boolean => office(p, ['staff', 'admin'], at)
  const sets = (p: Persona, at: Place): boolean => office(p, ['staff'], at)
  const lets = {
    may: (p: Persona, at: Place): boolean => office(p, ['admin', 'leader'], at),
    why: 'Who installs practices may set any value there, and an installation ends local ones; that a menu is changed by staff is the app’s own rule.',
  }
  const doors = [{ at: o.a, id: o.doorA }, { at: o.d, id: o.doorD }]
  const committee = (p: Persona): boolean => p.hat.of === 'office' && ['admin', 'leader'].includes(p.hat.role)
  const at = (p: Persona): Place | null => (p.hat.of === 'office' ? p.hat.at : null)
  const key = () => ({ key: 'hangzhou-governance' })
  const sentence = 'The admin and the leader of a city, county or town committee install a practice at their own organisation, and end it.'
  return [
    says<Place>({ ...named, api: premises.addMany, sentence: 'Staff and admin of a community, and those above, enter its doors.', proves: ['premise.add'], on: [o.a, o.d], input: ({ id }) => ({ org: id, lines: ['新苑,1 幢,101'] }), may: keeps, writes: ['insert premise'] }),
    says<{ at: Place; id: string }>({ name: (one) => one.at.name, api: premises.change, sentence: 'Staff and admin of a community, and those above, rename its doors.', proves: ['premise.change'], on: doors, input: ({ id }) => ({ id, name: '303' }), may: (p, one) => keeps(p, one.at), writes: ['update premise'] }),
    says<Place>({ ...named, api: catalogue.change, sentence: 'The staff of an organisation, or of one above, set its menu; nobody else does.', proves: ['setting.local', 'setting.install', 'setting.end'], on: [o.a, o.county, o.county2], input: ({ id }) => ({ org: id, key: 'haircut', ...rest.line }), may: sets, lets, writes: ['insert setting'] }),
    says<Place>({ ...named, api: catalogue.reset, sentence: 'The staff of an organisation, or of one above, take its own menu back; nobody else does.', proves: ['setting.end'], on: [o.a, o.county], input: ({ id }) => ({ org: id, key: 'errand' }), may: sets, lets, fits: ({ id }) => id === o.a.id, writes: ['update setting'] }),
    says<null>({ ...here, api: practices.install, sentence, proves: ['installation.install', 'installation.end', 'setting.install', 'setting.end'], input: key, may: committee, fits: (_, p) => at(p) === null || [o.city.id, o.county.id, o.county2.id].includes(at(p)?.id ?? o.city.id), writes: ['insert installation', 'insert setting'] }),
    says<null>({ ...here, api: practices.remove, sentence, proves: ['installation.end', 'setting.end'], input: key, may: committee, fits: (_, p) => at(p) === null || at(p)?.id === o.county2.id, writes: ['update installation', 'update setting'] }),
  ]
}

interface Role { at: Place; role: string }
/** A role that somebody holds. */
export interface Held { key: string; id: string; at: Place; role: string; person: string }

/** An admin gives and takes every role at the own organisation and below; staff only those in teams; a leader members of the own team. Nobody their own. */
const gives = (p: Persona, at: Place, role: string): boolean =>
  admin(p, at) || (role.startsWith('team.') && office(p, ['staff'], at)) || (role === 'team.member' && leads(p, at))

function roles({ o }: Scene, held: readonly Held[], told: readonly { person: string; role: string; org: string }[]): Sentence[] {
  const role = (at: Place, name: string): Role => ({ at, role: name })
  const sentence = 'An admin gives and ends roles at the own organisation and below; staff only roles in teams below; a leader only members of the own team; nobody their own.'
  const sees = (p: Persona, at: Place): boolean => office(p, [...READERS, 'admin'], at) || leads(p, at)
  let next = 0
  const fresh = (): string => `+861993333${String((next += 1)).padStart(4, '0')}`
  const countAt = (at: Place): string => String(told.filter((one) => one.org === at.id).length)
  const many = (body: { items: unknown[] }): string => String(body.items.length)
  const own = (body: { items: { person: { id: string } }[] }, p: Persona): boolean => body.items.every(({ person }) => person.id === p.human?.id)
  return [
    says<Role>({
      api: appointments.appoint, sentence, proves: ['appointment.give'], name: (one) => `${one.role} at ${one.at.name}`,
      on: [role(o.a, 'staff'), role(o.a, 'admin'), role(o.county, 'editor'), role(o.d, 'staff'), role(o.t1, 'team.member'), role(o.t1, 'team.leader'), role(o.t3, 'team.member')],
      input: (one) => ({ org: one.at.id, phone: fresh(), name: '新人', role: one.role, until: '2027-01-01' }), may: (p, one) => gives(p, one.at, one.role), writes: ['insert appointment', 'insert person'],
    }),
    says<Held>({
      api: appointments.end, sentence, proves: ['appointment.end', 'appointment.read'], name: (one) => one.key, on: held, input: ({ id }) => ({ id }),
      may: (p, one) => gives(p, one.at, one.role) && p.human?.id !== one.person, writes: ['update appointment'],
    }),
    says<Held>({
      api: appointments.invite, sentence: 'Whoever may give a role may invite its holder by text message; nobody herself.', proves: ['appointment.end', 'appointment.read'], name: (one) => one.key, on: held, input: ({ id }) => ({ id }),
      may: (p, one) => gives(p, one.at, one.role) && p.human?.id !== one.person, writes: ['update appointment', 'insert notice'],
    }),
    says<Place>({
      ...named, api: appointments.list, sentence: 'Who holds which role is read by offices of the organisation and above, and in a team by its leader.', proves: ['appointment.read'], on: [o.a, o.county, o.county2, o.t1, o.t3], input: ({ id }) => ({ org: id }),
      may: sees, shows: many as never, holds: (_, at) => countAt(at), bare: own as never,
    }),
    says<null>({
      ...here, api: appointments.members, sentence: 'A leader sees who belongs to the own team.', proves: ['appointment.read'], may: (p) => p.hat.of === 'team',
      shows: many as never, holds: (p) => (p.hat.of === 'team' ? countAt(p.hat.at) : '0'), bare: own as never,
    }),
  ]
}

/** Every route of the registry's public side. `held` and `told`: who holds which role, as it was given. */
export const registrySentences = (s: Scene, rest: Rest, of: { held: readonly Held[]; told: readonly { person: string; role: string; org: string }[] }): Sentence[] => [
  ...lookingRound(s), ...tree(s, rest), ...places(s, rest), ...roles(s, of.held, of.told),
]
