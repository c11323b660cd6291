import { add, change, door, rows, see, self } from '#platform/policy.ts'

/** Sessions: the door reads them at every request, their person lists and ends them. */
export const sessionPolicy = rows('session', {
  read: see(self('person'), door),
  open: add(door),
  end: change(self('person'), door),
})

/** One-time codes: nobody but the door. */
export const codePolicy = rows('sign-in-code', {
  read: see(door),
  ask: add(door),
  use: change(door),
}, { table: 'sign_in_code' })

/** Codes on their way: nobody but the door. */
export const outboxPolicy = rows('outbox', {
  read: see(door),
  write: add(door),
})

/** Counters of the limits: nobody but the door. */
export const limitPolicy = rows('sign-in-limit', {
  read: see(door),
  begin: add(door),
  count: change(door),
}, { table: 'sign_in_limit' })

/** The second factor: its person, and the door. */
export const factorPolicy = rows('second-factor', {
  read: see(self('person'), door),
  enrol: add(self('person')),
  use: change(self('person')),
}, { table: 'second_factor' })

/** What is over is swept away by the door; nothing else of ours is ever deleted here. */
export const sweeping: readonly string[] = ['sign_in_code', 'outbox', 'sign_in_limit', 'session'].flatMap((table) => [
  `grant delete on ${table} to qq_door`,
  `create policy qq_${table}_delete_door on ${table} for delete to qq_door using (true)`,
])
