/**
 * Who may write and read the books. They are no noun with a life of its own: a posting follows from a move of another noun, and only the
 * clock's hat writes it, in that move's transaction. So the wall stands here as statements.
 */

/** Which moves post, and what. A step that is not named here cannot write a posting. */
const POSTS = [
  { noun: 'request', act: 'confirm', kind: 'confirm' },
  { noun: 'request', act: 'not-solved', kind: 'reverse' },
] as const

const setting = (name: string) => `current_setting('qq.${name}', true)`
const person = `(select nullif(${setting('person')}, '')::uuid)`
const team = `(select nullif(${setting('team')}, '')::uuid)`
const now = `xid = pg_current_xact_id()`
const offices = `${setting('role')} in ('staff', 'editor', 'leader', 'auditor')`
const within = (path: string) => `(${path} >= ${setting('lo')} and ${path} < case when ${offices} then ${setting('hi')} else '' end)`

const posts = POSTS.map((p) => `(m.noun = '${p.noun}' and m.act = '${p.act}' and posting.kind = '${p.kind}')`).join(' or ')
const ofMove = `exists (select from move m where m.id = posting.record and m.entry = posting.entry and m.xid = posting.xid and m.noun = posting.noun
  and m.cause = posting.cause and m.happened = posting.happened and (${posts}))`
/** Points never pass between persons: one side always issues, the other is the person named. */
const fromIssuer = `exists (select from account i where i.id = case posting.kind when 'reverse' then payee else payer end and i.kind = 'issuer')`
const toPerson = `exists (select from account h where h.id = case posting.kind when 'reverse' then payer else payee end and h.person = posting.person)`

export const security: readonly string[] = [
  'grant select, insert, update on account to qq_flow',
  'create policy qq_account_select_flow on account for select to qq_flow using (true)',
  `create policy qq_account_insert_flow on account for insert to qq_flow with check (kind = 'issuer' or balance = 0)`,
  // Rows may be locked and never written: a balance moves with its postings alone.
  'create policy qq_account_update_flow on account for update to qq_flow using (true) with check (false)',
  'grant select on account to qq_me',
  `create policy qq_account_select_me on account for select to qq_me using (person = ${person})`,

  'grant select, insert on posting to qq_flow',
  'create policy qq_posting_select_flow on posting for select to qq_flow using (true)',
  `create policy qq_posting_insert_flow on posting for insert to qq_flow with check (${now} and ${ofMove} and ${fromIssuer} and ${toPerson})`,
  'grant select on posting to qq_me, qq_tree, qq_team',
  `create policy qq_posting_select_me on posting for select to qq_me using (person = ${person})`,
  `create policy qq_posting_select_tree on posting for select to qq_tree using (${within('org_path')} or ${within('desk_path')})`,
  `create policy qq_posting_select_team on posting for select to qq_team using (org = ${team} and ${setting('role')} = 'team.leader')`,
]
