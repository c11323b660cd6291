import { add, change, door, everyone, flow, rows, see, self } from '#platform/policy.ts'

/** What a person is called is no secret inside the house; which names a record shows is the record's own matter. */
export const personPolicy = rows('person', {
  read: see(everyone),
  make: add(door),
  name: change(self('id'), door),
})

/** Phone and year of birth: the person, and the door that finds people by phone. */
export const sealedPolicy = rows('person-sealed', {
  read: see(self('person'), door, flow),
  make: add(door),
  year: change(self('person'), door),
}, { table: 'person_sealed' })

/** Wrapped keys: never under a person's own hat, so that an error in a query cannot reach them. */
export const keyPolicy = rows('person-key', {
  read: see(door, flow),
  make: add(door),
}, { table: 'keystore.person_key' })
