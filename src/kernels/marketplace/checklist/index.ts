/** The checklist 起步清单: what is still to be made until a committee works. */
import type { Manifest } from '#platform/manifest.ts'
import { routes } from './routes.ts'

export const manifest: Manifest = { policies: [], routes }
