import { MapPinHouse } from 'lucide-react'
import type { Page } from '#web/pages.ts'

export const pages: Page[] = [
  {
    shell: 'desk',
    path: '/desk/premises',
    name: 'desk-premises',
    load: () => import('./desk/premises.tsx'),
    nav: { icon: MapPinHouse, order: 420, group: 'setup', roles: ['staff', 'admin'] },
  },
]
