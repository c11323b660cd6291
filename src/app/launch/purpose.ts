import { Client } from 'pg'
import { CannotStart } from './cannot-start.ts'

/** What an installation is for: a committee's own work, or the demo county. Its database carries the mark. */
export type Purpose = 'real' | 'demo'

async function asOwner<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const marked = async (client: Client): Promise<string | undefined> =>
  (await client.query<{ kind: string }>('select kind from clock')).rows[0]?.kind

const done = async (client: Client): Promise<boolean> =>
  (await client.query<{ seeded: boolean }>('select seeded from clock')).rows[0]?.seeded ?? false

/** Whether the demo's seed has run to its end. */
export const seeded = (url: string): Promise<boolean> => asOwner(url, done)

/** Remembers that it has. */
export const markSeeded = (url: string): Promise<void> => asOwner(url, async (client) => void (await client.query('update clock set seeded = true')))

/** Empties a demo whose seed was interrupted: half a county would stay half forever. A real database is never touched. */
export function dropHalfDemo(url: string): Promise<boolean> {
  return asOwner(url, async (client) => {
    if ((await marked(client)) !== 'demo' || (await done(client))) return false
    await client.query('drop schema if exists public, keystore cascade; create schema public')
    return true
  })
}

/**
 * Settles what this database is for: marked on its first start, kept from then on.
 * @throws CannotStart where `--empty` is asked of a demo.
 */
export function settlePurpose(url: string, fresh: boolean, empty: boolean): Promise<Purpose> {
  return asOwner(url, async (client) => {
    if (fresh && !empty) await client.query("update clock set kind = 'demo'")
    const purpose = (await marked(client)) === 'demo' ? 'demo' : 'real'
    if (purpose === 'real' || !empty) return purpose
    throw new CannotStart(
      '这个 DATA_DIR 里是示例数据，不能当作空的开始：换一个，如 DATA_DIR=./正式 npm start -- --empty。',
      'This DATA_DIR holds the demo, so it cannot start empty: choose another, as in DATA_DIR=./real npm start -- --empty.',
    )
  })
}
