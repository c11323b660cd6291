import { Newspaper } from 'lucide-react'
import type { Page } from '#web/pages.ts'

const roles = ['staff', 'editor', 'leader', 'auditor']

export const pages: Page[] = [
  { shell: 'desk', path: '/desk/bulletins', name: 'bulletins', load: () => import('./desk/bulletins.tsx'), nav: { icon: Newspaper, order: 320, group: 'report', roles } },
  { shell: 'desk', path: '/desk/bulletins/:id', name: 'bulletin', load: () => import('./desk/bulletin.tsx') },
  { shell: 'hand', path: '/bulletins', name: 'issues', load: () => import('./hand/issues.tsx'), open: true, nav: { icon: Newspaper, order: 60, tab: false } },
  { shell: 'hand', path: '/bulletins/:id', name: 'issue', load: () => import('./hand/issue.tsx'), open: true },
]
