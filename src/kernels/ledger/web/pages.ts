import { Coins } from 'lucide-react'
import type { Page } from '#web/pages.ts'

/** The passbook, on the hand. */
export const pages: Page[] = [
  { shell: 'hand', path: '/passbook', name: 'passbook', load: () => import('./hand/passbook.tsx'), nav: { icon: Coins, order: 50, tab: false } },
]
