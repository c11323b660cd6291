import type { Kysely } from 'kysely'
import type { Cx, Hat, Who } from './cx.ts'
import type { TimedMoves } from './journal.ts'
import type { Secrets } from './seal.ts'

/** What the rooms above lend to http. */
export interface Ports {
  db: Kysely<unknown>
  secrets: Secrets
  files: string
  timed: TimedMoves
  /** Finds who holds the session and whether the asked hat is theirs; runs at the door. Sets `cx.now`. */
  enter: (cx: Cx, asked: { token: string | null; hat: string }) => Promise<{ who: Who; hat: Hat }>
  /** The sentence for a refusal code. */
  say: (code: string, language: string, facts: Record<string, unknown>) => string
  /** Sends a one-time code to a phone (E.164); absent where codes stay in the local outbox. */
  send?: (to: string, code: string) => Promise<void>
  /** Limits that the installation sets, by name. */
  limits?: Readonly<Record<string, number>>
  /** False only where a test proves that the database stands alone. */
  checks: boolean
}
