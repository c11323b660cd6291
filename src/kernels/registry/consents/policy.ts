import { add, change, door, rows, see, self } from '#platform/policy.ts'

/** Consents are their person's own; the door keeps what somebody without a screen agreed to on the telephone. */
export const consentPolicy = rows('consent', {
  read: see(self('person'), door),
  give: add(self('person'), door),
  end: change(self('person'), door),
})
