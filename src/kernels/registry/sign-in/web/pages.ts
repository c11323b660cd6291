import type { Page } from '#web/pages.ts'

export const pages: Page[] = [
  { shell: 'hand', path: '/sign-in', name: 'sign-in', load: () => import('./hand/sign-in.tsx'), open: true },
  { shell: 'hand', path: '/second-factor', name: 'second-factor', load: () => import('./hand/second-factor.tsx') },
  { shell: 'hand', path: '/me/devices', name: 'devices', load: () => import('./hand/devices.tsx') },
]
