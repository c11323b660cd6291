import { useQueryOf } from '#web/query.ts'
import { counters } from '../contract.ts'

/** Why a desk reads requests: to dispatch them. */
export const purpose = 'dispatch'

/** The counts of what waits at this desk. */
export const useCounters = () => useQueryOf(counters, {}, { purpose, everySeconds: 60 })

/** How many requests wait for an answer. */
export const useWaiting = (): number | undefined => useCounters().data?.submitted
