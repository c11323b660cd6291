import { z } from 'zod'
import { command, Instant, query } from '#platform/contract.ts'

/** notice: who handles personal data, and how; everybody agrees to it first. visits: the terms and the pledge of whoever goes to homes. */
export const Purpose = z.enum(['notice', 'visits'])
export type Purpose = z.infer<typeof Purpose>
const Consent = z.object({ purpose: Purpose, version: z.string(), given: Instant, ended: Instant.nullable() })

const Section = z.object({ title: z.string(), text: z.string() })
/** The text in force for a purpose, section by section. */
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
/** Withdraws. Without the notice nobody can be served here, so it ends every consent and signs out everywhere; without the pledge one goes to no home. */
export const end = command('consent.end', 'POST /my/consents/end', {
  input: z.object({ purpose: Purpose }),
  /** Whether this browser is signed out now. */
  result: z.object({ out: z.boolean() }),
})
