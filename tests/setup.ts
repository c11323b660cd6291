/** One database server for the whole run, and in it a migrated template that every test's world is cloned from. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '#app/migrate.ts'
import { launch } from '#app/launch/postgres.ts'
import { TEMPLATE, testSecrets } from './secrets.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The owner's connection string, of a database beside the template. */
    ownerUrl: string
  }
}

interface Server {
  url: string
  stop: () => Promise<void>
}

async function ownServer(): Promise<Server> {
  const dataDir = mkdtempSync(join(tmpdir(), 'qunqing-test-'))
  // Nothing here outlives the run, so nothing waits for the disk. What must survive a crash is tested in tests/faults on a safe server.
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
  const { url, stop } = await launch({ dataDir, settings, log: () => undefined })
  return {
    url,
    stop: async () => {
      await stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function server(): Promise<Server> {
  const given = process.env['QUNQING_TEST_DATABASE_URL']
  return given ? { url: given, stop: () => Promise.resolve() } : ownServer()
}

async function template(ownerUrl: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    // Several runs may share one server: one of them makes the template, the others wait.
    await client.query('select pg_advisory_lock(7161)')
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [TEMPLATE])
    if (rowCount === 0) await client.query(`create database ${TEMPLATE}`)
    const url = new URL(ownerUrl)
    url.pathname = `/${TEMPLATE}`
    await migrate(url.href, testSecrets)
  } finally {
    await client.end()
  }
}

async function begin(): Promise<Server> {
  const running = await server()
  try {
    await template(running.url)
    return running
  } catch (error) {
    await running.stop()
    throw error
  }
}

/** Each project of a run loads this file anew, in one process: what they share hangs on the process. */
const shared = process as unknown as { qunqingTests?: { users: number; started: Promise<Server> } }

/** The first project starts the server, the last one to end stops it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const tests = (shared.qunqingTests ??= { users: 0, started: begin() })
  tests.users += 1
  const running = await tests.started
  project.provide('ownerUrl', running.url)
  return async () => {
    tests.users -= 1
    if (tests.users > 0) return
    delete shared.qunqingTests
    await running.stop()
  }
}
