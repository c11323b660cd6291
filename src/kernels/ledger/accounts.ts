/** Accounts: a holder and a unit always give the same one, so nobody looks an id up before writing. */
import { namedId } from '#platform/id.ts'
import type { Unit } from '#platform/quantity.ts'

/** A row of `account` before anything is in it. */
export interface Account {
  id: string
  kind: 'person' | 'issuer'
  person: string | null
  org: string | null
  unit: Unit
}

/** Where a person's minutes, or points of one currency, stand. */
export const accountOf = (person: string, unit: Unit): Account => ({
  id: namedId('account', `person/${person}/${unit}`), kind: 'person', person, org: null, unit,
})

/** Where a unit comes from and goes back to. Points are issued by the organisation that their unit names, minutes by nobody in particular. */
export const issuerOf = (unit: Unit): Account => ({
  id: namedId('account', `issuer/${unit}`), kind: 'issuer', person: null, org: /^points:([^/]+)/.exec(unit)?.[1] ?? null, unit,
})
