import type { z } from 'zod'
import { Refused, type Endpoint } from '#platform/contract.ts'
import { hearNow } from './clock.ts'
import { currentHat, type Hat } from './hat.ts'
import { language } from './i18n/language.ts'
import { uuid } from './id.ts'

type Fields = z.ZodObject

// An endpoint without parameters has an empty shape, which zod types as a record that takes no key at all.
type Given<F extends Fields> = string extends keyof z.input<F> ? object : z.input<F>

/** What a caller hands over: path parameters and input in one flat object. */
export type Flat<P extends Fields, I extends Fields> = Given<P> & Given<I> & object

/** How one call is made. */
export interface CallOptions {
  /** A command's id; the same id again is the same command. A new one is made when absent. */
  id?: string
  /** The hat for this call instead of the one worn. */
  hat?: Hat
  /** Why personal data are read, e.g. `dispatch` or `visit`. */
  purpose?: string
  signal?: AbortSignal
}

/** The server answered no. `code` is the word key `refuse.<code>`, `facts` fill its sentence, `trace` finds it in the logs. */
export class RefusedError extends Error {
  readonly code: string
  readonly field: string | undefined
  readonly facts: Readonly<Record<string, unknown>>
  readonly status: number
  readonly trace: string

  constructor(status: number, refused: Refused) {
    super(refused.message)
    this.name = 'RefusedError'
    this.code = refused.code
    this.field = refused.field
    this.facts = refused.facts
    this.status = status
    this.trace = refused.trace
  }
}

/** No answer came, so nobody knows whether the command arrived: repeat it with the same id. */
export class OfflineError extends Error {
  readonly code = 'offline'

  constructor(cause: unknown) {
    super('offline', { cause })
    this.name = 'OfflineError'
  }
}

const plain = (_key: string, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)

function scalar(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'bigint' ? value.toString() : JSON.stringify(value, plain)
}

function inPath(path: string, flat: Record<string, unknown>): string {
  return path.replace(/:([A-Za-z]+)/g, (_all, name: string) => encodeURIComponent(scalar(flat[name])))
}

const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value])

function inQuery(flat: Record<string, unknown>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(flat)) {
    for (const one of listed(value)) {
      if (one !== undefined && one !== null) search.append(name, scalar(one))
    }
  }
  const text = search.toString()
  return text === '' ? '' : `?${text}`
}

/** Where and with what an endpoint is asked: path parameters in the path, the rest as query string or JSON body. */
export function requestOf(endpoint: Endpoint, input: object, options: CallOptions = {}): { url: string; init: RequestInit } {
  const flat: Record<string, unknown> = { ...input }
  const params = endpoint.params.shape
  const rest = Object.fromEntries(Object.entries(flat).filter(([name]) => !(name in params)))
  const path = `/api${inPath(endpoint.path, flat)}`
  const headers: Record<string, string> = { 'qq-hat': options.hat ?? currentHat(), 'accept-language': language.get() }
  if (options.purpose !== undefined) headers['qq-purpose'] = options.purpose
  const common = { method: endpoint.method, headers, credentials: 'same-origin' as const, signal: options.signal ?? null }
  if (endpoint.kind === 'command') headers['idempotency-key'] = options.id ?? uuid()
  if (endpoint.method === 'GET') return { url: path + inQuery(rest), init: common }
  headers['content-type'] = 'application/json'
  return { url: path, init: { ...common, body: JSON.stringify(rest, plain) } }
}

async function refusalOf(response: Response): Promise<RefusedError> {
  const body: unknown = await response.json().catch(() => undefined)
  const told = Refused.safeParse(body)
  // A proxy in between answers in its own words; to the reader that is a fault without a number.
  const none = { code: 'fault', message: response.statusText, facts: {}, trace: '' }
  return new RefusedError(response.status, told.success ? told.data : none)
}

async function ask(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, init).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new OfflineError(cause)
  })
  hearNow(response.headers.get('qq-now'))
  if (!response.ok) throw await refusalOf(response)
  return response
}

/**
 * Asks an endpoint with one flat input and returns its parsed result.
 * Throws `RefusedError` when the server says no, `OfflineError` when nothing answered.
 */
export async function call<P extends Fields, I extends Fields, R extends z.ZodType>(
  endpoint: Endpoint<P, I, R>, input: Flat<P, I>, options?: CallOptions,
): Promise<z.output<R>> {
  const { url, init } = requestOf(endpoint, input, options)
  const response = await ask(url, init)
  const body: unknown = response.status === 204 ? undefined : await response.json()
  return endpoint.result.parse(body)
}

/** Fetches an endpoint that answers with a file, under the hat worn, and hands it to the browser to save as `name`. */
export async function download<P extends Fields, I extends Fields>(
  endpoint: Endpoint<P, I>, input: Flat<P, I>, name: string,
): Promise<void> {
  const { url, init } = requestOf(endpoint, input)
  const file = await (await ask(url, init)).blob()
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  // Some browsers start reading only after the click's turn has ended.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
