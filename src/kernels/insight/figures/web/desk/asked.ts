import { useSearchParams } from 'react-router'
import type { z } from 'zod'
import { Day, id, type Id } from '#platform/contract.ts'
import { daysOf } from '#web/desk/ui/span-picker.tsx'
import { dayNow, type Days } from '#web/i18n/span.ts'
import { useFormat } from '#web/i18n/use-format.ts'
import type { show } from '../../contract.ts'

/** One figure with its parts, as the server tells it. */
export type Whole = z.infer<typeof show.result>

/** What is asked: days, and an organisation where it is not the worn office's. */
export interface Asked extends Days { org?: Id<'org'> }

const OrgId = id('org')

const read = (search: URLSearchParams, name: string): Day | undefined => Day.safeParse(search.get(name)).data

/** The address says what is asked, so that a link to a number opens the same number. This month unless told. */
export function useAsked(): { asked: Asked; ask: (next: Partial<Asked>) => void; search: string } {
  const [search, setSearch] = useSearchParams()
  const { now } = useFormat()
  const usual = daysOf('month', dayNow(now))
  const [from, to, org] = [read(search, 'from'), read(search, 'to'), OrgId.safeParse(search.get('org')).data]
  const days = from !== undefined && to !== undefined ? { from, to } : usual
  const asked: Asked = org === undefined ? days : { ...days, org }
  const ask = (next: Partial<Asked>) => setSearch(searchOf({ ...asked, ...next }), { replace: true })
  return { asked, ask, search: `?${searchOf(asked).toString()}` }
}

/** The same as the tail of an address. */
const searchOf = ({ from, to, org }: Asked): URLSearchParams =>
  new URLSearchParams(org === undefined ? { from, to } : { from, to, org })

/** What figures are made of: news of these makes them stale. */
export const counted = ['request', 'posting'] as const
