import { House } from 'lucide-react'
import type { Page } from '../pages.ts'

/** The hand page that belongs to no module. */
export const pages: Page[] = [
  { shell: 'hand', path: '/', name: 'home', load: () => import('./home.tsx'), nav: { icon: House, order: 0 }, open: true },
]
