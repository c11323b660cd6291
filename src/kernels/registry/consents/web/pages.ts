import type { Page } from '#web/pages.ts'

export const pages: Page[] = [{ shell: 'hand', path: '/notice', name: 'privacy-notice', load: () => import('./hand/notice.tsx'), open: true }]
