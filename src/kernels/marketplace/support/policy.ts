import { add, cans, flow, rows, see, self } from '#platform/policy.ts'

/** "Me too": each one's own, and counted by the clock's hat. */
export const policy = rows('support', { read: see(self('person'), flow), add: add(self('person'), flow) }, { table: 'request_support' })

export const can = cans(policy)
