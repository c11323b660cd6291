import { id, type Id } from '#platform/contract.ts'
import { kept, useStore } from '../store.ts'

const chosen = kept('qq-community', (found) => found ?? '')
const Org = id('org')

/** The community whose menu this browser showed last; undefined before one was chosen. */
export function useCommunity(): Id<'org'> | undefined {
  const read = Org.safeParse(useStore(chosen))
  return read.success ? read.data : undefined
}

/** Remembers a community, once its menu or an address in it was chosen. */
export const chooseCommunity = (org: Id<'org'>): void => chosen.set(org)
