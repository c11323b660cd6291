import { add, cans, change, door, everyone, rows, see } from '#platform/policy.ts'

/** The foot of each page is public; only set-up writes it. */
export const policy = rows('handler', {
  read: see(everyone),
  begin: add(door),
  change: change(door),
})

export const can = cans(policy)
