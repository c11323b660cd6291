import { lazy } from 'react'
import type { Page } from '#web/pages.ts'

/** Whether one may go to homes, what is missing, and the pledge to sign. */
export const pages: Page[] = [{ shell: 'hand', path: '/clearance', name: 'clearance', load: () => import('./hand/clearance.tsx') }]

/** What stands above one's visits. */
export const OwnClearance = lazy(async () => ({ default: (await import('./hand/own.tsx')).OwnClearance }))
/** Where a member of a team stands, in a line of the desk's list. */
export const MemberClearance = lazy(async () => ({ default: (await import('./desk/member.tsx')).MemberClearance }))
