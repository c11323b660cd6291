import { z } from 'zod'
import { command, id, Instant, May, page, paging, query } from '#platform/contract.ts'

/** Something waits for you; never what is in it. The sentence is the word `notice.<code>`, filled with `facts`. */
export const Notice = z.object({
  id: id('notice'),
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
  input: z.object({ upTo: id('notice') }), result: z.object({ unseen: z.number().int() }),
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

const Preferences = Choice.extend({
  /** Where e-mail goes, masked; null until an address is proved. */
  address: z.string().nullable(),
  /** How many devices may be woken. */
  devices: z.number().int(),
})
/** How I want to be told. */
export const preferences = query('notice.preferences', 'GET /my/notices/preferences', { result: Preferences })
/** Sets all of it; messages come in the language that it was chosen in. */
export const prefer = command('notice.prefer', 'POST /my/notices/preferences', {
  input: Choice.extend({ language: z.enum(['zh', 'en']).default('zh') }), result: Preferences, refuses: ['notice.quiet-same'],
})
/** Which channels this installation has. */
export const ways = query('notice.ways', 'GET /notices/ways', { result: z.object({
  sms: z.boolean(), email: z.boolean(),
  /** The installation's public key, which a browser asks for before it lets itself be woken; null where there is no push. */
  push: z.string().nullable(),
}) })

const Endpoint = z.url({ protocol: /^https?$/ }).max(1000)
const Key = z.string().regex(/^[\w-]{16,200}={0,2}$/)
/** Lets the device that asks be woken: its address at its push service, and its keys (RFC 8291), as the browser gives them. */
export const addDevice = command('notice.addDevice', 'POST /my/push', {
  input: z.object({ endpoint: Endpoint, p256dh: Key, auth: Key }), result: Preferences, refuses: ['notice.push-service'],
})
export const dropDevice = command('notice.dropDevice', 'POST /my/push/drop', { input: z.object({ endpoint: Endpoint }), result: Preferences })

/** Asks for a code that proves an address; nothing goes there before. */
export const askEmail = command('notice.askEmail', 'POST /my/email', {
  input: z.object({ email: z.email().max(200) }), result: z.object({ id: id('email-code'), until: Instant }), refuses: ['notice.email-often'],
})
export const proveEmail = command('notice.proveEmail', 'POST /my/email/proof', {
  input: z.object({ id: id('email-code'), code: z.string().regex(/^\d{6}$/) }), result: Preferences, refuses: ['notice.email-over', 'notice.email-wrong'],
})
/** Forgets the address. */
export const dropEmail = command('notice.dropEmail', 'POST /my/email/drop', { result: Preferences })

/** Somebody whom the receiving desk calls, since nobody on that side has seen a notice in time. */
export const Call = z.object({
  id: id('call'),
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
