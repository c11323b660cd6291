/** Where people of a demo or a replay act by themselves: over HTTP, as their browsers do, on one moved clock. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { id, Instant, Refused, type Endpoint, type Id } from '#platform/contract.ts'
import * as consent from '#kernels/registry/consents/contract.ts'
import * as people from '#kernels/registry/people/contract.ts'
import * as door from '#kernels/registry/sign-in/contract.ts'
import { play, type Event, type Moving } from './timeline.ts'

type Fields = z.ZodObject
type Given<F extends Fields> = string extends keyof z.input<F> ? unknown : z.input<F>

/** Someone who is signed in, with the hat and the purpose that they act in. */
export interface Someone {
  id: Id<'person'>
  name: string
  phone: string
  token: string
  hat?: string
  purpose?: string
}

/** The product said no; `code` is its word key. */
export class SaidNo extends Error {
  readonly code: string
  readonly status: number
  readonly facts: Record<string, unknown>

  constructor(name: string, status: number, refused: Refused) {
    super(`${name}: ${status} ${refused.code} ${JSON.stringify(refused.facts)} ${refused.trace}`)
    this.code = refused.code
    this.status = status
    this.facts = refused.facts
  }
}

/** A busy database says so instead of waiting for ever; the same command may be sent again. */
const TRIES = 6
const BUSY = 503

interface Asking { api: Endpoint; flat: Record<string, unknown>; key: string; little?: boolean }
interface Sent { status: number; body: unknown }

const headersOf = (who: Someone | null, { api, key, little }: Asking): Record<string, string> => ({
  ...(who === null ? {} : { authorization: `Bearer ${who.token}`, 'qq-hat': who.hat ?? 'me' }),
  ...(who?.purpose === undefined ? {} : { 'qq-purpose': who.purpose }),
  ...(little === true ? { prefer: 'return=minimal' } : {}),
  ...(api.kind === 'query' ? {} : { 'idempotency-key': key, 'content-type': 'application/json' }),
})

async function send(address: string, who: Someone | null, asking: Asking): Promise<Sent> {
  const { api, flat } = asking
  const rest = Object.fromEntries(Object.entries(flat).filter(([name, value]) => !(name in api.params.shape) && value !== undefined))
  const path = api.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(flat[name])))
  const asks = api.kind === 'query'
  const search = asks ? `?${new URLSearchParams(Object.entries(rest).map(([name, value]) => [name, String(value)]))}` : ''
  const reply = await fetch(`${address}/api${path}${search}`, {
    method: api.method,
    headers: headersOf(who, asking),
    ...(asks ? {} : { body: JSON.stringify(rest) }),
  })
  return { status: reply.status, body: await reply.json() }
}

const Entered = z.object({ person: id('person'), token: z.string() })
const Outbox = z.object({ items: z.array(z.object({ id: z.string(), code: z.string() })), totp: z.string().nullable() })
const Clock = z.object({ at: Instant })

/** A running installation with the conveniences of a local one: the clock, the outbox of codes, one-click sign-in. */
export class Stage {
  readonly address: string
  readonly #versions = new Map<consent.Purpose, Promise<string>>()

  constructor(address: string) {
    this.address = address
  }

  /** Calls an endpoint as someone. Throws `SaidNo`. */
  async call<P extends Fields, I extends Fields, R extends z.ZodType>(who: Someone | null, api: Endpoint<P, I, R>, input: Given<P> & Given<I>): Promise<z.output<R>> {
    return api.result.parse(await this.#sent(who, { api, flat: Object(input), key: randomUUID() }))
  }

  /** Gives a command as someone and hears no more than the id of what it made, `{ id }`. Throws `SaidNo`. */
  act<P extends Fields, I extends Fields>(who: Someone, api: Endpoint<P, I>, input: Given<P> & Given<I>): Promise<unknown> {
    return this.#sent(who, { api, flat: Object(input), key: randomUUID(), little: true })
  }

  async #sent(who: Someone | null, asking: Asking): Promise<unknown> {
    for (let left = TRIES; ; left -= 1) {
      const { status, body } = await send(this.address, who, asking)
      if (status === 200) return body
      if (status !== BUSY || left === 1) throw new SaidNo(asking.api.name, status, Refused.parse(body))
    }
  }

  /** Fetches what is no JSON: a document, a sheet. */
  async file(who: Someone | null, path: string): Promise<Buffer> {
    const reply = await fetch(`${this.address}/api${path}`, { headers: who === null ? {} : { authorization: `Bearer ${who.token}`, 'qq-hat': who.hat ?? 'me' } })
    if (!reply.ok) throw new SaidNo(path, reply.status, Refused.parse(await reply.json()))
    return Buffer.from(await reply.arrayBuffer())
  }

  async #dev<T extends z.ZodType>(path: string, shape: T, body?: unknown): Promise<z.output<T>> {
    const reply = await fetch(`${this.address}/dev/${path}`, body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    const said: unknown = await reply.json()
    if (!reply.ok) throw new SaidNo(`/dev/${path}`, reply.status, Refused.parse(said))
    return shape.parse(said)
  }

  /** Business time now. */
  async now(): Promise<Date> {
    return new Date((await this.#dev('clock', Clock)).at)
  }

  /** Moves business time, which stands there; null lets it run as real time again. */
  async to(instant: Date | null): Promise<void> {
    await this.#dev('clock', Clock, { to: instant?.toISOString() ?? null })
  }

  /** Moves business time and lets it run on from there. */
  async runFrom(instant: Date): Promise<void> {
    await this.#dev('clock', Clock, { to: instant.toISOString(), runs: true })
  }

  /** Lets events happen at their times, those of one time side by side. */
  play(events: readonly Event[], how: Omit<Moving, 'to'> = {}): Promise<void> {
    return play(events, { ...how, to: (instant) => this.to(instant) })
  }

  /** Signs in someone of the demo range who has an account, second factor included. */
  async arrive(who: { phone: string; name: string }): Promise<Someone> {
    const { person, token } = await this.#dev('sign-in', Entered, { phone: who.phone })
    return { id: person, name: who.name, phone: who.phone, token }
  }

  /** The next second factor of someone of the demo range who has begun one. */
  async factor(who: { phone: string }): Promise<string> {
    return (await this.#dev(`outbox.json?to=${encodeURIComponent(who.phone)}`, Outbox)).totp ?? ''
  }

  /** Comes for the first time, by a code: agrees to the notice, says a name and the year of birth. */
  async join(who: { phone: string; name: string; year: number }): Promise<Someone> {
    const asked = await this.call(null, door.ask, { phone: who.phone })
    const { items } = await this.#dev(`outbox.json?to=${encodeURIComponent(who.phone)}`, Outbox)
    const code = items.find((item) => item.id === asked.id)?.code ?? ''
    const { person, token } = await this.call(null, door.enter, { id: asked.id, code })
    const me = { id: person, name: who.name, phone: who.phone, token }
    await this.settle(me, who.year)
    await this.act(me, people.name, { name: who.name })
    return me
  }

  /** Agrees to the notice and says the year of birth, as everybody does before the first order or claim. */
  async settle(who: Someone, year: number): Promise<void> {
    const me = { ...who, hat: 'me' }
    await this.agree(me, 'notice')
    await this.act(me, people.year, { year })
  }

  /** Agrees to the text in force for a purpose: the notice, or the terms and the pledge of whoever goes to homes. */
  async agree(who: Someone, purpose: consent.Purpose): Promise<void> {
    const version = this.#versions.get(purpose) ?? this.call(null, consent.text, { purpose }).then((text) => text.version)
    this.#versions.set(purpose, version)
    await this.act({ ...who, hat: 'me' }, consent.give, { purpose, version: await version })
  }
}
