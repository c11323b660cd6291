import type { Cx } from '#platform/cx.ts'
import { newId } from '#platform/id.ts'
import { refusals } from '#platform/refuse.ts'
import type { Done, Given } from '#platform/route.ts'
import type * as api from './contract.ts'
import { BadLine, type PremiseKind } from './contract.ts'
import { keyOf, readLines, type Path } from './lines.ts'
import * as q from './queries.ts'

const fail = refusals('premise', { community: 409, twice: 409, point: 400 })

const KINDS: readonly PremiseKind[] = ['estate', 'building', 'door']
/** So many rows go to the database at once. */
const CHUNK = 1000

interface Level {
  kind: PremiseKind
  paths: readonly Path[]
  above: ReadonlyMap<string, string>
}

/** Adds the places of one level under those of the level above. Returns how many are new. */
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

/** The ids of one level by their whole path. */
async function idsOf(
  cx: Cx,
  org: q.Community,
  kind: PremiseKind,
  above: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const keys = new Map([...above].map(([key, id]) => [id, key]))
  const known = await q.level(cx.tx, { org: org.id, kind })
  return new Map(
    known.map(({ id, parent, name }) => [parent === null ? name : `${keys.get(parent) ?? ''}\t${name}`, id]),
  )
}

const kept = (failed: readonly BadLine[]): string => JSON.stringify(failed.map(({ row, code }) => [row, code]))

/** Adds the places that lines name, with the estates and buildings that they lie in. One line is the case of many. */
export async function addMany(cx: Cx, org: q.Community, { lines }: Given<typeof api.addMany>): Promise<Done> {
  if (org.kind !== 'community') throw fail('community')
  const { paths, named, failed } = readLines(lines)
  let added = 0
  let above: ReadonlyMap<string, string> = new Map()
  for (const [index, kind] of KINDS.entries()) {
    const level = paths.filter((path) => path.length === index + 1)
    if (level.length === 0) break
    added += await addLevel(cx, org, { kind, paths: level, above })
    above = await idsOf(cx, org, kind, above)
  }
  return { added: `${added}`, there: `${Math.max(0, named - added)}`, failed: kept(failed) }
}

/** What the lines came to, from the verdict. */
export function came(done: Done): { added: number; there: number; failed: BadLine[] } {
  const failed = BadLine.array().parse(
    (JSON.parse(done['failed'] ?? '[]') as unknown[]).map((one) =>
      Array.isArray(one) ? { row: one[0], code: one[1] } : one,
    ),
  )
  return { added: Number(done['added']), there: Number(done['there']), failed }
}

/** Renames a place, and moves an estate. */
export async function change(cx: Cx, place: q.Placed, { name, point }: Given<typeof api.change>): Promise<Done> {
  if (point !== undefined && place.kind !== 'estate') throw fail('point', {}, 'point')
  if (await q.twin(cx.tx, { id: place.id, name })) throw fail('twice', {}, 'name')
  await q.rename(cx.tx, { id: place.id, name })
  if (point !== undefined) await q.moveTo(cx.tx, { id: place.id, point })
  return { id: place.id }
}
