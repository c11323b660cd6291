/** Who may, as rows of data. `can`, row security, masks and the printed matrix all come from these rows. */
import type { Cx, Hat } from './cx.ts'

type Kind = Hat['kind']

/** As whom, and in which relation to the record. One scope of one action is one policy row. */
export type Scope =
  | { hat: Kind; by: 'anyone'; adult?: boolean }
  | { hat: 'me'; by: 'self'; column: string; adult?: boolean }
  | { hat: 'me'; by: 'grant'; grant: string; purpose?: string }
  | { hat: 'tree'; by: 'range'; roles: readonly string[]; purpose?: string; notBy?: readonly string[]; onlyBy?: string; own?: boolean; near?: boolean }
  | { hat: 'team'; by: 'grant'; grant: string; roles: readonly string[]; becomes?: string; adult?: boolean; of?: string }

export interface Rule {
  /**
   * see: read the noun · part: read a table that belongs to it · open: read a sealed table by a look of one's own ·
   * start, move: steps of its flow · add, change: write a noun that has no flow.
   */
  kind: 'see' | 'part' | 'open' | 'start' | 'move' | 'add' | 'change'
  scopes: readonly Scope[]
  /** The other table, for part and open. */
  table?: string
  /** Grants that the move gives or ends. */
  grants?: readonly string[]
}

export interface Policy<A extends string = string> {
  noun: string
  table: string
  /** The column that holds the organisation's path. */
  path: string
  rules: Record<A, Rule>
}

const flat = (scopes: readonly (Scope | readonly Scope[])[]): Scope[] => scopes.flat()

/** The person whom this column names. */
export const self = (column: string, also: { adult?: boolean } = {}): Scope => ({ hat: 'me', by: 'self', column, ...also })
/** A named helper, from the naming to one day after the window. */
export const helper = (also: { purpose?: string } = {}): Scope => ({ hat: 'me', by: 'grant', grant: 'helper', ...also })
/** A named helper while the door is open to her: from the evening before to one day after the window. */
export const visiting = (also: { purpose?: string } = {}): Scope => ({ hat: 'me', by: 'grant', grant: 'visit', ...also })
/**
 * Someone in office at the organisation or above it; with `own` at the organisation itself, with `near` at it or directly above it.
 * `notBy` names columns whose persons must be others, `onlyBy` one whose person it must be.
 */
export const office = (
  role: string | readonly string[], also: { purpose?: string; notBy?: string | readonly string[]; onlyBy?: string; own?: boolean; near?: boolean } = {},
): Scope => {
  const { notBy, ...rest } = also
  const others = typeof notBy === 'string' ? [notBy] : notBy
  return { hat: 'tree', by: 'range', roles: typeof role === 'string' ? [role] : role, ...rest, ...(others === undefined ? {} : { notBy: others }) }
}
/**
 * The leader of a team that holds this grant. `becomes` names the column that must hold the team afterwards; `adult`: of age too; `of`:
 * the grant is on a record of that noun, which the column of the same name points at.
 */
export const team = (grant: string, also: { becomes?: string; adult?: boolean; of?: string } = {}): Scope => ({
  hat: 'team', by: 'grant', grant, roles: ['team.leader'], ...also,
})
/** The clock. */
export const flow: Scope = { hat: 'flow', by: 'anyone' }
/** Sign-in and set-up, before anybody is known. */
export const door: Scope = { hat: 'door', by: 'anyone' }
/** Every hat: what the public may know. */
export const everyone: readonly Scope[] = (['me', 'tree', 'team', 'flow', 'door'] as const).map((hat) => ({ hat, by: 'anyone' }))

type Scopes = readonly (Scope | readonly Scope[])[]
export const see = (...scopes: Scopes): Rule => ({ kind: 'see', scopes: flat(scopes) })
export const part = (table: string, ...scopes: Scopes): Rule => ({ kind: 'part', table, scopes: flat(scopes) })
export const open = (table: string, ...scopes: Scopes): Rule => ({ kind: 'open', table, scopes: flat(scopes) })
export const add = (...scopes: Scopes): Rule => ({ kind: 'add', scopes: flat(scopes) })
export const change = (...scopes: Scopes): Rule => ({ kind: 'change', scopes: flat(scopes) })
export const start = (scopes: Scopes | Scope, also: { grants?: readonly string[] } = {}): Rule => ({
  kind: 'start', scopes: flat(Array.isArray(scopes) ? scopes : [scopes as Scope]), ...also,
})
export const move = (scopes: Scopes | Scope, also: { grants?: readonly string[] } = {}): Rule => ({
  kind: 'move', scopes: flat(Array.isArray(scopes) ? scopes : [scopes as Scope]), ...also,
})

/** Declares the policy of a noun. `at` names table and path column where they are not the noun's own. */
export const rows = <A extends string>(noun: string, rules: Record<A, Rule>, at: { table?: string; path?: string } = {}): Policy<A> => ({
  noun, table: at.table ?? noun, path: at.path ?? 'org_path', rules,
})

/** What `can` knows of a record: its columns in camelCase, and the grants on it that the worn hat holds now. */
export interface Facts {
  orgPath?: string
  grants?: readonly string[]
  [column: string]: unknown
}

const camel = (column: string): string => column.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())
const column = (facts: Facts, name: string): unknown => facts[camel(name)]

type Verdict = string

/** A path is its organisation's number behind the one above: one number more is directly below. */
const isNear = (path: string, at: string): boolean => at.startsWith(path) && at.slice(path.length).split('/').length <= 2

const inRange = (scope: Extract<Scope, { by: 'range' }>, path: string, { orgPath: at }: Facts): boolean => {
  if (at === undefined) return true
  if (scope.near === true) return isNear(path, at)
  return scope.own === true ? at === path : at.startsWith(path)
}

const byPersons = (scope: Extract<Scope, { by: 'range' }>, cx: Cx, facts: Facts): Verdict => {
  if (scope.notBy?.some((name) => column(facts, name) === cx.who.id) === true) return 'may.second-person'
  return scope.onlyBy === undefined || column(facts, scope.onlyBy) === cx.who.id ? 'ok' : 'may.not-yours'
}

const byRange = (scope: Extract<Scope, { by: 'range' }>, cx: Cx, facts: Facts): Verdict => {
  if (cx.hat.kind !== 'tree' || !scope.roles.includes(cx.hat.role) || !inRange(scope, cx.hat.path, facts)) return 'may.no-office'
  if (scope.purpose !== undefined && scope.purpose !== cx.purpose) return 'may.purpose'
  return byPersons(scope, cx, facts)
}

const leads = (roles: readonly string[], hat: Hat): boolean => hat.kind === 'team' && roles.includes(hat.role)

const byAdult = (cx: Cx): Verdict => {
  if (cx.who.id === null) return 'may.sign-in'
  if (cx.who.adult === null) return 'may.year-of-birth'
  return cx.who.adult ? 'ok' : 'may.adult'
}

const whoIs = (scope: { adult?: boolean }, cx: Cx): Verdict => (scope.adult === true ? byAdult(cx) : 'ok')

const byGrant = (scope: Extract<Scope, { by: 'grant' }>, cx: Cx, facts: Facts): Verdict => {
  if (scope.hat === 'team' && !leads(scope.roles, cx.hat)) return 'may.not-leader'
  if (!(facts.grants ?? []).includes(scope.grant)) return `may.not-${scope.grant}`
  if (scope.hat === 'team') return whoIs(scope, cx)
  return scope.purpose === undefined || scope.purpose === cx.purpose ? 'ok' : 'may.purpose'
}

const verdict = (scope: Scope, cx: Cx, facts: Facts): Verdict => {
  if (scope.by === 'range') return byRange(scope, cx, facts)
  if (scope.by === 'grant') return byGrant(scope, cx, facts)
  const adult = whoIs(scope, cx)
  if (scope.by === 'anyone' || adult !== 'ok') return adult
  return cx.who.id !== null && column(facts, scope.column) === cx.who.id ? 'ok' : 'may.not-yours'
}

/** Answers `ok` or the code that says why not. */
export type Can = (cx: Cx, facts?: Facts) => Verdict

/** The app's wall: one `can` for each action of a policy. */
export function cans<A extends string>(policy: Policy<A>): Record<A, Can> {
  const can = (rule: Rule): Can => (cx, facts = {}) => {
    if (!cx.checks) return 'ok'
    const said = rule.scopes.filter((scope) => scope.hat === cx.hat.kind).map((scope) => verdict(scope, cx, facts))
    if (said.includes('ok')) return 'ok'
    const stranger = cx.who.id === null ? 'may.sign-in' : 'may.other-hat'
    return said[0] ?? stranger
  }
  const entries = Object.entries<Rule>(policy.rules).map(([action, rule]) => [action, can(rule)])
  return Object.fromEntries(entries) as Record<A, Can>
}
