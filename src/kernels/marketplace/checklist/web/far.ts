import type { Result } from '#platform/contract.ts'
import { useQueryOf } from '#web/query.ts'
import { show } from '../contract.ts'

export type Far = Result<typeof show>

/** How far the worn office is; asked again by whatever makes one of the steps. */
export const useFar = () => useQueryOf(show, {}, { also: ['org', 'team', 'appointment', 'premise', 'practice', 'catalogue', 'request'] })

/** Steps that are not over. */
export const left = ({ steps }: Far): number => steps.filter(({ made, wanted }) => made < wanted).length

/** How many steps are left, for the menu. */
export const useLeft = (): number | undefined => {
  const { data } = useFar()
  return data && left(data)
}

/** Whether the list has done its work; until that is known it is not shown. */
export const useWorks = (): boolean => useFar().data?.works !== false
