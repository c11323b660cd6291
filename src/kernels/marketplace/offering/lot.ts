/** The lot 抽签 among equals: drawn before anybody applies, shown by its SHA-256, and reckoned by anybody once the seed is told. */
import { createHash, randomBytes } from 'node:crypto'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** A seed, and what is told of it until the close. */
export function drawn(): { seed: string; lot: string } {
  const seed = randomBytes(32).toString('hex')
  return { seed, lot: sha256(seed) }
}

/** Whose lot is the lowest: SHA-256 of the seed, a colon and the team's id, as hexadecimal digits. */
export const lowest = <T extends { team: string }>(seed: string, among: readonly T[]): T | undefined =>
  among.map((one) => ({ one, lot: sha256(`${seed}:${one.team}`) })).toSorted((a, b) => (a.lot < b.lot ? -1 : 1))[0]?.one
