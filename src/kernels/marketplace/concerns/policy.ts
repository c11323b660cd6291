import { cans, flow, move, office, open, part, rows, see, self, start } from '#platform/policy.ts'

// The staff of the organisation that it went to; whoever is or was of a team that had the request is kept out below.
const officer = office('staff', { purpose: 'dispatch', own: true })

/** Who says it, and the officers outside the team: nobody else reads a concern, or knows that there is one. */
export const policy = rows('concern', {
  read: see(self('person'), officer, flow),
  helpers: part('concern_helper', self('person'), officer),
  look: open('concern_sealed', officer),

  raise: start([self('person'), office('staff', { purpose: 'dispatch', own: true, onlyBy: 'entered_by' })]),
  lift: move(officer),
  end: move(officer),
})

export const can = cans(policy)

const me = `(select nullif(current_setting('qq.person', true), '')::uuid)`

export const security: readonly string[] = [
  // No move of a concern is the clock's; the clock's hat may lock it, and write nothing.
  'grant update on concern to qq_flow',
  'create policy qq_concern_update_lock on concern for update to qq_flow using (true) with check (false)',
  // An officer outside: who did not say it, and never was of a team that had the request. Everything of a concern is read through its row.
  `create policy qq_concern_outside_tree on concern as restrictive for select to qq_tree using (
    person is distinct from ${me} and not exists (select from appointment a where a.person = ${me} and a.org = any (teams)))`,
  `create policy qq_move_concern_tree on move as restrictive for select to qq_tree using (noun <> 'concern' or exists (select from concern t where t.id = move.id))`,
  // Said by one of the two sides; written down by the receiving desk, of somebody whom it reaches by a call.
  `create policy qq_concern_side_me on concern as restrictive for insert to qq_me with check (
    entered_by is null and exists (select from request r where r.id = concern.request and ${me} in (r.orderer, r.served)))`,
  `create policy qq_concern_side_tree on concern as restrictive for insert to qq_tree with check (exists (select from request r where r.id = concern.request
    and r.org = concern.org and r.confirmer = concern.person and (r.entered_by is not null or r.served is null or r.state = 'closed')))`,
]
