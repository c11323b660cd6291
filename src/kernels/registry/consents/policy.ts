import { add, change, rows, see, self } from '#platform/policy.ts'

/** Consents are their person's own. */
export const consentPolicy = rows('consent', {
  read: see(self('person')),
  give: add(self('person')),
  end: change(self('person')),
})
