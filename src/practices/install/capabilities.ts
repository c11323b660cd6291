/** Every kind of part that a practice may be made of, as the kernels declare them. */
import type { z } from 'zod'
import * as catalogue from '#kernels/marketplace/catalogue/capability.ts'
import * as ledger from '#kernels/ledger/capability.ts'
import * as bulletins from '#kernels/insight/bulletins/capability.ts'
import * as figures from '#kernels/insight/figures/capability.ts'

/** A kind of part: checks its data, and writes it as setting rows. `name` is what the practice calls the part. */
export interface Capability { part: string; entries: (name: string, data: unknown) => Record<string, unknown> }

const capability = <T extends z.ZodType>(part: string, shape: T, entries: (name: string, value: z.output<T>) => Record<string, unknown>): Capability => ({
  part, entries: (name, data) => entries(name, shape.parse(data)),
})

export const capabilities: readonly Capability[] = [
  capability(catalogue.PART, catalogue.capability, (_, value) => catalogue.entries(value)),
  capability(ledger.CURRENCY, ledger.Currency, ledger.currencyEntries),
  capability(ledger.EARN, ledger.EarnRule, ledger.earnEntries),
  capability(figures.PART, figures.capability, (_, value) => figures.entries(value)),
  capability(bulletins.PART, bulletins.capability, (_, value) => bulletins.entries(value)),
]
