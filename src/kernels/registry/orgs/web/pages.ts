import { lazy } from 'react'
import { Network, QrCode } from 'lucide-react'
import type { Page } from '#web/pages.ts'

export const pages: Page[] = [
  {
    shell: 'desk',
    path: '/desk/orgs',
    name: 'desk-orgs',
    load: () => import('./desk/orgs.tsx'),
    nav: { icon: Network, order: 410, group: 'setup' },
  },
  {
    shell: 'desk',
    path: '/desk/poster',
    name: 'poster',
    load: () => import('./desk/poster.tsx'),
    nav: { icon: QrCode, order: 440, group: 'setup', roles: ['staff', 'admin'] },
  },
  { shell: 'hand', path: '/community', name: 'community', load: () => import('./hand/community.tsx'), open: true },
]

/** The form that adds organisations below one; set-up shows it too. Only the desk loads it. */
export const AddBelow = lazy(async () => ({ default: (await import('./desk/add-below.tsx')).AddBelow }))
