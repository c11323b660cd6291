import { z } from 'zod'
import { command, id, line, May, query } from '#platform/contract.ts'
import { ServiceKey } from './capability.ts'

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
  /** Whether an estate shares it, so that neighbours see that it is ordered already. */
  shared: z.boolean(),
  /** How it is claimed: for so many seconds teams apply and the published rule says who has it; null: first come. */
  applySeconds: z.number().int().nullable(),
  /** The setting row under which a request would be made; null for none. */
  setting: id('setting').nullable(),
})
export type Service = z.infer<typeof Service>

/** How requests run at a community: the practice's parameters, in its own units. */
export const Rules = z.object({
  /** The desk answers within so many hours. */
  answerHours: z.number().int(),
  /** So many hours after the window's end a claim lapses where nobody began. */
  graceHours: z.number().int(),
  /** So many hours after the window's end, or after a later beginning, the desk is alerted where nobody said who came. */
  workHours: z.number().int(),
  /** So many calendar days of silence close a finished request. */
  silenceDays: z.number().int(),
  /** Minutes post up to so many times the catalogue's, in percent: 200 is twice. */
  capPercent: z.number().int(),
})
export type Rules = z.infer<typeof Rules>

const OrgName = z.object({ id: id('org'), name: z.string() })
const at = { params: z.object({ org: id('org') }) }

/** The menu of one community. Looking round needs no account. */
export const menu = query('catalogue.menu', 'GET /orgs/:org/menu', {
  ...at,
  result: z.object({ org: OrgName, services: z.array(Service), rules: Rules }),
})

/** Who set what is in force: an organisation, by a practice (`key@version`) or by itself (`local`). */
export const From = z.object({ org: OrgName, practice: z.string() })
export type From = z.infer<typeof From>

/** One service as the desk edits it. */
export const Line = Service.extend({
  from: From,
  /** What the organisations above set, where this one set its own; null where this is it. */
  given: Service.extend({ from: From }).nullable(),
  may: May,
})
export type Line = z.infer<typeof Line>

/** The menu of an organisation with what was set where. */
export const desk = query('catalogue.desk', 'GET /orgs/:org/menu/lines', {
  ...at,
  result: z.object({ org: OrgName, lines: z.array(Line), rules: Rules }),
})

const one = { params: z.object({ org: id('org'), key: ServiceKey }), result: Service }

/** Changes one service at this organisation: its words, minutes, promise, how it is claimed, or whether it is offered. */
export const change = command('catalogue.change', 'POST /orgs/:org/menu/:key', {
  ...one,
  input: z.object({
    zh: line(20),
    en: line(40).optional(),
    icon: line(40).optional(),
    minutes: z.number().int().min(5).max(1440),
    promiseHours: z.number().int().min(1).max(720),
    skill: line(40).nullable(),
    on: z.boolean(),
    /** 60 to 300, or null for first come; left out, it stays as it is. */
    applySeconds: z.number().int().nullable().optional(),
  }),
  refuses: ['catalogue.apply-seconds'],
})

/** Takes back what this organisation itself changed; what the organisations above set is in force again. */
export const reset = command('catalogue.reset', 'POST /orgs/:org/menu/:key/reset', {
  ...one,
  refuses: ['catalogue.given'],
})
