/** What a practice may set in the catalogue: services, and the hours and shares by which requests run. */
import { z } from 'zod'
import { line } from '#platform/contract.ts'

export const PART = 'marketplace.catalogue'
/** Before a service's key stands this in the key of its setting. */
export const PREFIX = 'services.'

/** A service's key, as in `haircut`. */
export const ServiceKey = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)

/** The bounds of a window for applications, in seconds: time enough for a leader to look, and short enough that nobody waits. */
export const APPLY = { min: 60, max: 300 } as const
const applyWindow = z.number().int().min(APPLY.min).max(APPLY.max)

/** One service as it is set. `skill` is the name of what a team must be able to do; null when any team can. */
export const ServiceValue = z.object({
  zh: line(20),
  en: line(40),
  /** The name of one of the product's icons. */
  icon: line(40).default('hand-helping'),
  minutes: z.number().int().min(5).max(1440),
  promiseHours: z.number().int().min(1).max(720),
  skill: line(40).nullable().default(null),
  on: z.boolean().default(true),
  /** One that an estate shares (lamp, drain): neighbours see that it is ordered, never by whom. Personal unless a practice says so. */
  shared: z.boolean().default(false),
  /** For so many seconds teams apply before the published rule says who has it; null: first come. */
  applySeconds: applyWindow.nullable().default(null),
})
export type ServiceValue = z.infer<typeof ServiceValue>

/** A service as it stands. Bounds hold what is written; what stands is read as it is, also where the bounds were others. */
export const ServiceSet = z.object({
  zh: z.string(),
  en: z.string(),
  icon: z.string().default('hand-helping'),
  minutes: z.number().int(),
  promiseHours: z.number().int(),
  skill: z.string().nullable().default(null),
  on: z.boolean().default(true),
  shared: z.boolean().default(false),
  applySeconds: z.number().int().nullable().default(null),
})

/** How requests run. Hours, days, percent. */
export const rules = {
  answerHours: z.number().int().min(1).max(240),
  graceHours: z.number().int().min(0).max(24),
  workHours: z.number().int().min(1).max(72),
  silenceDays: z.number().int().min(3).max(30),
  capPercent: z.number().int().min(100).max(500),
}

/** The part `marketplace.catalogue` of a practice. */
export const capability = z.object({
  services: z.record(ServiceKey, ServiceValue).default({}),
  answerHours: rules.answerHours.optional(),
  graceHours: rules.graceHours.optional(),
  workHours: rules.workHours.optional(),
  silenceDays: rules.silenceDays.optional(),
  capPercent: rules.capPercent.optional(),
})
export type Catalogue = z.infer<typeof capability>

/** The part as setting rows: one key a service, one key a rule. */
export function entries({ services, ...set }: Catalogue): Record<string, unknown> {
  const menu = Object.entries(services).map(([key, value]) => [`${PREFIX}${key}`, value] as const)
  return Object.fromEntries([...menu, ...Object.entries(set).filter(([, value]) => value !== undefined)])
}
