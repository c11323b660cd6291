import type { LucideIcon } from 'lucide-react'
import type { ComponentType } from 'react'
import type { Shell } from './build/shell-of.ts'

/** Where a page stands in its shell's menu: a tab on the hand, a line of the desk's sider. */
export interface Nav {
  icon: LucideIcon
  /** Lower comes first. */
  order: number
  /** Desk: the heading it stands under, a word key `nav.<group>`; without one it stands above all headings. */
  group?: string
  /** Shown only to an office (desk) or to a person (hand) with one of these roles; absent means to all. */
  roles?: readonly string[]
  /** Desk: a hook for the number beside the line, e.g. what waits; it runs only where the line is shown. */
  useCount?: () => number | undefined
  /** Desk: a hook that takes the line out of the menu once it answers true. */
  useOver?: () => boolean
  /** Hand: false keeps the page out of the tab bar but in the icon row of the home page. Tabs unless told. */
  tab?: boolean
}

/** One page. A module exports `pages: Page[]` from its `web/pages.ts`; shells find it there. */
export interface Page {
  shell: Shell
  /** The whole address as a router pattern: `/order/:id`, `/desk/inbox`, `/wall`. */
  path: string
  /** Unique over all modules; the title is the word `page.<name>`. */
  name: string
  load: () => Promise<{ default: ComponentType }>
  nav?: Nav
  /** True where looking round needs no account; elsewhere the shell asks to sign in first. */
  open?: boolean
}
