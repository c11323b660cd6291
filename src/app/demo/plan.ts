/** One request of the demo before it happens: who asks whom for what and when, and how it goes. */
import { after, DAY } from '#platform/clock.ts'
import type { Crew, Resident } from './county.ts'
import type { Someone } from './stage.ts'

/** How a request ends. `ignored`: the desk has not answered. `waiting`: no team has taken it. `going`: as far as time allows. */
export type Fate =
  | 'going' | 'ignored' | 'waiting' | 'declined' | 'withdrawn' | 'withdrawn-late' | 'unserved' | 'edited' | 'released' | 'lapsed' | 'silent' | 'late' | 'unsolved' | 'lowered'

/** A request before it happens. */
export interface Plan {
  resident: Resident
  service: string
  words: string
  /** Another adult: the name and phone that the orderer gives, and the account if there is one. */
  forOther?: { name: string; phone: string; account?: Someone }
  submitted: Date
  window: { from: Date; to: Date }
  fate: Fate
  /** Teams in the order in which they look. */
  crews: readonly Crew[]
  /** Minutes that a visit takes. */
  minutes: number
  stars: number
  /** When the helper stands at the door; the window's beginning and some minutes unless told. */
  begins?: Date
  /** Something was wrong at the visit; the next morning the desk lets the helpers go again, with what it found. */
  wrong?: { words: string; found?: string }
}

export type Window = Plan['window']

/** A window as the product is told it. */
export const said = ({ from, to }: Window): { from: string; to: string } => ({ from: from.toISOString(), to: to.toISOString() })

/** Who goes: one or two of the team; the first members go most. */
export function helpersOf(crew: Crew, share: number, both: boolean): Someone[] {
  const all = [...crew.members, crew.leader]
  const at = Math.floor(share * share * all.length)
  const [first, second] = [all[at], all[(at + 1) % all.length]]
  return [first, both ? second : undefined].filter((one) => one !== undefined)
}

/** The same hours some days later. */
export const later = ({ from, to }: Window, days: number): Window => ({ from: after(from, days * DAY), to: after(to, days * DAY) })
