/** Nobody goes to a home unless cleared: the document seen, the pledge signed, nothing paused. */
import type { Id } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import { refusals } from '#platform/refuse.ts'
import { unclearedOf } from '#kernels/registry/clearance/index.ts'

const fail = refusals('request', {
  'you-unseen': 409, 'you-unsigned': 409, 'you-paused': 409, 'helper-unseen': 409, 'helper-unsigned': 409, 'helper-paused': 409,
})

/**
 * Refuses helpers who may not go, saying what is missing: to whoever acts of herself first, of others by how many. `claimer` goes or not, but
 * does not claim while she is paused.
 */
export async function checkCleared(cx: Cx, helpers: readonly Id<'person'>[], claimer?: Id<'person'>): Promise<void> {
  const asked = claimer === undefined || helpers.includes(claimer) ? helpers : [...helpers, claimer]
  const found = (await unclearedOf(cx, asked)).filter(({ person, lack }) => helpers.includes(person) || lack === 'paused')
  const [first] = found
  if (first === undefined) return
  const own = found.find(({ person }) => person === cx.who.id)
  if (own !== undefined) throw fail(`you-${own.lack}`, {}, 'helpers')
  throw fail(`helper-${first.lack}`, { count: found.filter(({ lack }) => lack === first.lack).length }, 'helpers')
}
