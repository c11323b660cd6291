/** The wall 驾驶舱: figures on one screen, each with its time and its list. */
import type { Manifest } from '#platform/manifest.ts'
import { routes } from './routes.ts'

export { shownOnWall } from './panels.ts'

export const manifest: Manifest = { policies: [], routes }
