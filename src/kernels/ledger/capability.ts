/** What a practice may set in the ledger: currencies, and what earns them. */
import { z } from 'zod'
import { line } from '#platform/contract.ts'

export const CURRENCY = 'ledger.currency'
export const EARN = 'ledger.earn'

const Key = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)

/** The part `ledger.currency`: what its points are called. They are issued by the organisation that sets it. */
export const Currency = z.object({ zh: line(10), en: line(20) })
export type Currency = z.infer<typeof Currency>

/**
 * The part `ledger.earn`: for what one person gets how many points of which currency. `hour` is each whole hour of one person's confirmed
 * minutes in one record. Without `where` every service earns.
 */
export const EarnRule = z.object({
  on: z.literal('service.done'),
  where: z.object({ service: z.array(Key).min(1) }).optional(),
  per: z.literal('hour'),
  give: z.number().int().min(1).max(100),
  /** The key of the currency. */
  currency: Key,
})
export type EarnRule = z.infer<typeof EarnRule>

/** A currency as a setting row; its key is the part's name in the practice. */
export const currencyEntries = (name: string, value: Currency): Record<string, unknown> => ({ [Key.parse(name)]: value })

/**
 * An earn rule as a setting row. The key is the rule's identity: currency, kind of fact, slot (the part's name in the practice). Of one
 * identity the nearest organisation wins, so nothing is paid twice.
 */
export const earnEntries = (name: string, value: EarnRule): Record<string, unknown> => ({ [`${value.currency}/${value.on}/${Key.parse(name)}`]: value })
