/** Nobody goes to a home unless cleared: the document seen, the pledge signed, nothing paused. */
import type { Id } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import { unclearedOf } from '#kernels/registry/clearance/index.ts'

/** What a helper may lack, of oneself and of others. */
export const clearedCodes = {
  'you-unseen': 409, 'you-unsigned': 409, 'you-paused': 409, 'helper-unseen': 409, 'helper-unsigned': 409, 'helper-paused': 409,
} as const

/**
 * What is missing of helpers who may not go: to whoever acts of herself first, of others by how many; undefined where all may. `claimer` goes
 * or not, but does not claim while she is paused.
 */
export async function clearedBar(cx: Cx, helpers: readonly Id<'person'>[], claimer?: Id<'person'>): Promise<[keyof typeof clearedCodes, { count?: number }, 'helpers'] | undefined> {
  const asked = claimer === undefined || helpers.includes(claimer) ? helpers : [...helpers, claimer]
  const found = (await unclearedOf(cx, asked)).filter(({ person, lack }) => helpers.includes(person) || lack === 'paused')
  const [first] = found
  if (first === undefined) return undefined
  const own = found.find(({ person }) => person === cx.who.id)
  if (own !== undefined) return [`you-${own.lack}`, {}, 'helpers']
  return [`helper-${first.lack}`, { count: found.filter(({ lack }) => lack === first.lack).length }, 'helpers']
}
