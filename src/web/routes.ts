import { generatePath } from 'react-router'
import type { Shell } from './build/shell-of.ts'
import type { Page } from './pages.ts'
import { pages as own } from './hand/pages.ts'

const found = import.meta.glob<Page[]>('../*/**/web/pages.ts', { eager: true, import: 'pages' })

/** Every page of the product, in the order of their menus. */
export const pages: readonly Page[] = [own, ...Object.values(found)]
  .flat()
  .sort((a, b) => (a.nav?.order ?? 1000) - (b.nav?.order ?? 1000))

/** The pages of one shell. */
export const pagesOf = (shell: Shell): Page[] => pages.filter((page) => page.shell === shell)

/** The address pattern of a page by its name, or undefined where no module brings it. */
export const pathOf = (name: string): string | undefined => pages.find((page) => page.name === name)?.path

/** A link to a page by its name: `linkTo('request', { id })`; undefined where no module brings it. */
export function linkTo(name: string, params: Readonly<Record<string, string>> = {}): string | undefined {
  const path = pathOf(name)
  return path === undefined ? undefined : generatePath(path, params)
}
