import { z } from 'zod'
import { command, id, Instant, query } from '#platform/contract.ts'

const Code = z.string().trim().regex(/^\d{6}$/)
const CodeSent = z.object({ id: id('code'), until: Instant, again: z.number().int() })
const limits = ['sign-in.too-often', 'sign-in.too-many', 'sign-in.not-sent']
const wrong = ['sign-in.code-wrong', 'sign-in.code-over']

/** Asks for a code at the number that shall be mine. */
export const phoneCode = command('me.phone-code', 'POST /me/phone/codes', {
  input: z.object({ phone: z.string().max(40) }), result: CodeSent, refuses: ['phone.wrong', ...limits],
})
/** Takes the new number, once its code has come back. Orders that were made keep the number that they were made with. */
export const phone = command('me.phone', 'POST /me/phone', {
  input: z.object({ id: id('code'), code: Code }), result: z.object({ phone: z.string() }), refuses: [...wrong, 'me.phone-same', 'me.phone-taken'],
})

/** Something open that comes before leaving: which, and the page of the next step. */
export const Hold = z.object({ code: z.string(), facts: z.record(z.string(), z.string()), to: z.object({ page: z.string(), id: z.string().optional() }) })
export type Hold = z.infer<typeof Hold>

export const Deletion = z.object({ id: id('deletion'), state: z.enum(['waiting', 'kept', 'erased', 'gone']), created: Instant, until: Instant })
export type Deletion = z.infer<typeof Deletion>

/** Of which kinds anything is kept of me, what is open, and where my leaving stands. */
export const show = query('my-data.show', 'GET /my/data', {
  result: z.object({ kinds: z.array(z.string()), deletion: Deletion.nullable(), holds: z.array(Hold) }),
})
/** One kind of what is kept of me, in pages. `fields` says in which order, and how each is said to people. */
export const kind = query('my-data.kind', 'GET /my/data/:kind', {
  params: z.object({ kind: z.string().max(40) }),
  input: z.object({ after: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(100).default(20) }),
  result: z.object({ kind: z.string(), fields: z.record(z.string(), z.string()), items: z.array(z.looseObject({ id: z.string() })), next: z.string().optional() }),
})
/** A copy of all that is kept of me: for machines (json) or to read (html). */
export const copy = query('my-data.copy', 'GET /my/copy', {
  input: z.object({ as: z.enum(['json', 'html']), language: z.enum(['zh', 'en']).default('zh') }),
  result: z.string().meta({ contentMediaType: '*/*' }),
})

/** Asks for the code that confirms my leaving; it goes to my own number. */
export const leaveCode = command('deletion.code', 'POST /my/deletion/codes', { result: CodeSent, refuses: ['deletion.waiting', ...limits] })
/** Confirms that my account and all that is personal shall go. It can be taken back until `until`. */
export const confirm = command('deletion.confirm', 'POST /my/deletion', {
  input: z.object({ id: id('code'), code: Code }), result: Deletion, refuses: [...wrong, 'deletion.open', 'deletion.waiting'],
})
/** Takes it back. */
export const takeBack = command('deletion.take-back', 'POST /my/deletion/:id/take-back', {
  params: z.object({ id: id('deletion') }), result: Deletion, refuses: ['deletion.state'],
})
