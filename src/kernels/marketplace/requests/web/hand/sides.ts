import { useState } from 'react'
import { useSearchParams } from 'react-router'
import type { Id } from '#platform/contract.ts'
import { RefusedError } from '#web/call.ts'
import { useNow } from '#web/clock.ts'
import { useWorn } from '#web/hat.ts'
import { useMe, useTeams, type WornOffice } from '#web/me.ts'
import { useQueryOf } from '#web/query.ts'
import { show, type Whole } from '../../contract.ts'
import { openUntil } from '../days.ts'

const unreadable = (fault: unknown) => fault instanceof RefusedError && fault.status === 404

/** The request as the leader of one team; asked only once a team is known. News of it come under the team's hat alone, so that is worn. */
function useLed(id: Id<'request'>, team: WornOffice | undefined) {
  const led = useQueryOf(show, { id }, { hat: team?.wears ?? 'me', enabled: team !== undefined, everySeconds: 60 })
  useWorn(team?.wears)
  return team === undefined ? undefined : led
}

/** The reader's teams one after another, that which has the request first, until one may read it. */
function useSearched(id: Id<'request'>, mine: Whole | undefined, on: boolean) {
  const teams = useTeams()
  const [at, setAt] = useState(0)
  const has = (one: WornOffice) => one.org.id === mine?.team?.id
  const order = [...teams.filter(has), ...teams.filter((one) => !has(one))]
  const team = on && (mine === undefined || order.some(has)) ? order[at] : undefined
  const led = useLed(id, team)
  const again = unreadable(led?.error) && at + 1 < order.length
  if (again) setAt(at + 1)
  return { team, led }
}

/** Whether the reader goes there herself: then her own view says more than the team's, until it closes one day after. */
function useGoes(led: Whole | undefined): boolean {
  const me = useMe().data
  const now = useNow(30)
  return led !== undefined && led.helpers.some(({ id }) => id === me?.id) && now < openUntil(led.window.to)
}

const isResident = (request: Whole | undefined): boolean => request !== undefined && (request.mine.orderer || request.mine.served)

type Asked = ReturnType<typeof useLed>

/** Her own view: asked where no team is named, where that team may not read it, and once she goes there. */
function useMine(id: Id<'request'>, byLink: Asked) {
  const known = useMe().data !== undefined
  const goes = useGoes(byLink?.data)
  // A helper reads for the visit; without it the answer would say that she may not look.
  return useQueryOf(show, { id }, { hat: 'me', purpose: 'visit', everySeconds: 60, enabled: known && (byLink === undefined || goes || unreadable(byLink.error)) })
}

/** The team that the address names, if the reader leads it. */
function useNamed(): WornOffice | undefined {
  const [search] = useSearchParams()
  return useTeams().find((one) => one.id === search.get('team'))
}

const answered = ({ data, error }: { data: unknown; error: unknown }) => data !== undefined || unreadable(error)

/** Why nothing can be shown: what the last one asked was answered. */
const faultOf = (asked: readonly (Asked | undefined)[]): unknown =>
  asked.some((one) => one?.data !== undefined) ? null : asked.findLast((one) => one !== undefined)?.error

/**
 * One request as this reader may see it: as herself (who ordered, is served, or goes there) and as the leader of the team that has it. Where
 * the address names a team, it is asked first; elsewhere the reader herself.
 */
export function useSides(id: Id<'request'>) {
  const named = useNamed()
  const byLink = useLed(id, named)
  const mine = useMine(id, byLink)
  const resident = !byLink?.data && isResident(mine.data)
  const found = useSearched(id, mine.data, !byLink && !resident && answered(mine))
  const { team, led } = byLink ? { team: named, led: byLink } : found
  const retry = () => void Promise.all([mine.refetch(), led?.refetch()])
  return { own: mine.data, led: led?.data, team, resident, error: faultOf([mine, led]), retry }
}
