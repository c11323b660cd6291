import { CamelCasePlugin, Kysely, PostgresDialect, type PluginTransformQueryArgs, type RootOperationNode } from 'kysely'
import pg from 'pg'
import { PreparingClient } from './prepared.ts'

// Instants travel as ISO text, exactly as the contracts say; a count that does not fit a number stays text.
const instant = (value: string): string => new Date(value).toISOString()
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === 1184 ? instant : oid === 1082 ? (value: string) => value : pg.types.getTypeParser(oid, format),
} as pg.CustomTypesConfig

/** Rows arrive in camelCase. Statements are written as the database has them, so nothing of theirs is walked through and copied. */
class CamelRows extends CamelCasePlugin {
  override transformQuery({ node }: PluginTransformQueryArgs): RootOperationNode {
    return node
  }
}

/** The connections of one process. Only `app/` and tests open them. */
export interface Database {
  db: Kysely<unknown>
  /** One direct connection, for LISTEN. The caller ends it. */
  direct: () => pg.Client
  close: () => Promise<void>
}

/** Opens a pool on `url` as the role that is named there: `max` connections, with these settings of PostgreSQL (`-c name=value`). */
export function connect(url: string, max = 12, options = ''): Database {
  const pool = new pg.Pool({ Client: PreparingClient, connectionString: url, options, max, types, statement_timeout: 30_000, idle_in_transaction_session_timeout: 30_000 })
  // A connection that the server ended (a restart) is dropped from the pool; the next request opens another.
  pool.on('error', () => undefined)
  // One that is lent out at that moment fails its query, and must not take the process along.
  pool.on('connect', (client) => client.on('error', () => undefined))
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }), plugins: [new CamelRows({ maintainNestedObjectKeys: true })] })
  return { db, direct: () => new pg.Client({ connectionString: url }), close: () => db.destroy() }
}
