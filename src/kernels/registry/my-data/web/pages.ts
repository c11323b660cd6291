import type { Page } from '#web/pages.ts'

export const pages: Page[] = [
  { shell: 'hand', path: '/me/data', name: 'my-data', load: () => import('./hand/my-data.tsx') },
  { shell: 'hand', path: '/me/data/kinds/:kind', name: 'my-data-kind', load: () => import('./hand/kind.tsx') },
  { shell: 'hand', path: '/me/data/phone', name: 'my-phone', load: () => import('./hand/phone.tsx') },
  { shell: 'hand', path: '/me/data/consents', name: 'my-consents', load: () => import('./hand/consents.tsx') },
  { shell: 'hand', path: '/me/data/leave', name: 'leave', load: () => import('./hand/leave.tsx') },
]
