/** Endpoints as data. Shared by server and browser, so nothing here may touch Node or the DOM. */
import { z } from 'zod'

/** A UUID that names a record of one noun. The brand keeps a team's id out of a person's place. */
export type Id<N extends string> = string & z.core.$brand<N>

/** The shape of an id of `noun`. */
export const id = <N extends string>(_noun: N) => z.uuid().brand<N>()

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`; never a `Date`. */
export const Day = z.iso.date().brand<'day'>()
export type Day = z.infer<typeof Day>

/** An instant as ISO 8601 with zone, on the wire. */
export const Instant = z.iso.datetime({ offset: true })

/** One line of a person's own words: trimmed, 1 to `max` characters, any script and emoji kept. */
export const line = (max: number) => z.string().trim().min(1).max(max)

/** A list in pages: `next` is the cursor for `after`, absent on the last page. */
export const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().optional() })

/** What every paged query accepts beside its own filters. */
export const paging = { after: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }

/** What the reader may do to a record now: `ok`, or the refusal code that says why not. */
export const May = z.record(z.string(), z.string())

type Fields = z.ZodObject
const none = z.object({})

export interface Endpoint<P extends Fields = Fields, I extends Fields = Fields, R extends z.ZodType = z.ZodType> {
  /** A command changes something, once per `Idempotency-Key`; a query runs read only. */
  kind: 'command' | 'query'
  /** `noun.verb`; the operationId in `/openapi.json`. */
  name: string
  method: 'GET' | 'POST'
  path: string
  params: P
  /** The body of a command, the query string of a query. */
  input: I
  result: R
  /** Every refusal code that this endpoint may answer with, beside those that all share. */
  refuses: readonly string[]
}

interface Parts<P extends Fields, I extends Fields, R extends z.ZodType> {
  params?: P
  input?: I
  result: R
  refuses?: readonly string[]
}

const endpoint =
  (kind: Endpoint['kind']) =>
  <R extends z.ZodType, P extends Fields = typeof none, I extends Fields = typeof none>(
    name: string,
    at: `${'GET' | 'POST'} /${string}`,
    parts: Parts<P, I, R>,
  ): Endpoint<P, I, R> => {
    const [method, path] = at.split(' ') as ['GET' | 'POST', string]
    return {
      kind, name, method, path,
      params: parts.params ?? (none as unknown as P),
      input: parts.input ?? (none as unknown as I),
      result: parts.result,
      refuses: parts.refuses ?? [],
    }
  }

/** Declares an endpoint that changes something. */
export const command = endpoint('command')
/** Declares an endpoint that only reads. */
export const query = endpoint('query')

// An object without fields says `Record<string, never>`, which would forbid every other field beside it.
type Given<T> = string extends keyof T ? unknown : T

/** What a caller hands to `call`: path parameters and input in one flat object. */
export type Input<E extends Endpoint> = Given<z.input<E['params']>> & Given<z.input<E['input']>>
/** What the caller gets back. */
export type Result<E extends Endpoint> = z.output<E['result']>

/** The one shape of every error on the wire. */
export const Refused = z.object({
  code: z.string(),
  message: z.string(),
  field: z.string().optional(),
  facts: z.record(z.string(), z.unknown()),
  trace: z.string(),
})
export type Refused = z.infer<typeof Refused>
