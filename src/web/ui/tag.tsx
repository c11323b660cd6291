import type { ReactNode } from 'react'

/** The tints a tag may have. */
export type Tone = 'qing' | 'warm' | 'ok' | 'red' | 'yellow' | 'blue' | 'grey'

/** A short word on a tint; an icon beside it where the tint alone would carry meaning. */
export const Tag = ({ tone = 'grey', icon, children }: { tone?: Tone; icon?: ReactNode; children: ReactNode }) => (
  <span className={`tag tag-${tone}`}>{icon}{children}</span>
)
