/** Databases of one's own, cloned from the migrated template. */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { TEMPLATE } from './secrets.ts'

const ownerUrl = (database: string): string => {
  const url = new URL(inject('ownerUrl'))
  url.pathname = `/${database}`
  return url.href
}

async function admin(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('ownerUrl') })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** A clone of the template, and how it goes away. Clones need the template to themselves for a moment, so they wait for each other. */
export async function cloned(): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `w_${randomUUID().replaceAll('-', '')}`
  const client = new pg.Client({ connectionString: inject('ownerUrl') })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(7162)')
    await client.query(`create database ${name} template ${TEMPLATE} strategy file_copy`)
  } finally {
    await client.end()
  }
  return { url: ownerUrl(name), drop: () => admin(`drop database ${name} with (force)`) }
}
