import { add, cans, change, office, rows, see, self } from '#platform/policy.ts'

/** Anybody may object; administrators at the organisation or above it read and answer, nobody answers herself. */
export const policy = rows('objection', {
  read: see(self('person'), office('admin')),
  make: add(self('person')),
  answer: change(office('admin', { notBy: 'person' })),
})

export const can = cans(policy)
