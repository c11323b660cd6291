import type { Page } from '#web/pages.ts'

export const pages: Page[] = [{ shell: 'wall', path: '/wall', name: 'wall', load: () => import('./wall/wall.tsx') }]
