import type { Manifest } from '#platform/manifest.ts'
import { personal, security } from './personal.ts'
import { routes } from './routes.ts'

export { notify, unseenOf } from './notify.ts'

/** Notices: one inbox a person. Who may write and read them stands beside the moves that cause them. */
export const manifest: Manifest = { policies: [], routes, security, ...personal }
