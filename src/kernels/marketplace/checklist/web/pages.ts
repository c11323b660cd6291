import { ListChecks } from 'lucide-react'
import type { Page } from '#web/pages.ts'
import { useLeft, useWorks } from './far.ts'

/** The desk's first days; the line goes from the menu once the committee works. */
export const pages: Page[] = [
  {
    shell: 'desk', path: '/desk/checklist', name: 'checklist', load: () => import('./desk/checklist.tsx'),
    nav: { icon: ListChecks, order: 5, useCount: useLeft, useOver: useWorks },
  },
]
