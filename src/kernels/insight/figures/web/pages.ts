import { ChartNoAxesColumn } from 'lucide-react'
import type { Page } from '#web/pages.ts'

const roles = ['staff', 'editor', 'leader', 'auditor']

export const pages: Page[] = [
  { shell: 'desk', path: '/desk/figures', name: 'figures', load: () => import('./desk/figures.tsx'), nav: { icon: ChartNoAxesColumn, order: 310, group: 'report', roles } },
  { shell: 'desk', path: '/desk/figures/:key', name: 'figure', load: () => import('./desk/figure.tsx') },
]
