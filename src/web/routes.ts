import type { Shell } from './build/shell-of.ts'
import type { Page } from './pages.ts'

const found = import.meta.glob<Page[]>('../*/**/web/pages.ts', { eager: true, import: 'pages' })

/** Every page of the product, in the order of their menus. */
export const pages: readonly Page[] = Object.values(found)
  .flat()
  .sort((a, b) => (a.nav?.order ?? 1000) - (b.nav?.order ?? 1000))

/** The pages of one shell. */
export const pagesOf = (shell: Shell): Page[] => pages.filter((page) => page.shell === shell)

/** The address of a page by its name, or undefined where no module brings it. */
export const pathOf = (name: string): string | undefined => pages.find((page) => page.name === name)?.path
