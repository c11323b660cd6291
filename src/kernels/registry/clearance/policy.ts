import { add, cans, change, flow, office, rows, see, self } from '#platform/policy.ts'

/** The staff above a team see the documents of its members, never their own; each person reads the own row. Who may go is asked as the clock. */
export const policy = rows('clearance', {
  read: see(self('person'), office('staff'), flow),
  see: add(office('staff', { notBy: 'person' })),
  end: change(office('staff', { notBy: 'person' })),
})

/** A pause follows from a record that has a policy of its own, so only the clock's hat writes it. */
export const pausePolicy = rows('clearance-pause', {
  read: see(self('person'), flow),
  pause: add(flow),
  resume: change(flow),
}, { table: 'clearance_pause' })

export const can = cans(policy)
