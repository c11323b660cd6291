import { add, cans, change, everyone, office, rows, see } from '#platform/policy.ts'

/** Which doors exist is public, as on the street; who lives behind one is nowhere. */
export const policy = rows('premise', {
  read: see(everyone),
  add: add(office(['staff', 'admin'])),
  change: change(office(['staff', 'admin'])),
})

export const can = cans(policy)
