import { cans, office, rows, see } from '#platform/policy.ts'

/** Offices read figures of their own organisation and of those below; nobody else does. A figure has no table: it is a query. */
export const can = cans(rows('figure', { read: see(office(['staff', 'editor', 'leader', 'auditor'])) }))
