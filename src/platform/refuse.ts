/** The one error class: what happened and what to do next, as a code that both languages know. */
export class Refusal extends Error {
  readonly code: string
  readonly status: number
  readonly facts: Record<string, unknown>
  readonly field: string | undefined

  /** @param status 400 input, 401 not signed in, 403 not allowed, 404 absent or unreadable, 409 state or race, 413 too large, 429 too often, 503 try again */
  constructor(code: string, status: number, facts: Record<string, unknown> = {}, field?: string) {
    super(code)
    this.code = code
    this.status = status
    this.facts = facts
    this.field = field
  }
}

/** A module's own refusals, by name: `const fail = refusals('booking', { full: 409 })`, then `throw fail('full')`. */
export const refusals =
  <K extends string>(noun: string, statuses: Record<K, number>) =>
  (name: K, facts: Record<string, unknown> = {}, field?: string): Refusal =>
    new Refusal(`${noun}.${name}`, statuses[name], facts, field)
