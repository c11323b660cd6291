/** Every policy row, deleted or widened in place, in the app's wall and in the database's. */
import type pg from 'pg'
import type { Policy, Rule, Scope } from '#platform/policy.ts'
import { rowSecurity } from '#platform/policy-sql.ts'
import { modules } from '#app/modules.ts'

/** One row made another, or none. */
export interface Mutation { row: string; how: string; kind: 'delete' | 'widen'; action: string; table: string; rule: Rule; scopes: readonly Scope[] }

type Range = Extract<Scope, { by: 'range' }>

const ALL_ROLES = ['staff', 'editor', 'leader', 'admin', 'auditor']

/** A scope without some of its conditions. */
const without = (scope: Scope, ...names: string[]): Scope =>
  Object.fromEntries(Object.entries(scope).filter(([name]) => !names.includes(name))) as unknown as Scope

/** Each condition of a row that may be left out, by name. */
const conditions = (scope: Scope): [string, Scope][] =>
  ['adult', 'purpose', 'becomes', 'own', 'near', 'notBy', 'onlyBy'].filter((name) => name in scope).map((name) => [`without ${name}`, without(scope, name)])

const widerRoles = (scope: Range): [string, Scope][] =>
  ALL_ROLES.filter((role) => !scope.roles.includes(role)).map((role) => [`also for ${role}`, { ...scope, roles: [...scope.roles, role] }])

/** What a row becomes when it lets more people in: one condition fewer, one role more, or everybody of that hat. */
function widenings(scope: Scope): [string, readonly Scope[]][] {
  const each = (wider: [string, Scope][]): [string, readonly Scope[]][] => wider.map(([how, one]) => [how, [one]])
  const all: Scope = { hat: scope.hat, by: 'anyone' }
  if (scope.by === 'anyone') {
    const others: [string, readonly Scope[]][] = scope.hat === 'flow' || scope.hat === 'door' ? [['also for everybody', [scope, { hat: 'me', by: 'anyone' }]]] : []
    return [...each(conditions(scope)), ...others]
  }
  return [['for everybody of that hat', [all]], ...each(conditions(scope)), ...(scope.by === 'range' ? each(widerRoles(scope)) : [])]
}

const nameOf = (scope: Scope): string => {
  const of = scope.by === 'self' ? scope.column : scope.by === 'grant' ? scope.grant : scope.by === 'range' ? scope.roles.join('+') : 'anyone'
  return `${scope.hat}:${of}`
}

const isPublic = (rule: Rule): boolean => rule.scopes.length === 5 && rule.scopes.every((scope) => scope.by === 'anyone')

function ofRule(policy: Policy, name: string, rule: Rule): Mutation[] {
  const action = `${policy.noun}.${name}`
  const table = rule.table ?? policy.table
  return rule.scopes.flatMap((scope, at) => {
    const row = `${action} ${nameOf(scope)}`
    const put = (by: readonly Scope[]): readonly Scope[] => [...rule.scopes.slice(0, at), ...by, ...rule.scopes.slice(at + 1)]
    const wider = isPublic(rule) ? [] : widenings(scope)
    return [
      { row, how: 'deleted', kind: 'delete' as const, action, table, rule, scopes: put([]) },
      ...wider.map(([how, by]) => ({ row, how, kind: 'widen' as const, action, table, rule, scopes: put(by) })),
    ]
  })
}

const policies = (): readonly Policy[] => modules.flatMap((module) => module.policies)

/** Every mutation of every row of the installation. */
export const allMutations = (): Mutation[] => policies().flatMap((policy) => Object.entries<Rule>(policy.rules).flatMap(([name, rule]) => ofRule(policy, name, rule)))

const wallNow = (): string[] => [...new Set(rowSecurity(policies(), modules.flatMap((module) => module.security ?? [])))]

const undo = (statement: string): string =>
  statement.startsWith('create policy') ? statement.replace(/^create policy (\S+) on (\S+)[^]*$/, 'drop policy $1 on $2') : statement.replace(/^grant/, 'revoke').replace(/ to (\w+(, \w+)*)$/, ' from $1')

/** Brings the second wall from one set of statements to another. */
async function rebuild(owner: pg.Client, before: readonly string[], after: readonly string[]): Promise<void> {
  const [gone, come] = [before.filter((one) => !after.includes(one)), after.filter((one) => !before.includes(one))]
  if (gone.length + come.length > 0) await owner.query(['begin', ...gone.map(undo), ...come, 'commit'].join(';\n'))
}

/** Runs `work` while the row is another one in both walls, and puts it back. */
export async function mutated<T>(owner: pg.Client, { rule, scopes }: Mutation, work: () => Promise<T>): Promise<T> {
  const [own, before] = [rule.scopes, wallNow()]
  rule.scopes = scopes
  const after = wallNow()
  try {
    await rebuild(owner, before, after)
    return await work()
  } finally {
    rule.scopes = own
    await rebuild(owner, after, before)
  }
}

/**
 * Mutations that change nothing that anybody can see or do, since a second row holds the same line: the row, how it was widened, and why.
 * Whatever stands here was looked at by a person.
 */
const TWICE: readonly { row: RegExp; how: RegExp; why: string }[] = [
  { row: /^request\.(helpers|visits) me:/, how: /for everybody of that hat/, why: 'a part is read through the request, and all who read that as themselves may read this part' },
  { row: /^request\.(helpers|visits) flow:/, how: /also for everybody/, why: 'a part is read through the request, and all who read that as themselves may read this part' },
  { row: /^request\.(look|ring|place|code|helpers|visits|notes|rating) tree:/, how: /also for admin/, why: 'a part is read through the request, which an admin does not read' },
  { row: /^request\.rating tree:|^bulletin\.(text|figures|notes) tree:/, how: /for everybody of that hat/, why: 'a part is read through its record, and the offices that read that may read this part' },
  { row: /^bulletin\.(?!read)\S+ tree:/, how: /also for admin/, why: 'who moves a bulletin, or reads a part of it, must read it, which an admin does not' },
  { row: /^deletion\.(confirm|take-back) me:/, how: /for everybody of that hat/, why: 'a deletion is seen by its person alone, and a move needs its record in sight' },
  { row: /^deletion\.shred flow:/, how: /also for everybody/, why: 'a deletion is seen by its person alone, and who was erased signs in no more' },
  { row: /^request\.(submit|accept|decline|edit|unserved|widen|merge|ask-team|explain|ask-leader|hand-back|confirm|not-solved) tree:/, how: /also for admin/, why: 'who moves a request must read it, which an admin does not' },
  { row: /^concern\.(helpers|look|lift|end) tree:/, how: /^(?!deleted)/, why: 'all of a concern goes through its row, which in an office nobody reads but the officers outside the team' },
  { row: /^concern\.raise tree:/, how: /^(also for|without (purpose|own))/, why: 'all of a concern goes through its row, which in an office nobody reads but the officers outside the team' },
  { row: /^concern\.helpers me:/, how: /for everybody of that hat/, why: 'a part is read through the concern, which oneself reads only who said it' },
  { row: /^setting\.install tree:/, how: /also for staff/, why: 'staff may write settings by the row beside it' },
]

/** Why this mutation cannot be noticed; undefined where it must be. */
export const heldTwice = ({ row, how }: Mutation): string | undefined => TWICE.find((one) => one.row.test(row) && one.how.test(how))?.why

/** Every reason that stands there. */
export const reasons: readonly string[] = [...new Set(TWICE.map(({ why }) => why))]
