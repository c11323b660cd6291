import { add, change, door, flow, rows, see, self } from '#platform/policy.ts'

/** Consents are their person's own; the door keeps what somebody without a screen agreed to on the telephone; the clock knows who signed. */
export const consentPolicy = rows('consent', {
  read: see(self('person'), door, flow),
  give: add(self('person'), door),
  end: change(self('person'), door),
})
