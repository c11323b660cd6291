import { MessageCircle } from 'lucide-react'
import type { Page } from '#web/pages.ts'

export const pages: Page[] = [
  { shell: 'hand', path: '/notices', name: 'notices', load: () => import('./hand/notices.tsx'), nav: { icon: MessageCircle, order: 80 } },
]
