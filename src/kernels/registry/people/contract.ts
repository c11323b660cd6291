import { z } from 'zod'
import { command, line } from '#platform/contract.ts'

/** What I want to be called. */
export const name = command('me.name', 'POST /me/name', { input: z.object({ name: line(40) }), result: z.object({ name: z.string() }) })

/** My year of birth, before the first order or claim. Sealed; only whether I am an adult is ever used. */
export const year = command('me.year', 'POST /me/year', {
  input: z.object({ year: z.number().int().min(1900).max(2100) }),
  /** True only where the year makes it certain. */
  result: z.object({ adult: z.boolean() }),
  refuses: ['me.year-wrong', 'me.year-set', 'consent.first'],
})
