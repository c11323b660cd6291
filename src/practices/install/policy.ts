import { add, cans, change, everyone, office, rows, see } from '#platform/policy.ts'

const committee = office(['admin', 'leader'])

/** What is installed is public; the committee's admin and leader install. */
export const policy = rows('installation', { read: see(everyone), install: add(committee), end: change(committee) })
export const can = cans(policy)
