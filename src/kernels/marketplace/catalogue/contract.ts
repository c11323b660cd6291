import { z } from 'zod'
import { command, id, line, query } from '#platform/contract.ts'

/** One service that a community offers, as its catalogue has it now. */
export const Service = z.object({
  key: z.string(),
  zh: z.string(),
  en: z.string(),
  icon: z.string(),
  /** How long one visit takes, in minutes. */
  minutes: z.number().int(),
  /** Within how many hours of being accepted the platform promises that someone comes. */
  promiseHours: z.number().int(),
  /** The skill that a team must have; null when any team can. */
  skill: z.string().nullable(),
  /** Whether residents can order it here now. */
  on: z.boolean(),
  /** The setting row under which a request would be made; null for none. */
  setting: z.uuid().nullable(),
})
export type Service = z.infer<typeof Service>

/** How requests run at a community: the practice's parameters, in its own units. */
export const Rules = z.object({
  /** The desk answers within so many hours. */
  answerHours: z.number().int(),
  /** So many hours after the window's end a claim lapses where nobody began. */
  graceHours: z.number().int(),
  /** So many calendar days of silence close a finished request. */
  silenceDays: z.number().int(),
  /** Minutes post up to so many times the catalogue's, in percent: 200 is twice. */
  capPercent: z.number().int(),
})
export type Rules = z.infer<typeof Rules>

const org = { org: id('org') }

/** The menu of one community. Looking round needs no account. */
export const menu = query('catalogue.menu', 'GET /orgs/:org/menu', {
  params: z.object(org),
  result: z.object({ org: z.object({ id: id('org'), name: z.string() }), services: z.array(Service), rules: Rules }),
})

/** Changes one service at this community: its words, minutes, promise, or whether it is offered. */
export const change = command('catalogue.change', 'POST /orgs/:org/menu/:key', {
  params: z.object({ ...org, key: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/) }),
  input: z.object({
    zh: line(20), en: line(40).optional(), icon: line(40).optional(), minutes: z.number().int().min(5).max(1440),
    promiseHours: z.number().int().min(1).max(720), skill: line(40).nullable(), on: z.boolean(),
  }),
  result: Service,
})
