import { gathered } from './gathered.ts'
import { shared } from './shared.ts'
import type { Words } from './words.ts'

const found = import.meta.glob<Words>('../../*/**/web/{,hand/,desk/,wall/}words.ts', { eager: true, import: 'words' })

/** Everything the product says, in all shells; a shell itself loads no more than it shows. */
export const catalogue: Words = gathered(found)

/** Keys that two sources claim; there must be none. */
export function claimedTwice(): string[] {
  const seen = new Set<string>()
  return [shared, ...Object.values(found)].flatMap((one) => Object.keys(one.zh)).filter((key) => seen.size === seen.add(key).size)
}
