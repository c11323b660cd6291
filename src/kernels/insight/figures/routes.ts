import type { Cx } from '#platform/cx.ts'
import { namesOf } from '#platform/figure/binding.ts'
import { total } from '#platform/figure/figure.ts'
import { Refusal, refusals } from '#platform/refuse.ts'
import { anybody, reads, sends, type Given } from '#platform/route.ts'
import { writeSheet } from '#platform/sheet.ts'
import { writeXlsx } from '#platform/xlsx.ts'
import { orgOf, type Org } from '#kernels/registry/orgs/index.ts'
import { answered } from './answered.ts'
import { boundAt, type Bound } from './bound.ts'
import * as api from './contract.ts'
import { askedOf, count, figureOf, isHidden, type Scope } from './count.ts'
import { belowOf, daysOf } from './parts.ts'
import { can } from './policy.ts'
import { listOf, rowsOf } from './rows.ts'
import { spanOf } from './span.ts'

const fail = refusals('figure', { unknown: 404 })

/** The organisation that is asked about: the worn office's unless told; null where no office is worn. */
interface Place { org: Org | null }

/** Loads the asked organisation. Organisations are public, so whoever may not read its figures is told why. */
async function place(cx: Cx, input: { org?: Org['id'] | undefined }): Promise<Place | undefined> {
  const asked = input.org ?? (cx.hat.kind === 'tree' ? cx.hat.org : undefined)
  if (asked === undefined) return { org: null }
  const org = await orgOf(cx.tx, asked)
  return org === undefined ? undefined : { org }
}

const mayRead = (cx: Cx, { org }: Place): string => can.read(cx, org === null ? {} : { orgPath: org.path })

const orgAt = ({ org }: Place): Org => {
  if (org === null) throw new Refusal('absent', 404)
  return org
}

type At = Given<typeof api.show>

/** The asked figure, as it is bound at the asked organisation. */
async function boundOf(cx: Cx, org: Org, key: string): Promise<Bound> {
  const bound = (await boundAt(cx.tx, org.path)).find((one) => one.key === key)
  if (bound === undefined) throw fail('unknown', { key })
  return bound
}

async function asked(cx: Cx, at: Place, input: At): Promise<{ org: Org; bound: Bound; scope: Scope; span: api.Span }> {
  const org = orgAt(at)
  const span = spanOf(cx, input)
  return { org, span, scope: { path: org.path, ...span }, bound: await boundOf(cx, org, input.key) }
}

async function list(cx: Cx, at: Place, input: Given<typeof api.list>) {
  const org = orgAt(at)
  const span = spanOf(cx, input)
  const items: api.Figure[] = []
  for (const bound of await boundAt(cx.tx, org.path)) items.push(await count(cx, bound, { path: org.path, ...span }))
  return { org: { id: org.id, name: org.name }, span, items }
}

async function show(cx: Cx, at: Place, input: At) {
  const { org, bound, scope, span } = await asked(cx, at, input)
  const head = { org: { id: org.id, name: org.name }, span }
  if (await isHidden(cx, bound, scope)) return { ...figureOf(cx, bound, 'hidden'), ...head, below: [], days: [] }
  const figure = figureOf(cx, bound, await total(cx.tx, askedOf(bound, scope)))
  return { ...figure, ...head, below: await belowOf(cx, bound, scope), days: await daysOf(cx, bound, scope) }
}

async function rows(cx: Cx, at: Place, input: Given<typeof api.rows>) {
  const { bound, scope } = await asked(cx, at, input)
  return rowsOf(cx, bound, scope, input)
}

const fileOf = (org: Org, bound: Bound, span: api.Span): string => `${org.name}-${bound.binding.zh}-${span.from}-${span.to}`

async function sheet(cx: Cx, at: Place, input: Given<typeof api.sheet>) {
  const { org, bound, scope, span } = await asked(cx, at, input)
  const { columns, rows: all } = await listOf(cx, bound, scope, input.lang)
  return { name: `${fileOf(org, bound, span)}.csv`, type: 'text/csv; charset=utf-8', body: writeSheet(columns, all) }
}

async function xlsx(cx: Cx, at: Place, input: Given<typeof api.xlsx>) {
  const { org, bound, scope, span } = await asked(cx, at, input)
  const { columns, rows: all } = await listOf(cx, bound, scope, input.lang)
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return { name: `${fileOf(org, bound, span)}.xlsx`, type, body: writeXlsx(namesOf(bound.binding).name[input.lang], columns, all) }
}

const from = { load: place, can: mayRead }

export const routes = [
  reads(api.list, { ...from, run: list }),
  reads(api.show, { ...from, run: show }),
  reads(api.rows, { ...from, run: rows }),
  sends(api.sheet, { ...from, run: sheet }),
  sends(api.xlsx, { ...from, run: xlsx }),
  reads(api.answered, { load: (cx, input) => orgOf(cx.tx, input.org), can: anybody, run: answered }),
]
