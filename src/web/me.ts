import { useEffect } from 'react'
import { leave, me, type Me, type Office } from '#kernels/registry/sign-in/contract.ts'
import { isHat, useHat, wear, type Hat } from './hat.ts'
import { useCommand, useQueryOf } from './query.ts'

/** A role that wears a hat, with that hat. */
export interface WornOffice extends Office {
  wears: Hat
}

/** Who is signed in: `undefined` while it is asked, `null` for a visitor. */
export function useMe(): { data: Me | null | undefined; error: unknown; refetch: () => unknown } {
  // Always as oneself: an old hat must not keep anybody from learning who she is.
  const { data, error, refetch } = useQueryOf(me, {}, { hat: 'me' })
  return { data: data?.me, error, refetch }
}

const wearing = (kind: 'tree' | 'team', of: Me | null | undefined): WornOffice[] =>
  (of?.offices ?? []).flatMap((office) =>
    isHat(office.hat) && office.hat.startsWith(`${kind}:`) ? [{ ...office, wears: office.hat }] : [])

/** The teams that she leads. */
export const useTeams = (): WornOffice[] => wearing('team', useMe().data)

/** The offices that she may sit at. */
export const useOffices = (): WornOffice[] => wearing('tree', useMe().data)

/** The office worn now, on desk and wall; puts the first one on where none or a foreign one is worn. */
export function useOffice(): WornOffice | undefined {
  const hat = useHat()
  const offices = useOffices()
  const worn = offices.find(({ wears }) => wears === hat)
  const first = offices[0]?.wears
  const lost = worn === undefined
  useEffect(() => {
    if (lost && first !== undefined) wear(first)
  }, [lost, first])
  return worn
}

/** Whether a menu line that asks for roles is shown to her; one that asks for none is shown to everybody. */
export const mayMeet = (roles: readonly string[] | undefined, of: Me | null | undefined): boolean =>
  roles === undefined || (of?.offices ?? []).some(({ role }) => roles.includes(role))

/** Signs this browser out and starts afresh, so that nothing that was read stays on the screen. */
export function useSignOut(): () => void {
  const { run } = useCommand(leave, { hat: 'me', onDone: () => location.assign('/') })
  return () => run({})
}
