import { MessageCircle, PhoneOutgoing } from 'lucide-react'
import type { Page } from '#web/pages.ts'
import { useCallsWaiting } from './calls.ts'

export const pages: Page[] = [
  { shell: 'hand', path: '/notices', name: 'notices', load: () => import('./hand/notices.tsx'), nav: { icon: MessageCircle, order: 80 } },
  { shell: 'hand', path: '/notices/how', name: 'told', load: () => import('./hand/told.tsx') },
  {
    shell: 'desk', path: '/desk/calls', name: 'desk-calls', load: () => import('./desk/calls.tsx'),
    nav: { icon: PhoneOutgoing, order: 15, roles: ['staff'], useCount: useCallsWaiting },
  },
]
