import { useListOf, useQueryOf } from '#web/query.ts'
import { inbox } from '../contract.ts'

/** What administrators are to answer, page by page. */
export const useObjections = () => useListOf(inbox, { limit: 30 }, { everySeconds: 60 })

/** How many have no answer yet: they come first. */
export const useObjectionsWaiting = (): number | undefined => useQueryOf(inbox, { limit: 200 }, { everySeconds: 60 }).data?.items.filter(({ answer }) => answer === null).length
