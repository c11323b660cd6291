import { id, type Id } from '#platform/contract.ts'
import { mine, type Request } from '#kernels/marketplace/requests/contract.ts'
import { useMe } from '../me.ts'
import { useQueryOf } from '../query.ts'
import { kept, useStore } from '../store.ts'

const chosen = kept('qq-community', (found) => found ?? '')
const Org = id('org')

const lastOf = (newestFirst: { items: readonly Request[] } | undefined) => newestFirst?.items[0]?.org.id

/**
 * The community whose menu this browser showed last; where none was chosen yet, as on a new phone, that of the reader's last request.
 * `undefined` while that is asked, `null` where there is neither.
 */
export function useCommunity(): Id<'org'> | null | undefined {
  const read = Org.safeParse(useStore(chosen))
  const me = useMe()
  const asks = !read.success && Boolean(me.data)
  // The home page's to-dos ask the same, so this is one question there.
  const ordered = useQueryOf(mine, { limit: 50 }, { hat: 'me', enabled: asks })
  if (read.success) return read.data
  const none = me.data === null || Boolean(me.error ?? ordered.error)
  return lastOf(ordered.data) ?? (none || ordered.data ? null : undefined)
}

/** Remembers a community, once its menu or an address in it was chosen. */
export const chooseCommunity = (org: Id<'org'>): void => chosen.set(org)
