import { shellOf } from './build/shell-of.ts'
import { kept, useStore } from './store.ts'

/** As what the reader acts: as herself, as one office at the desk, or as the leader of one team; the id is an appointment's. */
export type Hat = 'me' | `tree:${string}` | `team:${string}`

const isHat = (text: string | null): text is Hat => text !== null && /^(me|(tree|team):[0-9a-f-]{36})$/.test(text)

const shell = typeof location === 'undefined' ? 'hand' : shellOf(location.pathname)
const worn = kept<Hat>(`qq-hat-${shell}`, (found) => (isHat(found) ? found : 'me'))

/** The hat worn in this shell now. Hand wears `me` or a team, the desk one office. */
export const currentHat = worn.get
/** Puts a hat on; every open query asks again under it. */
export const wear = worn.set
/** The hat worn now, followed. */
export const useHat = (): Hat => useStore(worn)
