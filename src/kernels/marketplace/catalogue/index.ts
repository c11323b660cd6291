/** The catalogue: which services a community offers, and the rules by which requests run there. */
import type { Manifest } from '#platform/manifest.ts'
import { routes } from './routes.ts'

export { menuAt, rulesAt, serviceAt } from './read.ts'
export type { Service } from './contract.ts'

export const manifest: Manifest = { policies: [], routes }
