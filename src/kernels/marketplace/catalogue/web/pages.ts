import { SquareMenu } from 'lucide-react'
import type { Page } from '#web/pages.ts'

export const pages: Page[] = [
  {
    shell: 'desk',
    path: '/desk/menu',
    name: 'desk-menu',
    load: () => import('./desk/menu.tsx'),
    nav: { icon: SquareMenu, order: 430, group: 'setup', roles: ['staff', 'leader', 'admin'] },
  },
]
