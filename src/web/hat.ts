import { useEffect } from 'react'
import { shellOf } from './build/shell-of.ts'
import { kept, store, useStore } from './store.ts'

/** As what the reader acts: as herself, as one office at the desk, or as the leader of one team; the id is an appointment's. */
export type Hat = 'me' | `tree:${string}` | `team:${string}`

/** Whether a text is a hat, as the server writes it. */
export const isHat = (text: string | null | undefined): text is Hat =>
  typeof text === 'string' && /^(me|(tree|team):[0-9a-f-]{36})$/.test(text)

const shell = typeof location === 'undefined' ? 'hand' : shellOf(location.pathname)
// A phone starts as its owner each time; a desk stays the office that it was.
const worn = shell === 'hand' ? store<Hat>('me') : kept<Hat>(`qq-hat-${shell}`, (found) => (isHat(found) ? found : 'me'))

/** The hat worn in this shell now. Hand wears `me` or a team, the desk one office. */
export const currentHat = worn.get
/** Puts a hat on; every open query asks again under it. */
export const wear = worn.set
/** The hat worn now, followed. */
export const useHat = (): Hat => useStore(worn)

/** Wears `hat` as long as the page is open, then the reader's own again; false until it is on. For pages of a team on the hand. */
export function useWorn(hat: Hat | undefined): boolean {
  useEffect(() => {
    if (hat !== undefined) wear(hat)
    return () => wear('me')
  }, [hat])
  return useHat() === hat
}
