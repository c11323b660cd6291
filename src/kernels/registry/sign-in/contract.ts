import { z } from 'zod'
import { command, Day, id, Instant, query } from '#platform/contract.ts'

/** Six digits, from the phone's message or from the authenticator. */
const Code = z.string().trim().regex(/^\d{6}$/)

/** A session has begun. A browser keeps the cookie; a program sends `token` as `Authorization: Bearer`. */
const Entered = z.object({ token: z.string(), strong: z.boolean() })

/** Asks for a code by message. The answer is the same for numbers that have an account and those that have none. */
export const ask = command('sign-in.ask', 'POST /sign-in/codes', {
  input: z.object({ phone: z.string().max(40) }),
  result: z.object({
    /** The code is good for this request alone. */
    id: id('code'),
    until: Instant,
    /** Seconds until another one may be asked for. */
    again: z.number().int(),
  }),
  refuses: ['phone.wrong', 'sign-in.too-often', 'sign-in.too-many', 'sign-in.not-sent', 'sign-in.code-over'],
})
/** Hands the code in. Who was unknown has an account now. */
export const enter = command('sign-in.enter', 'POST /sign-in/sessions', {
  input: z.object({ id: id('code'), code: Code }),
  result: Entered.extend({ person: id('person'), fresh: z.boolean() }),
  refuses: ['sign-in.code-wrong', 'sign-in.code-over'],
})
/** Signs this browser or program out. */
export const leave = command('sign-in.leave', 'POST /sign-in/leave', { result: z.object({}) })

/** Begins the second factor of a member of staff: the secret is shown until its first code has come back. */
export const enrol = command('sign-in.enrol', 'POST /my/second-factor', {
  result: z.object({ secret: z.string(), uri: z.string() }), refuses: ['sign-in.factor-on'],
})
/** Proves the second factor by its first code. The session is a new, strong one. */
export const prove = command('sign-in.prove', 'POST /my/second-factor/proof', {
  input: z.object({ code: Code }), result: Entered, refuses: ['sign-in.factor-none', 'sign-in.factor-on', 'sign-in.factor-wrong', 'sign-in.too-often'],
})
/** Gives the second factor, as each desk asks for. The session is a new, strong one; the old token is dead. */
export const strengthen = command('sign-in.strengthen', 'POST /sign-in/strengthen', {
  input: z.object({ code: Code }), result: Entered, refuses: ['sign-in.factor-none', 'sign-in.factor-wrong', 'sign-in.too-often'],
})

const SessionId = z.string().regex(/^[0-9a-f]{64}$/)
/** Where I am signed in. */
export const sessions = query('sign-in.sessions', 'GET /my/sessions', {
  result: z.object({ items: z.array(z.object({ id: SessionId, created: Instant, until: Instant, strong: z.boolean(), here: z.boolean() })) }),
})
/** Signs one of my sessions out. */
export const end = command('sign-in.end', 'POST /my/sessions/:session/end', { params: z.object({ session: SessionId }), result: z.object({}) })

/** One role of mine that is in its term today. */
export const Office = z.object({
  id: id('appointment'),
  role: z.string(),
  /** What to send as `qq-hat`; null for a role that wears none. */
  hat: z.string().nullable(),
  org: z.object({ id: id('org'), name: z.string(), kind: z.string(), path: z.string() }),
  /** Names from the top down to the organisation above, for 温州市 / 鹿城区. */
  above: z.array(z.string()),
  until: Day,
})
export type Office = z.infer<typeof Office>

/** Who is signed in, and what waits. */
export const Me = z.object({
  id: id('person'),
  /** Empty until she said what to be called. */
  name: z.string(),
  /** `138 **** 5678`. */
  phone: z.string(),
  /** 18 or older for certain; null until the year of birth was given. */
  adult: z.boolean().nullable(),
  /** Whether this session gave the second factor. */
  strong: z.boolean(),
  /** none: not begun; begun: waits for its first code; on. */
  factor: z.enum(['none', 'begun', 'on']),
  offices: z.array(Office),
  /** Texts whose present version she has not agreed to. */
  consents: z.array(z.object({ purpose: z.string(), version: z.string() })),
  /** Unseen notices. */
  unseen: z.number().int(),
})
export type Me = z.infer<typeof Me>

/** Who I am here; null for a visitor, who may look round all the same. */
export const me = query('me.show', 'GET /me', { result: z.object({ me: Me.nullable() }) })

/** Where in the house somebody of the demo stands: at home, at a desk, in a team, in office, or keeping order. */
export const Group = z.enum(['residents', 'desks', 'teams', 'offices', 'keepers'])

/** What this installation offers on its sign-in page beside a code: people of the demo, one click each, and the local outbox. */
export const ways = query('sign-in.ways', 'GET /sign-in/ways', {
  result: z.object({
    demo: z.array(z.object({ name: z.string(), role: z.string(), group: Group, phone: z.string() })),
    outbox: z.boolean(),
  }),
})
