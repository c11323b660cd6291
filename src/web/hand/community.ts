import { kept, useStore } from '../store.ts'

const chosen = kept('qq-community', (found) => found ?? '')

/** The community whose menu this browser showed last; undefined before one was chosen. */
export function useCommunity(): string | undefined {
  const id = useStore(chosen)
  return /^[0-9a-f-]{36}$/.test(id) ? id : undefined
}

/** Remembers a community, once its menu or an address in it was chosen. */
export const chooseCommunity = (id: string): void => chosen.set(id)
