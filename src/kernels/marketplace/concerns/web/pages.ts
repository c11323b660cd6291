import { ShieldAlert } from 'lucide-react'
import type { Page } from '#web/pages.ts'
import { useConcernsWaiting } from './waiting.ts'

export const pages: Page[] = [
  { shell: 'hand', path: '/requests/:id/concern', name: 'concern', load: () => import('./hand/concern.tsx') },
  {
    shell: 'desk', path: '/desk/concerns', name: 'desk-concerns', load: () => import('./desk/concerns.tsx'),
    nav: { icon: ShieldAlert, order: 16, roles: ['staff'], useCount: useConcernsWaiting },
  },
  // For whom the desk has on the telephone.
  { shell: 'desk', path: '/desk/requests/:id/concern', name: 'desk-concern', load: () => import('./desk/by-phone.tsx') },
]
