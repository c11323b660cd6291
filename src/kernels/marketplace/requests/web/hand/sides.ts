import { useEffect, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { Id } from '#platform/contract.ts'
import { RefusedError } from '#web/call.ts'
import { useWorn } from '#web/hat.ts'
import { useTeams, type WornOffice } from '#web/me.ts'
import { useQueryOf } from '#web/query.ts'
import { show, type Whole } from '../../contract.ts'

const unreadable = (fault: unknown) => fault instanceof RefusedError && fault.status === 404

/** The teams by which this request may be read: the one that the address names, or that has it, before the others. */
function useTeamFor(mine: Whole | undefined, absent: boolean): { team: WornOffice | undefined; next: () => void; more: boolean } {
  const teams = useTeams()
  const [search] = useSearchParams()
  const [at, setAt] = useState(0)
  const asked = search.get('team')
  const first = (one: WornOffice) => one.id === asked || one.org.id === mine?.team?.id
  const order = [...teams.filter(first), ...teams.filter((one) => !first(one))]
  const wanted = absent || asked !== null || (mine !== undefined && order.some(first))
  return { team: wanted ? order[at] : undefined, next: () => setAt((old) => old + 1), more: at + 1 < order.length }
}

const isResident = (request: Whole | undefined): boolean => request !== undefined && (request.mine.orderer || request.mine.served)

/**
 * One request as this reader may see it: as herself (who ordered, is served, or goes there) and as the leader of the team that has it. The
 * same page serves both sides, so both are asked for, and the one that answers is shown.
 */
export function useSides(id: Id<'request'>) {
  const mine = useQueryOf(show, { id }, { hat: 'me', everySeconds: 60 })
  const resident = isResident(mine.data)
  const { team, next, more } = useTeamFor(resident ? undefined : mine.data, unreadable(mine.error))
  const worn = resident ? undefined : team
  const led = useQueryOf(show, { id }, { hat: worn?.wears ?? 'me', enabled: worn !== undefined, everySeconds: 60 })
  // News of a team's requests come to its leader only under the team's hat.
  useWorn(worn?.wears)
  const wrong = worn !== undefined && unreadable(led.error)
  useEffect(() => {
    if (wrong && more) next()
  })
  // Without a team's hat the second question is not asked, and what it once answered is not hers to see.
  const asked = worn === undefined ? [mine] : [led, mine]
  const ledData = worn === undefined ? undefined : led.data
  const answered = mine.data ?? ledData
  const retry = () => void Promise.all(asked.map((one) => one.refetch()))
  return { own: mine.data, led: ledData, team: worn, resident, error: answered ? null : asked[0]?.error, retry }
}
