import { cans, everyone, rows, see } from '#platform/policy.ts'

/** The official divisions are public; only migrations write them. */
export const policy = rows('area', { read: see(everyone) })

export const can = cans(policy)
