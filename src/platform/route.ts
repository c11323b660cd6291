/** An endpoint's use on the server: load → can → run. One without `can` does not compile. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Readable } from 'node:stream'
import type { z } from 'zod'
import type { Endpoint, Result } from './contract.ts'
import type { Cx } from './cx.ts'
import type { Flow } from './flow.ts'
import type { Ports } from './ports.ts'

/** Path parameters and input as the contract parsed them. */
export type Given<E extends Endpoint> = z.output<E['params']> & z.output<E['input']>

/** `ok`, or the refusal code that says why not. */
type Verdict = string

/** What a command did: ids only. It is kept, and a repeat of the command is rendered from it with today's rights. */
export type Done = Record<string, string>

/** A verdict that ranks people: it is kept and committed, and the answer is 409. */
export class Lost {
  readonly code: string
  readonly facts: Record<string, unknown>
  constructor(code: string, facts: Record<string, unknown> = {}) {
    this.code = code
    this.facts = facts
  }
}

interface Loads<E extends Endpoint, N> {
  /** Fetches under the reader's own rights; undefined answers 404, the same for absent and unreadable. */
  load: (cx: Cx, input: Given<E>) => Promise<N | undefined>
  /** Answers 403 with the reason. */
  can: (cx: Cx, noun: N, input: Given<E>) => Verdict
}
interface Alone<E extends Endpoint> {
  load?: undefined
  can: (cx: Cx, noun: undefined, input: Given<E>) => Verdict
}
type Asks<E extends Endpoint, N> = N extends undefined ? Alone<E> : Loads<E, N>

/** An answer that is a file. A stream is read to its end within the transaction, so it may read rows as it goes. */
export interface Download { name: string; type: string; body: Uint8Array | Readable }

interface Reads<E extends Endpoint, N> { run: (cx: Cx, noun: N, input: Given<E>) => Promise<Result<E>> }
interface Sends<E extends Endpoint, N> { run: (cx: Cx, noun: N, input: Given<E>) => Promise<Download> }
interface Acts<E extends Endpoint, N> {
  /** The noun's flow: its lock is taken and what is due is settled before `load` and `can` are asked again. */
  flow?: Flow
  /** Sign-in and set-up run before anybody is known. */
  door?: true
  run: (cx: Cx, noun: N, input: Given<E>) => Promise<Done | Lost>
  /** Renders the answer from the verdict, for the first time and for every repeat. */
  show: (cx: Cx, done: Done, input: Given<E>) => Promise<Result<E>>
  /** What follows once the transaction is committed, for every repeat too: a cookie, a message on its way. */
  after?: (at: Answered, result: Result<E>) => Promise<void> | void
}

/** A command that is committed and about to be answered. */
export interface Answered { ports: Ports; request: FastifyRequest; reply: FastifyReply }

/** A route with its types erased, as `http` runs it. */
export interface Route {
  api: Endpoint
  flow?: Flow
  door?: boolean
  /** Answers with a file. */
  sends?: true
  load?: (cx: Cx, input: never) => Promise<unknown>
  can: (cx: Cx, noun: never, input: never) => Verdict
  run: (cx: Cx, noun: never, input: never) => Promise<unknown>
  show?: (cx: Cx, done: Done, input: never) => Promise<unknown>
  after?: (at: Answered, result: never) => Promise<void> | void
}

/** A query's route; it runs in a READ ONLY transaction. */
export const reads = <E extends Endpoint, N = undefined>(api: E, parts: Asks<E, N> & Reads<E, N>): Route => ({ api, ...parts }) as Route
/** The route of a query that answers with a file; its `result` names the media type. */
export const sends = <E extends Endpoint, N = undefined>(api: E, parts: Asks<E, N> & Sends<E, N>): Route => ({ api, ...parts, sends: true }) as Route
/** A command's route. */
export const acts = <E extends Endpoint, N = undefined>(api: E, parts: Asks<E, N> & Acts<E, N>): Route => ({ api, ...parts }) as Route

/** Looking round needs no account. */
export const anybody = (): Verdict => 'ok'
/** One's own things: any signed-in person. */
export const signedIn = (cx: Cx): Verdict => (cx.who.id === null && cx.checks ? 'may.sign-in' : 'ok')
/** One's own things, asked for as oneself and not in an office. */
export const asMyself = (cx: Cx): Verdict => (cx.hat.kind !== 'me' && cx.checks ? 'may.other-hat' : signedIn(cx))
