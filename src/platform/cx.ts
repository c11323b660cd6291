import type { Id } from './contract.ts'
import type { Secrets } from './seal.ts'
import type { Tx } from './sql.ts'

/** As what the caller acts in this request. */
export type Hat =
  | { kind: 'me' }
  | { kind: 'tree'; appointment: Id<'appointment'>; role: string; org: Id<'org'>; path: string }
  | { kind: 'team'; appointment: Id<'appointment'>; role: string; org: Id<'org'>; path: string }
  | { kind: 'flow' }
  | { kind: 'door' }

/** Who asks; `id` is null for a visitor who has not signed in. */
export interface Who {
  id: Id<'person'> | null
  name: string
  /** 18 or older for certain; null until asked. */
  adult: boolean | null
  /** Whether the second factor was given in this session. */
  strong: boolean
}

/** What everything below a route gets: one transaction, worn as one hat, at one business time. */
export interface Cx {
  tx: Tx
  now: Date
  who: Who
  hat: Hat
  purpose: string | null
  /** The command that is being run; null in a query. */
  command: Id<'command'> | null
  secrets: Secrets
  /** Where uploaded files lie. */
  files: string
  /** False only where a test proves that the database stands alone. */
  checks: boolean
  /** Where the request came from; only limits read it. */
  address?: string
  /** Limits that the installation sets, by name; a module's own number counts for the rest. */
  limits?: Readonly<Record<string, number>>
  /** Digest of the session's token, so that it can be ended. */
  session?: Buffer
}

/** Nobody in particular: a visitor, the door, the clock. */
export const nobody: Who = { id: null, name: '', adult: null, strong: false }

/** A context before anybody is known. `hat` is put on by `wear`. */
export const blank = (of: Pick<Cx, 'tx' | 'now' | 'hat' | 'secrets' | 'files' | 'checks'>): Cx => ({ ...of, who: nobody, purpose: null, command: null })

/** The signed-in person's id. Routes that need one are refused before they run. */
export function me(cx: Cx): Id<'person'> {
  if (cx.who.id === null) throw new Error('nobody is signed in')
  return cx.who.id
}
