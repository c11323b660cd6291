import { z } from 'zod'
import { command, Instant, query } from '#platform/contract.ts'

export const Purpose = z.enum(['notice'])
const Consent = z.object({ purpose: Purpose, version: z.string(), given: Instant, ended: Instant.nullable() })

const Section = z.object({ title: z.string(), text: z.string() })
/** The text in force: who handles personal data, what, why, how long, with whom, and what one may do about it. */
export const text = query('consent.text', 'GET /consents/:purpose/text', {
  params: z.object({ purpose: Purpose }),
  result: z.object({ purpose: Purpose, version: z.string(), zh: z.array(Section), en: z.array(Section) }),
})
/** What I agreed to, newest first. */
export const list = query('consent.list', 'GET /my/consents', { result: z.object({ items: z.array(Consent) }) })
/** Agrees to the version that was read. */
export const give = command('consent.give', 'POST /my/consents', {
  input: z.object({ purpose: Purpose, version: z.string() }), result: Consent, refuses: ['consent.version'],
})
/** Withdraws. Without the notice nobody can be served here, so it signs out everywhere. */
export const end = command('consent.end', 'POST /my/consents/end', { input: z.object({ purpose: Purpose }), result: z.object({}) })
