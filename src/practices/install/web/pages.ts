import { LibraryBig } from 'lucide-react'
import type { Page } from '#web/pages.ts'

export const pages: Page[] = [
  { shell: 'desk', path: '/desk/practices', name: 'practices', load: () => import('./desk/practices.tsx'), nav: { icon: LibraryBig, order: 300, group: 'report' } },
  { shell: 'desk', path: '/desk/practices/:key', name: 'practice', load: () => import('./desk/practice.tsx') },
]
