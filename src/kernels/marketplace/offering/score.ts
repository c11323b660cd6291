import type { DistanceStep } from '#platform/distance.ts'
import { Factor, NEARNESS, WEIGHTS } from './contract.ts'

/** What the rule looks at: nothing of the person who ordered. */
export interface Factors {
  /** null where the base or the estate has no place. */
  far: DistanceStep | null
  /** Percent. */
  reliability: number
  /** The skill that the request asks for; null where any team can. */
  skill: string | null
  load: number
  capacity: number
}

const room = ({ load, capacity }: Factors): number => (capacity === 0 ? 0 : Math.max(0, 1 - load / capacity) * 100)

/** What each factor is worth, of a hundred: near is better, room is better; who learned a trade sees what needs it first. */
const values: Readonly<Record<Factor, (of: Factors) => number>> = {
  distance: ({ far }) => NEARNESS[far ?? 'further'],
  reliability: ({ reliability }) => reliability,
  skill: ({ skill }) => (skill === null ? 50 : 100),
  load: room,
}

/** What each factor comes to, 0 to 100, rounded as it is shown. */
export const points = (of: Factors): { factor: Factor; points: number }[] => Factor.options.map((factor) => ({ factor, points: Math.round(values[factor](of)) }))

/** How well a team and a request fit, 0 to 100: the factors by their published weights, rounded. */
export const score = (of: Factors): number =>
  Math.round(Factor.options.reduce((sum, factor) => sum + (WEIGHTS[factor] * values[factor](of)) / 100, 0))
