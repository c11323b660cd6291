/** What a replay stands on: people who act over HTTP, as their browsers do, on a clock that it may move. */
import type { z } from 'zod'
import type { Endpoint, Id } from '#platform/contract.ts'

type Fields = z.ZodObject
type Given<F extends Fields> = string extends keyof z.input<F> ? unknown : z.input<F>

/** Someone who is signed in, with the hat and the purpose that they act in. */
export interface Actor { id: Id<'person'>; name: string; phone: string; token: string; hat?: string; purpose?: string }
/** Something that happens at a time; events of one story happen in their order. */
export interface Event { at: Date; run: () => Promise<unknown>; story?: object }

/** A running, empty installation that was started for a replay. */
export interface Actors {
  call<P extends Fields, I extends Fields, R extends z.ZodType>(who: Actor | null, api: Endpoint<P, I, R>, input: Given<P> & Given<I>): Promise<z.output<R>>
  file(who: Actor | null, path: string): Promise<Buffer>
  now(): Promise<Date>
  to(instant: Date): Promise<void>
  play(events: readonly Event[]): Promise<void>
  /** Signs in someone who has an account. */
  arrive(who: { phone: string; name: string }): Promise<Actor>
  /** Comes for the first time, by a code. */
  join(who: { phone: string; name: string; year: number }): Promise<Actor>
  settle(who: Actor, year: number): Promise<void>
  /** Agrees to the text in force: the notice, or the terms and the pledge of whoever goes to homes. */
  agree(who: Actor, purpose: 'notice' | 'visits'): Promise<void>
}
