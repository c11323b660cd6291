import { z } from 'zod'
import { command, id, Instant, May, page, paging, query } from '#platform/contract.ts'

/** Something waits for you; never what is in it. The sentence is the word `notice.<code>`, filled with `facts`. */
export const Notice = z.object({
  id: z.uuid(),
  code: z.string(),
  /** What it is about: `request` and its id. */
  noun: z.string(),
  target: z.uuid(),
  facts: z.record(z.string(), z.unknown()),
  at: Instant,
  seen: z.boolean(),
})
export type Notice = z.infer<typeof Notice>

/** My inbox, newest first. */
export const list = query('notice.list', 'GET /my/notices', {
  input: z.object({ ...paging }), result: page(Notice).extend({ unseen: z.number().int() }),
})
/** Marks what has come until this notice as seen. */
export const see = command('notice.see', 'POST /my/notices/seen', {
  input: z.object({ upTo: z.uuid() }), result: z.object({ unseen: z.number().int() }),
})

/** A time of the day in Shanghai, `21:30`. */
const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const Quiet = z.object({ from: Clock, to: Clock })

const Choice = z.object({
  /** Text messages. */
  sms: z.boolean(),
  email: z.boolean(),
  /** Waking my devices. */
  push: z.boolean(),
  /** When nothing but the inbox speaks; null for never. `to` before `from` is the next day. */
  quiet: Quiet.nullable(),
})

/** How I want to be told. */
export const preferences = query('notice.preferences', 'GET /my/notices/preferences', { result: Choice })
/** Sets all of it; messages come in the language that it was chosen in. */
export const prefer = command('notice.prefer', 'POST /my/notices/preferences', {
  input: Choice.extend({ language: z.enum(['zh', 'en']).default('zh') }), result: Choice, refuses: ['notice.quiet-same'],
})
/** Which channels this installation has. */
export const ways = query('notice.ways', 'GET /notices/ways', { result: z.object({ sms: z.boolean() }) })

/** Somebody whom the receiving desk calls, since nobody on that side has seen a notice in time. */
export const Call = z.object({
  id: z.uuid(),
  /** Why: the notice that was not seen, as the word `call.<code>`. */
  code: z.string(),
  /** What it is about: `request` and its id. The phone opens by its own look there. */
  noun: z.string(),
  target: z.uuid(),
  /** What those who were told want to be called; empty where they have no account. */
  names: z.array(z.string()),
  /** When they were told. */
  told: Instant,
  may: May,
})
export type Call = z.infer<typeof Call>

/** Whom this desk calls, longest waiting first. */
export const calls = query('call.list', 'GET /desk/calls', { input: z.object({ ...paging }), result: page(Call) })
/** Somebody called. */
export const called = command('call.done', 'POST /desk/calls/:id/done', {
  params: z.object({ id: id('call') }), result: z.object({ waiting: z.number().int() }), refuses: ['call.over'],
})
/** What today's messages came to in the whole installation. */
export const today = query('call.today', 'GET /desk/notices/today', {
  result: z.object({
    /** Paid messages sent, and how many a day may be. */
    paid: z.number().int(), budget: z.number().int(),
    /** Not sent, since the budget was used up. */
    held: z.number().int(),
    /** Dead ends by channel and by what the carrier said. */
    dead: z.array(z.object({ channel: z.string(), code: z.string(), count: z.number().int() })),
  }),
})
