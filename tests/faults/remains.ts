/** What somebody who holds everything could still read of a person: every table as text, every file, and all that the keys left in the store open. */
import { globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { unseal } from '#platform/seal.ts'
import { testSecrets } from '../secrets.ts'
import type { World } from '../world.ts'

type Row = Record<string, unknown>
interface Sealed { table: string; column: string; place: string; owner: string | null; bytes: Buffer }

/** Where ciphertext lies: how its place is named, and whose key closed it; null for the installation's own. */
const SEALED = [
  { table: 'person_sealed', column: 'sealed', place: `'person_sealed|sealed|' || person`, owner: 'person' },
  { table: 'second_factor', column: 'sealed', place: `'second_factor|sealed|' || person`, owner: 'person' },
  { table: 'request_sealed', column: 'sealed', place: `'request_sealed|sealed|' || id`, owner: 'owner' },
  { table: 'request_note', column: 'sealed', place: `'request_note|sealed|' || id || '|' || entry`, owner: '(select orderer from request r where r.id = t.id)' },
  { table: 'concern_sealed', column: 'sealed', place: `'concern_sealed|sealed|' || id || '|' || entry`, owner: 'owner' },
  { table: 'sign_in_code', column: 'phone', place: `'sign_in_code|phone|' || id`, owner: 'null' },
  { table: 'outbox', column: 'sealed', place: `'outbox|sealed|' || id`, owner: 'null' },
]

/** Wrapped keys by person, as the store has them now. */
export async function keysIn(w: World): Promise<Map<string, Buffer>> {
  const { rows } = await w.owner.query<{ person: string; wrapped: Buffer }>('select person, wrapped from keystore.person_key')
  return new Map(rows.map(({ person, wrapped }) => [person, wrapped]))
}

/** Every ciphertext of the database: what a backup of it holds. */
export async function sealedIn(w: World): Promise<Sealed[]> {
  const all: Sealed[] = []
  for (const { table, column, place, owner } of SEALED) {
    const { rows } = await w.owner.query<{ place: string; owner: string | null; bytes: Buffer }>(`select ${place} as place, ${owner} as owner, ${column} as bytes from ${table} t`)
    all.push(...rows.map((row) => ({ table, column, ...row })))
  }
  return all
}

/** What these keys open of these ciphertexts, photos included. */
export function opened(w: World, sealed: readonly Sealed[], keys: ReadonlyMap<string, Buffer>): string[] {
  const open = ({ place, owner, bytes }: Omit<Sealed, 'table' | 'column'>): string[] => {
    try {
      const wrapped = owner === null ? undefined : keys.get(owner)
      if (owner !== null && wrapped === undefined) return []
      const key = wrapped === undefined ? testSecrets.wrap : unseal(testSecrets.wrap, `keystore.person_key|wrapped|${owner}`, wrapped)
      return [unseal(key, place, bytes).toString('latin1'), unseal(key, place, bytes).toString()]
    } catch {
      return []
    }
  }
  const files = filesIn(w)
  return sealed.flatMap((one) => {
    const texts = open(one)
    const id = one.place.split('|')[2]
    const photos = one.table === 'request_sealed' ? files.flatMap((bytes) => open({ place: `photo|${id}`, owner: one.owner, bytes }).map(() => `photo of ${id}`)) : []
    return [...texts, ...photos]
  })
}

/** Every file that the installation keeps. */
export const filesIn = (w: World): Buffer[] =>
  globSync('files/**', { cwd: w.dataDir }).map((path) => join(w.dataDir, path)).filter((path) => statSync(path).isFile()).map((path) => readFileSync(path))

/** Every row of every table, as text; bytes as hex. */
export async function dumped(w: World): Promise<string> {
  const { rows: tables } = await w.owner.query<{ name: string }>(`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('public', 'keystore') and c.relname not in ('area', 'flow_step')`)
  const texts: string[] = []
  for (const { name } of tables) {
    const { rows } = await w.owner.query<Row>(`select t::text as row from ${name} t`)
    texts.push(...rows.map((row) => String(row['row'])))
  }
  return texts.join('\n')
}

/** The file in which the database keeps the store of keys, byte by byte. */
export async function storeFile(w: World): Promise<Buffer> {
  await w.owner.query('checkpoint')
  const { rows } = await w.owner.query<{ bytes: Buffer }>(`select pg_read_binary_file(pg_relation_filepath('keystore.person_key')) as bytes`)
  return rows[0]?.bytes ?? Buffer.alloc(0)
}
