/** What a desk does beside moving requests: callers, and the figures of its day. */
import { z } from 'zod'
import { command, id, line, query } from '#platform/contract.ts'
import { Whole, Window } from '../contract.ts'

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
/** Enters an order for a caller, who is made new where nobody has the number. */
export const orderByPhone = command('request.order-by-phone', 'POST /desk/callers/requests', {
  input: z.object({
    phone: z.string(), name: line(40),
    /** Only where the caller said it. */
    yearOfBirth: z.number().int().min(1900).max(2100).optional(),
    /** The version of the notice that was read aloud and agreed to; left out where the caller had agreed before. */
    agreed: z.string().optional(),
    service: z.string(), window: Window, premise: id('premise'),
    words: z.string().trim().max(2000).default(''),
  }),
  result: Whole,
  refuses: ['phone.wrong', 'sign-in.too-often', 'consent.version', 'request.not-agreed', 'request.own-order', 'request.window-past', 'request.window-long', 'request.service-off', 'request.place', 'request.many', 'may.adult'],
})

/** What the desk did today, in five figures; each opens its list. */
export const day = query('request.day', 'GET /desk/requests/day', {
  result: z.object({ came: z.number(), accepted: z.number(), done: z.number(), waits: z.number(), overdue: z.number() }),
})
