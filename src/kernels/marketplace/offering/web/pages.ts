import { MessageSquareWarning } from 'lucide-react'
import type { Page } from '#web/pages.ts'
import { useObjectionsWaiting } from './waiting.ts'

export const pages: Page[] = [
  { shell: 'hand', path: '/how-offered', name: 'how-offered', load: () => import('./hand/how-offered.tsx'), open: true },
  {
    shell: 'desk', path: '/desk/objections', name: 'desk-objections', load: () => import('./desk/objections.tsx'),
    nav: { icon: MessageSquareWarning, order: 17, roles: ['admin'], useCount: useObjectionsWaiting },
  },
]
