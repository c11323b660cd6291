import pg from 'pg'

/** So many statements a connection keeps; further ones (those of figures have many forms) are planned each time. */
const KEPT = 400

/** How every change of the role begins, whose name is its first value. One number is all that it answers. */
export const WEARS = "select num_nulls(set_config('role', $1, true)"

/**
 * A connection that plans each statement once instead of each time: planning under row security costs more than running (ADR 9). A plan under
 * row security belongs to one role, so its name holds the role that is worn; PostgreSQL checks that by itself and at worst plans again.
 */
export class PreparingClient extends pg.Client {
  readonly #names = new Map<string, string>()
  #role = ''

  constructor(config?: pg.ClientConfig) {
    super({ ...config, options: `-c plan_cache_mode=force_generic_plan ${config?.options ?? ''}` })
    const plain = this.query.bind(this) as (...given: unknown[]) => unknown
    this.query = ((text: unknown, values?: unknown, done?: unknown) =>
      typeof text === 'string' && Array.isArray(values) && values.length > 0 ? plain(this.#named(text, values), done) : plain(text, values, done)) as pg.Client['query']
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
