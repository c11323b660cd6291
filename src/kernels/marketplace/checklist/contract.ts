import { z } from 'zod'
import { query } from '#platform/contract.ts'

/** What a committee needs before its first request, in the order in which it is made, and that request itself. */
export const Step = z.enum(['communities', 'menu', 'staff', 'addresses', 'teams', 'members', 'ordered', 'confirmed'])
export type Step = z.infer<typeof Step>

/** How far the worn office is, counted from its records: nothing of it is kept. */
export const show = query('checklist.show', 'GET /checklist', {
  result: z.object({
    /** `made` of `wanted` communities, teams or requests; a step is over when all are made. */
    steps: z.array(z.object({ step: Step, made: z.number().int(), wanted: z.number().int() })),
    /** A request was confirmed here: the committee works, and needs no list. */
    works: z.boolean(),
  }),
})
