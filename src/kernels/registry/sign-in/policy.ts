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

/** The second factor: its person, and the door. */
export const factorPolicy = rows('second-factor', {
  read: see(self('person'), door),
  enrol: add(self('person'), door),
  use: change(self('person'), door),
}, { table: 'second_factor' })
