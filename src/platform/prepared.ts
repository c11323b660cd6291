import type { Duplex } from 'node:stream'
import pg from 'pg'

/** So many statements a connection keeps; further ones (those of figures have many forms) are planned each time. */
const KEPT = 400

/** How every change of the role begins, whose name is its first value. */
export const WEARS = "/* go on */ select num_nulls(set_config('role', $1, true)"
/** Begins a statement that nobody waits for: what comes next is sent with it. */
export const GO_ON = '/* go on */ '
/** A transaction's beginning says nothing either. */
const goesOn = (text: string): boolean => text.startsWith(GO_ON) || text === 'begin' || text.startsWith('start transaction')

const NOTHING = { command: '', rowCount: 0, oid: 0, fields: [], rows: [] }

/**
 * A connection that plans each statement once instead of each time: planning under row security costs more than running (ADR 9). A plan under
 * row security belongs to one role, so its name holds the role that is worn; PostgreSQL checks that by itself and at worst plans again.
 *
 * A statement that begins with `GO_ON` is sent together with the next one and answered at once (ADR 10). Where it fails, PostgreSQL refuses
 * everything after it in the transaction, and its error is the one that the next statement throws.
 */
export class PreparingClient extends pg.Client {
  readonly #names = new Map<string, string>()
  #role = ''
  #failed: unknown
  #held = false

  constructor(config?: pg.ClientConfig) {
    super({ ...config, options: `-c plan_cache_mode=force_generic_plan ${config?.options ?? ''}`, pipeline: true } as pg.ClientConfig)
    const plain = this.query.bind(this) as (...given: unknown[]) => Promise<unknown>
    const named = (text: unknown, values: unknown, done: unknown): Promise<unknown> =>
      typeof text === 'string' && Array.isArray(values) && values.length > 0 ? plain(this.#named(text, values), done) : plain(text, values, done)
    this.query = ((text: unknown, values?: unknown, done?: unknown) => {
      if (done !== undefined || typeof values === 'function' || typeof text !== 'string') return named(text, values, done)
      if (!goesOn(text)) return this.#answered(named(text, values, done))
      this.#hold()
      named(text, values, done).catch((error: unknown) => (this.#failed ??= error))
      return Promise.resolve(NOTHING)
    }) as pg.Client['query']
  }

  /** Keeps what is written until the next statement is written too, or until nothing follows. */
  #hold(): void {
    if (this.#held) return
    this.#held = true
    this.#stream.cork()
    setImmediate(() => this.#letGo())
  }

  #letGo(): void {
    if (this.#held) this.#stream.uncork()
    this.#held = false
  }

  get #stream(): Duplex {
    return (this as unknown as { connection: { stream: Duplex } }).connection.stream
  }

  async #answered(answer: Promise<unknown>): Promise<unknown> {
    this.#letGo()
    try {
      const result = await answer
      if (this.#failed === undefined) return result
    } catch (error) {
      this.#failed ??= error
    }
    const failed = this.#failed
    this.#failed = undefined
    throw failed
  }

  #named(text: string, values: unknown[]): pg.QueryConfig {
    const wears = text.startsWith(WEARS)
    if (wears) this.#role = String(values[0])
    const key = wears ? text : `${this.#role} ${text}`
    const name = this.#names.get(key) ?? (this.#names.size < KEPT ? `s${this.#names.size}` : undefined)
    if (name === undefined) return { text, values }
    this.#names.set(key, name)
    return { text, values, name }
  }
}
