import { useListOf } from '#web/query.ts'
import { calls } from '../contract.ts'

/** Why a desk calls: to see to it that requests go well. */
export const purpose = 'dispatch'

/** Whom this desk calls. */
export const useCalls = () => useListOf(calls, { limit: 100 }, { purpose, everySeconds: 60 })

/** How many there are. */
export const useCallsWaiting = (): number | undefined => useCalls().data?.items.length
