/** The list behind a figure, as a page and as a sheet: the same rows, named for the reader. */
import { dayOf } from '#platform/calendar.ts'
import type { Cx } from '#platform/cx.ts'
import { rounded } from '#platform/figure/binding.ts'
import { each, page, type Row as Counted } from '#platform/figure/figure.ts'
import { refusals } from '#platform/refuse.ts'
import type { Column } from '#platform/sheet.ts'
import type { Bound } from './bound.ts'
import type { Row } from './contract.ts'
import { askedOf, hiddenCells, isHidden, type Scope } from './count.ts'
import * as q from './queries.ts'

const fail = refusals('figure', { few: 403 })

const kindOf = ({ measure }: Bound): Row['kind'] => (measure.distinct === undefined ? 'record' : measure.distinct.as)

/** Names rows. Where an organisation's own number is hidden from this reader, its rows do not say that they are its. */
async function named(cx: Cx, bound: Bound, rows: readonly Counted[], hidden: ReadonlySet<string>): Promise<Row[]> {
  const kind = kindOf(bound)
  const orgs = new Map((await q.byPath(cx.tx, rows.map((row) => row.path))).map((org) => [org.path, { id: org.id, name: org.name }]))
  const teams = new Map<string, string>(kind === 'org' ? (await q.byId(cx.tx, rows.map((row) => row.id))).map((org) => [org.id, org.name]) : [])
  const labelOf = (row: Counted) => (kind === 'org' ? (teams.get(row.id) ?? '') : kind === 'person' ? row.id.slice(0, 6).toUpperCase() : row.label)
  return rows.map((row) => ({
    id: row.id, kind, label: labelOf(row), org: hidden.has(row.path) ? null : (orgs.get(row.path) ?? null), day: dayOf(new Date(row.happened)),
    value: rounded(row.amount, bound.binding.rounding), opens: hidden.has(row.path) ? null : row.opens,
  }))
}

async function seen(cx: Cx, bound: Bound, at: Scope): Promise<Set<string>> {
  if (await isHidden(cx, bound, at)) throw fail('few')
  return hiddenCells(cx, bound, at, 'path')
}

/** A page of the rows behind a figure. Refuses `figure.few` (403) where the figure itself is hidden from this reader. */
export async function rowsOf(cx: Cx, bound: Bound, at: Scope, asked: { after?: string | undefined; limit: number }): Promise<{ items: Row[]; next?: string }> {
  const hidden = await seen(cx, bound, at)
  const { items, ...next } = await page(cx, askedOf(bound, at), asked)
  return { items: await named(cx, bound, items, hidden), ...next }
}

const titles = {
  zh: { record: '编号', person: '居民（代号）', org: '队伍', at: '组织', day: '日期' },
  en: { record: 'Number', person: 'Person (pseudonym)', org: 'Team', at: 'Organisation', day: 'Day' },
}

async function* allRows(cx: Cx, bound: Bound, at: Scope, hidden: ReadonlySet<string>): AsyncGenerator<Row, void, undefined> {
  for await (const rows of each(cx, askedOf(bound, at))) yield* await named(cx, bound, rows, hidden)
}

/** All rows behind a figure as a list to take along, read as they are sent. Refuses as `rowsOf`. */
export async function listOf(cx: Cx, bound: Bound, at: Scope, lang: 'zh' | 'en') {
  const hidden = await seen(cx, bound, at)
  const title = titles[lang]
  const unit = typeof bound.binding.unit === 'string' ? bound.binding.unit : bound.binding.unit[lang]
  const columns: Column<Row>[] = [
    { title: title[kindOf(bound)], of: (row) => row.label },
    { title: title.at, of: (row) => row.org?.name },
    { title: title.day, of: (row) => row.day },
    { title: unit, of: (row) => row.value },
  ]
  return { columns, rows: allRows(cx, bound, at, hidden) }
}
