import { useCallback, useEffect, useState } from 'react'
import { z } from 'zod'
import { id } from '#platform/contract.ts'
import { now } from '#web/clock.ts'
import { noWhen } from '../days.ts'
import { keep, recall } from '../memory.ts'

/** Where somebody shall come, with the whole name as on an envelope. */
export const Place = z.object({ org: id('org'), premise: id('premise'), whole: z.string() })
export type Place = z.infer<typeof Place>

const When = z.object({ day: z.string(), part: z.enum(['morning', 'afternoon', 'evening', 'own', '']), from: z.string(), to: z.string() })

const Draft = z.object({
  service: z.string(), when: When, place: Place.nullable(), words: z.string(),
  forOther: z.boolean(), name: z.string(), phone: z.string(),
})
/** What was typed into an order that is not yet sent. */
export type Draft = z.infer<typeof Draft>

const fresh: Draft = { service: '', when: noWhen, place: null, words: '', forOther: false, name: '', phone: '' }

const KEY = 'qq-order-draft'
const Kept = z.object({ at: z.number(), person: z.string().nullable(), draft: Draft })
/** A day later nobody remembers what she wanted to write. */
const KEPT = 86_400_000

/** What this browser kept; another person's is thrown away, a visitor's goes with her through the sign-in. */
function read(person: string | null): Draft {
  const kept = recall(KEY, Kept)
  const mine = kept !== undefined && Math.abs(now() - kept.at) < KEPT && (kept.person === null || kept.person === person)
  return mine ? kept.draft : fresh
}

/** Whether this person began an order here and did not send it; a service alone was only looked at. */
export function unsentOf(person: string | null): boolean {
  const { service, when, words } = read(person)
  return words !== '' || (service !== '' && when.day !== '')
}

/** The order being written: it survives a reload and the sign-in, until it is sent. */
export function useDraft(person: string | null, service: string | null) {
  const [draft, setDraft] = useState(() => ({ ...read(person), ...(service !== null && { service }) }))
  useEffect(() => {
    if (draft !== fresh) keep(KEY, { at: now(), person, draft })
  }, [draft, person])
  const change = useCallback((part: Partial<Draft>) => setDraft((old) => ({ ...old, ...part })), [])
  return { draft, change }
}

/** Forgets the order that was just sent. */
export function forgetDraft(): void {
  keep(KEY, undefined)
  keep(PHOTO, undefined, true)
}

const PHOTO = 'qq-order-photo'
/** The photo lives as long as the tab: it is too large and too private to stay. */
export const recallPhoto = (): string | undefined => recall(PHOTO, z.string().startsWith('data:image/'), true)
export const keepPhoto = (photo: string | undefined): void => keep(PHOTO, photo, true)

const placeKey = (person: string) => `qq-place-${person}`
/** Where this person had somebody come to last, on this browser. */
export const lastPlace = (person: string): Place | undefined => recall(placeKey(person), Place)
export const rememberPlace = (person: string, place: Place): void => keep(placeKey(person), place)
