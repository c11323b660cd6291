import { Client } from 'pg'
import { CannotStart } from './cannot-start.ts'

const OLDEST = 150_000

/** One row for each unsafe value that this connection, or any role or database of the server, is given. */
const unsafe = `
  select name, setting as value, 'server' as place from pg_settings
   where (name in ('fsync', 'full_page_writes') and setting <> 'on')
      or (name = 'synchronous_commit' and setting not in ('on', 'remote_apply'))
  union all
  select 'synchronous_commit', split_part(entry, '=', 2), coalesce(r.rolname, d.datname, 'server')
    from pg_db_role_setting s
    cross join lateral unnest(s.setconfig) as entry
    left join pg_roles r on r.oid = s.setrole
    left join pg_database d on d.oid = s.setdatabase
   where entry like 'synchronous_commit=%' and split_part(entry, '=', 2) not in ('on', 'remote_apply')
   limit 1`

/**
 * The start-up guard: a server that may lose what it has acknowledged is refused, ours and a foreign one alike.
 * @throws CannotStart with a sentence that names the setting, or the version when it is older than PostgreSQL 15.
 */
export async function refuseUnsafe(url: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await connect(client)
  try {
    const version = await client.query<{ number: number; text: string }>(
      "select current_setting('server_version_num')::int as number, current_setting('server_version') as text",
    )
    const server = version.rows[0]
    if (server && server.number < OLDEST) throw tooOld(server.text)
    const found = await client.query<{ name: string; value: string; place: string }>(unsafe)
    const row = found.rows[0]
    if (row) throw notSafe(row)
  } finally {
    await client.end()
  }
}

async function connect(client: Client): Promise<void> {
  try {
    await client.connect()
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new CannotStart(
      `数据库连不上：${why}。检查 DATABASE_URL。`,
      `The database cannot be reached: ${why}. Check DATABASE_URL.`,
    )
  }
}

const tooOld = (version: string) =>
  new CannotStart(
    `数据库是 PostgreSQL ${version}，群青需要 15 或更新的版本。`,
    `The database is PostgreSQL ${version}; Qunqing needs 15 or newer.`,
  )

const notSafe = ({ name, value, place }: { name: string; value: string; place: string }) =>
  new CannotStart(
    `数据库的 ${name} 是 ${value}（${place}），断电会丢掉已答应的事，所以不启动：把 ${name} 设为 on。`,
    `The database has ${name} = ${value} (${place}), so a power cut could lose what was acknowledged: set ${name} to on and start again.`,
  )
