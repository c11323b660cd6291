/** Reliability 守约: how often a team that claimed also came, as a published share. */
import type { Cx } from '#platform/cx.ts'
import { wearing } from '#platform/wear.ts'
import { teamsServing } from '#kernels/registry/orgs/index.ts'
import { counting } from './contract.ts'
import * as q from './queries.ts'

const share = ({ claims, kept }: Pick<q.Kept, 'claims' | 'kept'>): number => Math.round((kept / claims) * 100)

function medianOf(shares: readonly number[]): number | null {
  const [sorted, half] = [shares.toSorted((a, b) => a - b), Math.floor(shares.length / 2)]
  const [low, high] = [sorted[shares.length % 2 === 0 ? half - 1 : half], sorted[half]]
  return low === undefined || high === undefined ? null : Math.round((low + high) / 2)
}

/** What is known of several teams, and what counts for each. */
export interface Reliability {
  /** Percent; null while too few teams have enough claims for it to be told. */
  median: number | null
  claims: (team: string) => Pick<q.Kept, 'claims' | 'kept'>
  /** Percent: the own share, the median for a newcomer; a hundred where nobody is known yet, the same for all. */
  of: (team: string) => number
  /** The same as far as it may be told: null where it is a median of too few. */
  told: (team: string) => number | null
}

/** The rule over what became of the teams' claims. */
export function reliability(rows: readonly q.Kept[]): Reliability {
  const known = rows.filter(({ claims }) => claims >= counting.fromClaims)
  const shares = new Map(known.map((row) => [row.team, share(row)]))
  const median = medianOf([...shares.values()])
  const claims = (team: string) => rows.find((row) => row.team === team) ?? { claims: 0, kept: 0 }
  const of = (team: string) => shares.get(team) ?? median ?? 100
  const few = known.length > 0 && known.length < counting.fromTeams
  return { median: few ? null : median, claims, of, told: (team) => (few && !shares.has(team) ? null : of(team)) }
}

/** How reliable these teams are, each beside the others. What other teams did is nobody's to read, so the clock's hat counts. */
export const reliabilityOf = (cx: Cx, teams: readonly string[]): Promise<Reliability> =>
  wearing(cx, { kind: 'flow' }, async () => reliability(await q.keptBy(cx, teams)))

/** The same for a team beside all that serve the same place. */
export async function standingOf(cx: Cx, team: string) {
  const own = await q.teamOf(cx.tx, team)
  const peers = await teamsServing(cx.tx, own.serves)
  const known = await reliabilityOf(cx, [...new Set<string>([team, ...peers.map(({ id }) => id)])])
  return { ...own, ...known.claims(team), median: known.median, reliability: known.of(team), told: known.told(team) }
}
