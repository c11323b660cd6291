import { UsersRound } from 'lucide-react'
import type { Page } from '#web/pages.ts'

/** Who holds which office, at the desk; and for a leader, who is in the team. */
export const pages: Page[] = [
  {
    shell: 'desk',
    path: '/desk/people',
    name: 'desk-people',
    load: () => import('./desk/people.tsx'),
    nav: { icon: UsersRound, order: 415, group: 'setup' },
  },
  { shell: 'hand', path: '/team/members', name: 'team-members', load: () => import('./hand/team-members.tsx') },
]
