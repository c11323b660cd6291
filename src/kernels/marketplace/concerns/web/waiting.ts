import { useListOf } from '#web/query.ts'
import { inbox } from '../contract.ts'

/** Why a desk reads what was said: to see to it that visits are safe. */
export const purpose = 'dispatch'

/** What waits for an officer here, or what was settled. */
export const useConcerns = (is: 'waiting' | 'settled') => useListOf(inbox, { is, limit: 50 }, { purpose, everySeconds: 60 })

/** How many wait. */
export const useConcernsWaiting = (): number | undefined => useConcerns('waiting').data?.items.length
