import { z } from 'zod'
import type { Cx } from '#platform/cx.ts'
import { newId } from '#platform/id.ts'
import { refusals } from '#platform/refuse.ts'
import type { Done, Given } from '#platform/route.ts'
import type * as api from './contract.ts'
import { BadLine, keyOf, readLines, type Path, type PremiseKind } from './contract.ts'
import * as q from './queries.ts'

const fail = refusals('premise', { community: 409, twice: 409, point: 400 })

const KINDS: readonly PremiseKind[] = ['estate', 'building', 'door']
/** So many rows go to the database at once. */
const CHUNK = 1000

interface Level {
  kind: PremiseKind
  paths: readonly Path[]
  /** The ids of the level above by their keys. */
  above: ReadonlyMap<string, string>
}

/** The places of one level that are there, by their keys. */
async function idsOf(cx: Cx, org: q.Community, { kind, above }: Level): Promise<Map<string, string>> {
  const keys = new Map([...above].map(([key, id]) => [id, key]))
  const known = await q.level(cx.tx, { org: org.id, kind })
  return new Map(
    known.map(({ id, parent, name }) => [parent === null ? name : keyOf([keys.get(parent) ?? '', name]), id]),
  )
}

/** Adds what is not there yet. Returns how many are new. */
async function addLevel(cx: Cx, org: q.Community, { kind, paths, above }: Level): Promise<number> {
  const rows = paths.map((path) => ({
    id: newId('premise'),
    parent: above.get(keyOf(path.slice(0, -1))) ?? null,
    name: path.at(-1) ?? '',
  }))
  let added = 0
  for (let from = 0; from < rows.length; from += CHUNK) {
    added += await q.insert(cx.tx, { org: org.id, orgPath: org.orgPath, kind }, rows.slice(from, from + CHUNK))
  }
  return added
}

const kept = (failed: readonly BadLine[]): string => JSON.stringify(failed.map(({ row, code }) => [row, code]))

/** Adds the places that lines name, with the estates and buildings that they lie in. One line is the case of many. */
export async function addMany(cx: Cx, org: q.Community, { lines }: Given<typeof api.addMany>): Promise<Done> {
  if (org.kind !== 'community') throw fail('community')
  const { paths, named, failed } = readLines(lines)
  let [added, there] = [0, 0]
  let above: ReadonlyMap<string, string> = new Map()
  for (const [index, kind] of KINDS.entries()) {
    const wanted = paths.filter((path) => path.length === index + 1)
    if (wanted.length === 0) break
    const before = await idsOf(cx, org, { kind, paths: wanted, above })
    there += wanted.filter((path) => named.has(keyOf(path)) && before.has(keyOf(path))).length
    const level = { kind, above, paths: wanted.filter((path) => !before.has(keyOf(path))) }
    added += await addLevel(cx, org, level)
    above = await idsOf(cx, org, level)
  }
  return { added: `${added}`, there: `${there}`, failed: kept(failed) }
}

/** What the lines came to, from the verdict. */
export function came(done: Done): { added: number; there: number; failed: BadLine[] } {
  const pairs = z.array(z.tuple([BadLine.shape.row, BadLine.shape.code])).parse(JSON.parse(done['failed'] ?? '[]'))
  return { added: Number(done['added']), there: Number(done['there']), failed: pairs.map(([row, code]) => ({ row, code })) }
}

/** Renames a place, and moves an estate. */
export async function change(cx: Cx, place: q.Placed, { name, point }: Given<typeof api.change>): Promise<Done> {
  if (point !== undefined && place.kind !== 'estate') throw fail('point', {}, 'point')
  if (await q.twin(cx.tx, { id: place.id, name })) throw fail('twice', {}, 'name')
  await q.rename(cx.tx, { id: place.id, name })
  if (point !== undefined) await q.moveTo(cx.tx, { id: place.id, point })
  return { id: place.id }
}
