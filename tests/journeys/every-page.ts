/** Each page that the router knows, and those for whom it is: what the checks visit and what the contact sheet shows. */
import { generatePath } from 'react-router'
import type { Id } from '#platform/contract.ts'
import type { Page } from '#web/pages.ts'
import type { Words } from '#web/i18n/words.ts'

/** The offices that a desk knows. */
export const deskRoles = ['staff', 'admin', 'leader', 'editor', 'auditor'] as const
export type DeskRole = (typeof deskRoles)[number]

/** Somebody who is signed in, with the hat that they wear at the desk. */
export interface Visitor { id: string; token: string; hat?: string }

/** Everybody whom a page may be for. */
export interface Cast<V extends Visitor = Visitor> {
  community: { id: Id<'org'> }
  resident: V
  leader: V
  /** Who comes along with the team. */
  helper: V
  /** Offices by role, each worn by a person of its own. */
  desk: Readonly<Record<DeskRole, V>>
}

/** The value of each parameter that an address may ask for, by the address. */
export type Rows = readonly (readonly [RegExp, string])[]

const isDeskRole = (role: string): role is DeskRole => deskRoles.some((one) => one === role)

/** Who may care to read a page, likeliest first; null is a visitor. On the hand they are residents and teams, elsewhere offices. */
export function readers(page: Page, cast: Cast): (Visitor | null)[] {
  const roles = page.nav?.roles?.filter(isDeskRole) ?? deskRoles
  if (page.shell !== 'hand') return roles.map((role) => cast.desk[role])
  if (page.nav?.roles === undefined) return [cast.resident, cast.leader]
  return page.nav.roles.includes('team.member') ? [cast.leader, cast.helper] : [cast.leader]
}

/** The address of a page: with a row's value for each parameter, or with values that nothing has. */
export function addressOf(page: Page, rows: Rows | undefined): string {
  const names = [...page.path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '')
  const value = rows === undefined ? '01890000-0000-7000-8000-000000000000' : rows.find(([of]) => of.test(page.path))?.[1]
  if (names.length > 0 && value === undefined) throw new Error(`no row is known for ${page.path}`)
  return generatePath(page.path, Object.fromEntries(names.map((name) => [name, value ?? ''])))
}

/** The sentences of a page that keeps its record from its reader, and with `rows` those of one that had none. */
export function shut({ zh, en }: Words, rows: boolean): string[] {
  const keys = ['state.deniedTitle', 'state.signInTitle', 'desk.noOffice', ...(rows ? ['state.missingTitle', 'page.missing'] : [])]
  return keys.flatMap((key) => [zh[key] ?? key, en[key] ?? key])
}
