import { me, type Cx } from '#platform/cx.ts'
import { newId } from '#platform/id.ts'
import { refusals } from '#platform/refuse.ts'
import type { Done } from '#platform/route.ts'
import { orgOf } from '#kernels/registry/orgs/index.ts'
import { endSettings, layers, writeSettings, type At } from '#kernels/registry/settings/index.ts'
import type { Practice } from '../shape.ts'
import { library } from '../library/index.ts'
import * as q from './queries.ts'
import { paramsOf, resolve } from './resolve.ts'

const fail = refusals('practice', { kind: 409, 'not-installed': 409 })

async function wornOrg(cx: Cx): Promise<At & { kind: string }> {
  const id = cx.hat.kind === 'tree' ? cx.hat.org : undefined
  const org = id === undefined ? undefined : await orgOf(cx.tx, id)
  if (org === undefined) throw new Error('a practice is installed in an office')
  return org
}

const label = (practice: { key: string; version: number }): string => `${practice.key}@${practice.version}`

/** What earlier installations of this practice set here under keys that the new one does not write. */
async function retire(cx: Cx, org: At, { practice, part, keep }: { practice: string; part: string; keep: readonly string[] }): Promise<void> {
  const own = (await layers(cx.tx, org.path, part)).filter((row) => row.org === org.id && row.practice.startsWith(`${practice}@`))
  await endSettings(cx, org, { practice, part }, own.map((row) => row.key).filter((key) => !keep.includes(key)))
}

/** Installs a practice at the worn organisation, or changes its numbers there. All it sets holds from now on, for all below. */
export async function install(cx: Cx, practice: Practice, input: { params: Record<string, number> }): Promise<Done> {
  const org = await wornOrg(cx)
  if (!practice.at.includes(org.kind)) throw fail('kind', { kinds: practice.at })
  const params = paramsOf(practice, input.params)
  const parts = new Map<string, Record<string, unknown>>()
  for (const { part, entries } of resolve(practice, params)) parts.set(part, { ...parts.get(part), ...entries })
  for (const [part, entries] of parts) {
    await retire(cx, org, { practice: practice.key, part, keep: Object.keys(entries) })
    await writeSettings(cx, org, { practice: label(practice), part }, entries)
  }
  const id = newId('installation')
  await q.end(cx, org.id, practice.key)
  await q.insert(cx, { id, org: org.id, orgPath: org.path, practice: practice.key, version: practice.version, params, by: me(cx) })
  return { id }
}

/** Takes a practice out of force at the worn organisation. Records and figures stay. */
export async function remove(cx: Cx, practice: Practice): Promise<Done> {
  const org = await wornOrg(cx)
  if ((await q.end(cx, org.id, practice.key)) === 0) throw fail('not-installed')
  for (const part of new Set(Object.values(practice.parts).map((one) => one.part))) await retire(cx, org, { practice: practice.key, part, keep: [] })
  return {}
}

/** One practice of the library. */
export const load = (_cx: Cx, input: { key: string }): Promise<Practice | undefined> => Promise.resolve(library.find((practice) => practice.key === input.key))
