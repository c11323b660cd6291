/** Organisations: committees, communities, branches, teams, and who is under whom. */
import type { Id } from '#platform/contract.ts'
import type { Manifest } from '#platform/manifest.ts'
import type { Tx } from '#platform/sql.ts'
import { policy, teamPolicy } from './policy.ts'
import * as q from './queries.ts'
import { routes } from './routes.ts'
import * as t from './team-queries.ts'

export type { Org } from './queries.ts'
export type { Serving } from './team-queries.ts'
export { addFirst, correctFirst } from './actions.ts'

/** One organisation, open or closed; undefined where there is none. */
export const orgOf = (tx: Tx, id: Id<'org'>): Promise<q.Org | undefined> => q.org(tx, id)

/** The open teams that serve a community, whatever their skill, distance and load. */
export const teamsServing = (tx: Tx, communityPath: string): Promise<t.Serving[]> => t.serving(tx, communityPath)

export const manifest: Manifest = { policies: [policy, teamPolicy], routes }
