import { UserRound } from 'lucide-react'
import type { Page } from '#web/pages.ts'

export const pages: Page[] = [
  { shell: 'hand', path: '/me', name: 'profile', load: () => import('./hand/profile.tsx'), nav: { icon: UserRound, order: 90 }, open: true },
  { shell: 'hand', path: '/me/about', name: 'about-me', load: () => import('./hand/about-me.tsx') },
]
