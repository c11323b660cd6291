/** Premises: estates, buildings and doors below the village, as the community enters them. */
import type { Id } from '#platform/contract.ts'
import type { Manifest } from '#platform/manifest.ts'
import type { Tx } from '#platform/sql.ts'
import { policy } from './policy.ts'
import * as q from './queries.ts'
import { routes } from './routes.ts'

/** One place with its estate and its whole address; undefined where there is none. */
export const premiseOf = (tx: Tx, id: Id<'premise'>): Promise<q.Placed | undefined> => q.placed(tx, id)

export const manifest: Manifest = { policies: [policy], routes }
