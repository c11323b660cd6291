/** The second wall: policy rows written as PostgreSQL row security. Cheap shapes only, each measured. */
import type { Policy, Rule, Scope } from './policy.ts'

const HATS = ['me', 'tree', 'team', 'flow', 'door'] as const
type Hat = (typeof HATS)[number]

const setting = (name: string): string => `current_setting('qq.${name}', true)`
const person = `(select nullif(${setting('person')}, '')::uuid)`
const teamId = `(select nullif(${setting('team')}, '')::uuid)`
const adult = `${setting('adult')} = 'yes'`
const now = `(select nullif(${setting('now')}, '')::timestamptz)`
const thisTx = 'pg_current_xact_id_if_assigned()'
const text = (value: string): string => `'${value.replaceAll("'", "''")}'`
const list = (values: readonly string[]): string => values.map(text).join(', ')
const any = (parts: readonly string[]): string => (parts.length === 0 ? 'false' : parts.map((p) => `(${p})`).join(' or '))

const granted = (noun: string, grant: string, holder: string): string =>
  `any (array(select a.id from access a where a.noun = ${text(noun)} and a.kind = ${text(grant)} and a.holder = ${holder} and a.from_at <= ${now} and a.until > ${now}))`

const purpose = (scope: { purpose?: string }): string[] => (scope.purpose === undefined ? [] : [`${setting('purpose')} = ${text(scope.purpose)}`])

const byPersons = (scope: Extract<Scope, { by: 'range' }>, row: string): string => {
  const others = (scope.notBy ?? []).map((name) => ` and ${row}.${name} is distinct from ${person}`)
  return `${others.join('')}${scope.onlyBy === undefined ? '' : ` and ${row}.${scope.onlyBy} = ${person}`}`
}

/** Role and purpose are folded into the upper bound, so that the planner sees one range on one index. */
const range = (scope: Extract<Scope, { by: 'range' }>, path: string, row: string): string => {
  const when = [`${setting('role')} in (${list(scope.roles)})`, ...purpose(scope)].join(' and ')
  const persons = byPersons(scope, row)
  if (scope.own === true) return `${row}.${path} = case when ${when} then ${setting('lo')} else '' end${persons}`
  const near = scope.near === true ? ` and split_part(substr(${row}.${path}, length(${setting('lo')}) + 1), '/', 2) = ''` : ''
  return `${row}.${path} >= ${setting('lo')} and ${row}.${path} < case when ${when} then ${setting('hi')} else '' end${near}${persons}`
}

const whoIs = (scope: { adult?: boolean }): string => (scope.adult === true ? adult : 'true')

const condition = (policy: Policy, scope: Scope, row: string): string => {
  if (scope.by === 'anyone') return whoIs(scope)
  if (scope.by === 'self') return `${row}.${scope.column} = ${person} and ${whoIs(scope)}`
  if (scope.by === 'range') return range(scope, policy.path, row)
  if (scope.hat === 'me') return [`${row}.id = ${granted(policy.noun, scope.grant, person)}`, ...purpose(scope)].join(' and ')
  const becomes = scope.becomes === undefined ? [] : [`${row}.${scope.becomes} = ${teamId}`]
  return [`${row}.${scope.of ?? 'id'} = ${granted(scope.of ?? policy.noun, scope.grant, teamId)}`, `${setting('role')} in (${list(scope.roles)})`, whoIs(scope), ...becomes].join(' and ')
}

const of = (policy: Policy, rule: Rule, hat: Hat, row: string): string[] =>
  rule.scopes.filter((scope) => scope.hat === hat).map((scope) => condition(policy, scope, row))

const rules = (policy: Policy, kind: Rule['kind']): [string, Rule][] => Object.entries(policy.rules).filter(([, rule]) => rule.kind === kind)

/** Whether the hat may take any step in the noun's flow. */
const moves = (policy: Policy, hat: Hat): boolean =>
  [...rules(policy, 'start'), ...rules(policy, 'move')].some(([, rule]) => of(policy, rule, hat, 't').length > 0)

interface Written { table: string; hat: Hat; command: 'select' | 'insert' | 'update' | 'delete'; using?: string; check?: string }

const write = (policy: Written): string[] => {
  const name = `qq_${policy.table.replace('.', '_')}_${policy.command}_${policy.hat}`
  const using = policy.using === undefined ? '' : ` using (${policy.using})`
  const check = policy.check === undefined ? '' : ` with check (${policy.check})`
  return [
    `grant ${policy.command} on ${policy.table} to qq_${policy.hat}`,
    `create policy ${name} on ${policy.table} for ${policy.command} to qq_${policy.hat}${using}${check}`,
  ]
}

const reading = (policy: Policy, hat: Hat): string[] => {
  const seen = rules(policy, 'see').flatMap(([, rule]) => of(policy, rule, hat, policy.table))
  return seen.length === 0 ? [] : write({ table: policy.table, hat, command: 'select', using: any(seen) })
}

/** One rule of a table that belongs to the noun: through the noun's row, where it is sealed only in the transaction of one's own look. */
const through = (policy: Policy, hat: Hat, [action, rule]: [string, Rule]): string[] => {
  const table = rule.table ?? policy.table
  const scopes = of(policy, rule, hat, 't')
  if (scopes.length === 0) return []
  const row = `exists (select from ${policy.table} t where t.id = ${table}.id and (${any(scopes)}))`
  const look = `exists (select from command c where c.target = ${table}.id and c.name = ${text(`${policy.noun}.${action}`)} and c.xid = ${thisTx} and c.actor = ${person})`
  return [rule.kind === 'open' ? `${look} and ${row}` : row]
}

/** Tables that belong to the noun; a sealed one may be opened by looks of several kinds. */
const belonging = (policy: Policy, hat: Hat): string[] => {
  const all = [...rules(policy, 'part'), ...rules(policy, 'open')]
  return [...new Set(all.map(([, rule]) => rule.table ?? policy.table))].flatMap((table) => {
    const seen = all.filter(([, rule]) => (rule.table ?? policy.table) === table).flatMap((rule) => through(policy, hat, rule))
    return [
      // Append only, and only beside a move of the same transaction: the foreign key to `move` sees to that.
      ...(moves(policy, hat) ? write({ table, hat, command: 'insert', check: 'xid = pg_current_xact_id()' }) : []),
      // Everybody may ask; without a policy the answer is no rows.
      `grant select on ${table} to qq_${hat}`,
      ...(seen.length === 0 ? [] : write({ table, hat, command: 'select', using: seen.length === 1 ? seen.join('') : any(seen) })),
    ]
  })
}

const plainWrites = (policy: Policy, hat: Hat): string[] => {
  const added = rules(policy, 'add').flatMap(([, rule]) => of(policy, rule, hat, policy.table))
  const changed = rules(policy, 'change').flatMap(([, rule]) => of(policy, rule, hat, policy.table))
  return [
    ...(added.length === 0 ? [] : write({ table: policy.table, hat, command: 'insert', check: any(added) })),
    ...(changed.length === 0 ? [] : write({ table: policy.table, hat, command: 'update', using: any(changed), check: any(changed) })),
  ]
}

/** A noun with a flow may be written by whoever also writes its move; the move's own policy decides. */
const flowWrites = (policy: Policy, hat: Hat): string[] => {
  const starts = rules(policy, 'start').some(([, rule]) => of(policy, rule, hat, 't').length > 0)
  return [
    ...(starts ? write({ table: policy.table, hat, command: 'insert', check: 'moved = pg_current_xact_id()' }) : []),
    ...(moves(policy, hat) ? write({ table: policy.table, hat, command: 'update', using: 'true', check: 'moved = pg_current_xact_id()' }) : []),
  ]
}

const moveCheck = (policy: Policy, hat: Hat): string[] => {
  const acts = [...rules(policy, 'start'), ...rules(policy, 'move')].flatMap(([action, rule]) => {
    const scopes = of(policy, rule, hat, 't')
    return scopes.length === 0 ? [] : [`act = ${text(action)} and (${any(scopes)})`]
  })
  if (acts.length === 0) return []
  const row = `select from ${policy.table} t where t.id = move.id and t.entry = move.entry and t.state = move.to_state and t.moved = move.xid and t.org = move.org and t.org_path = move.org_path`
  return [`noun = ${text(policy.noun)} and exists (${row} and (${any(acts)}))`]
}

const timed = `exists (select from due d where d.id = move.id and d.act = move.act and d.entry = move.entry - 1 and d.at <= ${now} and d.at = move.happened)`

const moveInsert = (policies: readonly Policy[], hat: Hat): string[] => {
  const checks = policies.flatMap((policy) => moveCheck(policy, hat))
  if (checks.length === 0) return []
  const who = hat === 'flow' ? `person is null and ${timed}` : `person is not distinct from ${person}`
  return write({ table: 'move', hat, command: 'insert', check: `xid = pg_current_xact_id() and at = ${now} and ${who} and (${any(checks)})` })
}

const hasFlow = (policy: Policy): boolean => rules(policy, 'start').length > 0

/** Offices read moves by range, so that figures stay one index scan; persons and teams read them through the record. */
const moveSelect = (policies: readonly Policy[], hat: Hat): string[] => {
  if (hat === 'flow') return write({ table: 'move', hat, command: 'select', using: 'true' })
  const through = policies.filter(hasFlow).flatMap((policy) => {
    const scopes = rules(policy, 'see').flatMap(([, rule]) => of({ ...policy, path: 'org_path' }, rule, hat, 'move'))
    if (scopes.length === 0) return []
    const read = hat === 'tree' ? any(scopes) : `exists (select from ${policy.table} t where t.id = move.id)`
    return [`noun = ${text(policy.noun)} and (${read})`]
  })
  return write({ table: 'move', hat, command: 'select', using: any([`xid = ${thisTx}`, ...through]) })
}

const granting = (policies: readonly Policy[]): string => {
  const acts = policies.flatMap((policy) =>
    [...rules(policy, 'start'), ...rules(policy, 'move')]
      .filter(([, rule]) => rule.grants !== undefined)
      .map(([action, rule]) => `m.noun = ${text(policy.noun)} and m.act = ${text(action)} and access.kind in (${list(rule.grants ?? [])})`),
  )
  return `xid = pg_current_xact_id() and exists (select from move m where m.id = access.id and m.entry = access.entry and m.xid = access.xid and (${any(acts)}))`
}

/** Grants, dues and notices follow from a move: only the clock's hat writes them, and only in that move's transaction. */
const consequences = (policies: readonly Policy[]): string[] => [
  ...write({ table: 'access', hat: 'flow', command: 'select', using: 'true' }),
  ...write({ table: 'access', hat: 'flow', command: 'insert', check: granting(policies) }),
  ...write({ table: 'access', hat: 'flow', command: 'update', using: 'true', check: granting(policies) }),
  ...write({ table: 'access', hat: 'me', command: 'select', using: `holder = ${person}` }),
  ...write({ table: 'access', hat: 'team', command: 'select', using: `holder = ${teamId}` }),
  ...write({ table: 'due', hat: 'flow', command: 'select', using: 'true' }),
  ...write({ table: 'due', hat: 'flow', command: 'insert', check: 'xid = pg_current_xact_id()' }),
  ...write({ table: 'due', hat: 'flow', command: 'delete', using: 'true' }),
  ...write({ table: 'notice', hat: 'flow', command: 'insert', check: 'true' }),
  ...write({ table: 'notice', hat: 'me', command: 'select', using: `person = ${person}` }),
  ...write({ table: 'notice', hat: 'me', command: 'update', using: `person = ${person}`, check: `person = ${person}` }),
]

const commands = (hat: Hat): string[] => {
  const own = hat === 'flow' || hat === 'door' ? 'actor is null' : `actor is not distinct from ${person}`
  return [
    ...write({ table: 'command', hat, command: 'select', using: `xid = ${thisTx} or ${hat === 'flow' ? 'true' : own}` }),
    ...write({ table: 'command', hat, command: 'insert', check: `xid = pg_current_xact_id() and at = ${now} and ${hat === 'door' ? 'true' : own}` }),
    ...write({ table: 'command', hat, command: 'update', using: `xid = ${thisTx}`, check: `xid = ${thisTx}` }),
  ]
}

const seenByAll = (table: string): string[] => HATS.flatMap((hat) => write({ table, hat, command: 'select', using: 'true' }))

/** Every statement that makes the second wall, for all nouns, from nothing. */
export function rowSecurity(policies: readonly Policy[], extra: readonly string[] = []): string[] {
  const nouns = policies.flatMap((policy) =>
    HATS.flatMap((hat) => [...reading(policy, hat), ...belonging(policy, hat), ...plainWrites(policy, hat), ...(hasFlow(policy) ? flowWrites(policy, hat) : [])]),
  )
  const steps = HATS.flatMap((hat) => [...moveInsert(policies, hat), ...moveSelect(policies, hat), ...commands(hat)])
  // A hat that may not see a noun has no right to its table, so that noun must not be asked about it.
  const through = (table: string, hat: Hat): string => any(policies
    .filter((policy) => hasFlow(policy) && rules(policy, 'see').some(([, rule]) => of(policy, rule, hat, policy.table).length > 0))
    .map((policy) => `exists (select from ${policy.table} t where t.id = ${table}.id)`))
  const dueSelect = (['me', 'tree', 'team'] as const).flatMap((hat) => write({ table: 'due', hat, command: 'select', using: through('due', hat) }))
  const offered = write({ table: 'access', hat: 'tree', command: 'select', using: through('access', 'tree') })
  return [...nouns, ...steps, ...consequences(policies), ...dueSelect, ...offered, ...seenByAll('clock'), 'grant update on clock to qq_flow', "create policy qq_clock_update_flow on clock for update to qq_flow using (kind in ('demo', 'replay', 'test')) with check (kind in ('demo', 'replay', 'test'))", ...seenByAll('flow_step'), ...extra]
}

/** Takes the whole second wall down before it is made anew: policies, and every privilege of the hats. */
export const dropAll = `
do $$
declare p record; hat text;
begin
  for p in select schemaname, tablename, policyname from pg_policies where policyname like 'qq\\_%' loop
    execute format('drop policy %I on %I.%I', p.policyname, p.schemaname, p.tablename);
  end loop;
  foreach hat in array array['qq_me', 'qq_tree', 'qq_team', 'qq_flow', 'qq_door'] loop
    execute format('revoke all on all tables in schema public, keystore from %I', hat);
    execute format('grant usage on all sequences in schema public to %I', hat);
  end loop;
  for p in select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
           where c.relkind = 'r' and n.nspname in ('public', 'keystore') and c.relname not like 'kysely%' loop
    execute format('alter table %I.%I enable row level security, force row level security', p.nspname, p.relname);
  end loop;
end $$`
