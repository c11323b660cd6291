import type { Id, Result } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import { acts, reads, type Done } from '#platform/route.ts'
import { orgOf, type Org } from '#kernels/registry/orgs/index.ts'
import { can, type Setting } from '#kernels/registry/settings/index.ts'
import { change, ownRow, reset, type Edited } from './actions.ts'
import * as api from './contract.ts'
import { layersAt, menuAt, rulesAt, serviceAt, serviceOf } from './read.ts'

const org = (cx: Cx, input: { org: Id<'org'> }) => orgOf(cx.tx, input.org)

/** A service that is set at this organisation; nobody makes one up here, a practice brings it. */
async function edited(cx: Cx, { org: id, key }: { org: Id<'org'>; key: string }): Promise<Edited | undefined> {
  const at = await orgOf(cx.tx, id)
  const [nearest, ...others] = at === undefined ? [] : ((await layersAt(cx.tx, at.path)).get(key) ?? [])
  if (at === undefined || nearest === undefined) return undefined
  return { org: id, orgPath: at.path, key, rows: [nearest, ...others] }
}

async function menu(cx: Cx, { id, name, path }: Org): Promise<Result<typeof api.menu>> {
  return { org: { id, name }, services: await menuAt(cx.tx, path), rules: await rulesAt(cx.tx, path) }
}

/** A row as a service, and who set it. */
async function setBy(cx: Cx, row: Setting) {
  const service = serviceOf(row)
  const by = await orgOf(cx.tx, row.org)
  if (service === undefined || by === undefined) throw new Error('a service names an organisation that is not there')
  return { ...service, from: { org: { id: by.id, name: by.name }, practice: row.practice } }
}

async function lineOf(cx: Cx, of: Org, rows: readonly [Setting, ...Setting[]]): Promise<api.Line> {
  const [nearest, below] = rows
  const own = ownRow({ org: of.id, rows }) && below !== undefined
  const may = can.local(cx, { orgPath: of.path })
  const given = own ? await setBy(cx, below) : null
  return { ...(await setBy(cx, nearest)), given, may: { change: may, reset: own ? may : 'catalogue.given' } }
}

async function desk(cx: Cx, of: Org): Promise<Result<typeof api.desk>> {
  const lines: api.Line[] = []
  for (const [nearest, ...others] of (await layersAt(cx.tx, of.path)).values()) {
    if (nearest !== undefined) lines.push(await lineOf(cx, of, [nearest, ...others]))
  }
  return { org: { id: of.id, name: of.name }, lines, rules: await rulesAt(cx.tx, of.path) }
}

async function shown(cx: Cx, _done: Done, { org: id, key }: { org: Id<'org'>; key: string }): Promise<api.Service> {
  const at = await orgOf(cx.tx, id)
  const service = at === undefined ? undefined : await serviceAt(cx.tx, at.path, key)
  if (service === undefined) throw new Error('the service that was just written cannot be read')
  return service
}

export const routes = [
  reads(api.menu, { load: org, can: (cx) => can.read(cx), run: menu }),
  reads(api.desk, { load: org, can: (cx) => can.read(cx), run: desk }),
  acts(api.change, { load: edited, can: can.local, run: change, show: shown }),
  acts(api.reset, { load: edited, can: can.local, run: reset, show: shown }),
]
