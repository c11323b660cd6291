import { Client } from 'pg'

/** What a database that is in use says of itself. */
export interface Mark {
  /** The demo, or a committee's own work. */
  demo: boolean
  /** False for a demo whose filling has not come to its end. */
  whole: boolean
}

async function asOwner<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** The mark of this database; undefined while it is empty. It comes with the first tables, in their transaction, and stays. */
export function markOf(url: string): Promise<Mark | undefined> {
  return asOwner(url, async (client) => {
    const used = await client.query<{ used: boolean }>("select to_regclass('public.clock') is not null as used")
    if (used.rows[0]?.used !== true) return undefined
    const { rows } = await client.query<{ demo: boolean }>("select kind = 'demo' as demo from clock")
    if (rows[0]?.demo !== true) return { demo: false, whole: true }
    const filled = await client.query<{ seeded: boolean }>('select seeded from clock')
    return { demo: true, whole: filled.rows[0]?.seeded === true }
  })
}

/** Remembers that the demo was filled to its end. */
export const markWhole = (url: string): Promise<void> => asOwner(url, async (client) => void (await client.query('update clock set seeded = true')))

/** Empties a demo whose filling was cut short, in one step: half a county would stay half forever. A real database is never touched. */
export function dropHalf(url: string): Promise<void> {
  return asOwner(url, async (client) => {
    const { rowCount } = await client.query("select 1 from clock where kind = 'demo' and not seeded")
    if (rowCount === 1) await client.query('drop schema if exists public, keystore cascade; create schema public')
  })
}
