import { useQueryOf } from '#web/query.ts'
import { inbox } from '../contract.ts'

/** What administrators are to answer. */
export const useObjections = () => useQueryOf(inbox, {}, { everySeconds: 60 })

/** How many have no answer yet. */
export const useObjectionsWaiting = (): number | undefined => useObjections().data?.items.filter(({ answer }) => answer === null).length
