/** The three shells; each is one HTML entry with its own weight and manners. */
export type Shell = 'hand' | 'desk' | 'wall'

/** The shell that owns an address: `/desk…`, `/wall…`, and hand for everything else. */
export function shellOf(path: string): Shell {
  if (/^\/desk(\/|$)/.test(path)) return 'desk'
  if (/^\/wall(\/|$)/.test(path)) return 'wall'
  return 'hand'
}
