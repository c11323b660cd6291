/** What a desk does beside moving requests: callers, and the figures of its day. */
import { z } from 'zod'
import { command, id, line, query } from '#platform/contract.ts'
import { Request, Sealed, Whole, Window } from '../contract.ts'

/** Looks whether a caller is known, by the number; counted and written down. */
export const findCaller = command('request.find-caller', 'POST /desk/callers', {
  input: z.object({ phone: z.string() }),
  result: z.object({
    /** What the caller wants to be called; null for somebody new. */
    name: z.string().nullable(),
    /** Whether the caller agreed to the notice in force. */
    agreed: z.boolean(),
  }),
  refuses: ['phone.wrong', 'sign-in.too-often'],
})
/** Somebody who was last served at a place, as a clerk may see them before they say who they are. */
export const Caller = z.object({
  person: id('person'),
  /** The first letter of what they want to be called, and the ends of the number. */
  name: z.string(), phone: z.string(),
  agreed: z.boolean(),
})
export type Caller = z.infer<typeof Caller>
/** Looks who is known at a door, in a building or in an estate without any; counted and written down. */
export const findAt = command('request.find-at', 'POST /desk/callers/at', {
  input: z.object({ premise: id('premise') }), result: z.object({ items: z.array(Caller) }), refuses: ['request.place', 'sign-in.too-often'],
})
/** Enters an order for a caller: by the number, then made new where nobody has it, or as one whom the clerk found at a door. */
export const orderByPhone = command('request.order-by-phone', 'POST /desk/callers/requests', {
  input: z.object({
    phone: z.string().optional(), person: id('person').optional(), name: line(40),
    /** Only where the caller said it. */
    yearOfBirth: z.number().int().min(1900).max(2100).optional(),
    /** The version of the notice that was read aloud and agreed to; left out where the caller had agreed before. */
    agreed: z.string().optional(),
    service: z.string(), window: Window, premise: id('premise'),
    words: z.string().trim().max(2000).default(''),
  }),
  result: Whole,
  refuses: ['phone.wrong', 'sign-in.too-often', 'consent.version', 'request.not-agreed', 'request.own-order', 'request.caller', 'request.window-past', 'request.window-long', 'request.service-off', 'request.place', 'request.many', 'may.adult'],
})

/** Whom to call back and at which number, for who reviews what silence closed or what came by telephone. A command, as a look is. */
export const ring = command('request.ring', 'POST /requests/:id/ring', {
  params: z.object({ id: id('request') }), result: Sealed.pick({ name: true, phone: true }),
  refuses: ['request.look-again', 'request.erased', 'request.took-part', 'request.not-called'],
})

/** What the desk did today, in five figures; each opens its list. */
export const day = query('request.day', 'GET /desk/requests/day', {
  result: z.object({ came: z.number(), accepted: z.number(), done: z.number(), waits: z.number(), overdue: z.number() }),
})

/** Today's visits of this desk in the order of a walk: estate, building, time. */
export const rounds = query('request.rounds', 'GET /desk/requests/rounds', {
  result: z.object({ items: z.array(z.object({
    request: Request,
    /** Its building, where the order names one; the door opens by a look. */
    building: z.string().nullable(),
  })) }),
})

/** A reason and what comes next, as a desk says them often, and with which deed. */
export const Reply = z.object({ to: z.enum(['decline', 'explain']), reason: line(300), next: line(300) })
export type Reply = z.infer<typeof Reply>
/** How many a desk may keep. */
export const mostReplies = 30
/** The desk's own list; null while it uses the product's sentences. */
const Replies = z.object({ items: z.array(Reply).nullable(), version: z.number().int() })
export const replies = query('replies.list', 'GET /desk/replies', { result: Replies })
/** Writes the list anew, over the version that was read. */
export const saveReplies = command('replies.save', 'POST /desk/replies', {
  input: z.object({ items: z.array(Reply).max(mostReplies), version: z.number().int().min(0) }), result: Replies, refuses: ['replies.changed'],
})
