/** Brings a database to today's shape: migrations, the login role, the second wall, reference data. */
import { readdir, readFile } from 'node:fs/promises'
import { Kysely, Migrator, PostgresDialect, sql, type Migration } from 'kysely'
import pg from 'pg'
import { steps } from '#platform/flow.ts'
import { dropAll, rowSecurity } from '#platform/policy-sql.ts'
import type { Secrets } from '#platform/seal.ts'
import { loadAreas } from '#kernels/registry/areas/load.ts'
import { modules } from './modules.ts'

const FOLDER = new URL('../../db/migrations/', import.meta.url)

/** What a database is for; a real one's clock cannot be moved. */
type Kind = 'real' | 'demo' | 'replay'

/** Makes the clock, which carries the mark of what the database is for. */
const FIRST = '0001_platform.sql'

async function migrations(kind: Kind): Promise<Record<string, Migration>> {
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.sql')).toSorted()
  const entries = files.map(async (file): Promise<[string, Migration]> => {
    const text = await readFile(new URL(file, FOLDER), 'utf8')
    const up = async (db: Kysely<unknown>) => {
      await sql.raw(text).execute(db)
      // In the transaction of the first tables: whenever a start is cut, the next one finds either nothing or a database that knows its kind.
      if (file === FIRST) await sql`update clock set kind = ${kind}`.execute(db)
    }
    return [file.replace('.sql', ''), { up }]
  })
  return Object.fromEntries(await Promise.all(entries))
}

/** The one role that logs in: it owns nothing, inherits nothing, and can only put on a hat. */
const loginRole = (password: string) => `
do $$ begin
  if not exists (select from pg_roles where rolname = 'qq_web') then create role qq_web noinherit; end if;
  execute format('alter role qq_web login password %L', ${pg.escapeLiteral(password)});
  execute format('grant connect on database %I to qq_web', current_database());
  grant qq_me, qq_tree, qq_team, qq_flow, qq_door to qq_web;
  alter role qq_web set plan_cache_mode = force_custom_plan;
end $$`

const stepRows = () => modules.flatMap((module) => module.flows ?? []).flatMap(steps)

async function secondWall(db: Kysely<unknown>): Promise<void> {
  await sql.raw(dropAll).execute(db)
  const policies = modules.flatMap((module) => module.policies)
  const extra = modules.flatMap((module) => module.security ?? [])
  await sql.raw(rowSecurity(policies, extra).join(';\n')).execute(db)
  for (const step of stepRows()) {
    await sql`insert into flow_step values (${step.noun}, ${step.act}, ${step.from}, ${step.to}) on conflict do nothing`.execute(db)
  }
}

/**
 * Migrates the database behind `ownerUrl`, whose role must be able to create roles and bypass row security.
 * Returns the address under which the app logs in. Two processes that start at once wait for each other.
 * @param kind marks an empty database for good; one that has its mark keeps it.
 */
export async function migrate(ownerUrl: string, secrets: Secrets, kind: Kind = 'real'): Promise<{ appUrl: string }> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2 })
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    const migrator = new Migrator({ db, provider: { getMigrations: () => migrations(kind) } })
    const { error } = await migrator.migrateToLatest()
    if (error !== undefined) throw new Error('a migration failed', { cause: error })
    await db.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(7160)`.execute(tx)
      await sql.raw(loginRole(secrets.login)).execute(tx)
      await secondWall(tx)
      await loadAreas(tx)
    })
  } finally {
    await db.destroy()
  }
  return { appUrl: asLogin(ownerUrl, secrets) }
}

/** The same server and database, logged in as the app. */
export function asLogin(ownerUrl: string, secrets: Secrets): string {
  const url = new URL(ownerUrl)
  url.username = 'qq_web'
  url.password = secrets.login
  return url.toString()
}
