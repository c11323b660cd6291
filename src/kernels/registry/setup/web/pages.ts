import { Settings2 } from 'lucide-react'
import type { Page } from '#web/pages.ts'

export const pages: Page[] = [
  {
    shell: 'desk',
    path: '/desk/setup',
    name: 'setup',
    load: () => import('./desk/setup.tsx'),
    nav: { icon: Settings2, order: 490, group: 'setup', roles: ['admin'] },
    open: true,
  },
]
