import { dayOf } from '#platform/calendar.ts'
import type { Cx } from '#platform/cx.ts'
import { toDocx, toPdf } from '#platform/document/index.ts'
import { digestOf } from '#platform/figure/figure.ts'
import { Refusal } from '#platform/refuse.ts'
import { acts, anybody, reads, sends, type Given } from '#platform/route.ts'
import { askedOf, boundAt, count, rowsOf } from '#kernels/insight/figures/index.ts'
import { orgOf } from '#kernels/registry/orgs/index.ts'
import { approve, correct, discard, draft, edit, publish, send, sendBack, sign } from './actions.ts'
import * as api from './contract.ts'
import { bulletinFlow } from './flow.ts'
import { asksFor, boundThen, numbersOf, scopeOf } from './numbers.ts'
import { can } from './policy.ts'
import { issueWords, printedOf } from './printed.ts'
import * as q from './queries.ts'
import { lineOf, pageOf, published, shown, whole } from './view.ts'

/** A bulletin exists for offices only; what is published is an issue. */
const load = (cx: Cx, input: { id: string }) => (cx.hat.kind === 'tree' ? q.bulletin(cx.tx, input.id) : Promise.resolve(undefined))
const moved = { flow: bulletinFlow, load, show: shown }

/** The organisation whose office is worn. */
const ownOrg = async (cx: Cx) => ({ org: cx.hat.kind === 'tree' ? await orgOf(cx.tx, cx.hat.org) : undefined })
type Own = Awaited<ReturnType<typeof ownOrg>>

const mayDraft = (cx: Cx, { org }: Own) => can.draft(cx, { editor: cx.who.id, ...(org === undefined ? {} : { orgPath: org.path }) })

function begin(cx: Cx, { org }: Own, input: Given<typeof api.draft>) {
  if (org === undefined) throw new Error('a draft is made in an office')
  return draft(cx, org, input)
}

async function list(cx: Cx, input: Given<typeof api.list>) {
  const rows = await q.bulletins(cx.tx, input)
  const items = rows.slice(0, input.limit).map((row) => lineOf(cx, row))
  const last = items.at(-1)
  return rows.length > input.limit && last !== undefined ? { items, next: last.id } : { items }
}

async function facts(cx: Cx, row: q.Row) {
  const items: Awaited<ReturnType<typeof count>>[] = []
  for (const bound of await boundAt(cx.tx, row.orgPath)) items.push(await count(cx, bound, scopeOf(row, bound.key)))
  return { items }
}

async function rows(cx: Cx, row: q.Row, input: Given<typeof api.rows>) {
  const number = (await numbersOf(cx, row)).find((one) => one.key === input.key)
  if (number === undefined) throw new Refusal('absent', 404)
  const kept = number.frozen ? (await q.frozen(cx.tx, row.id)).find((one) => one.key === input.key) : undefined
  const [bound] = kept === undefined ? (await asksFor(cx, row.orgPath, [input.key])).map((one) => one.bound) : [boundThen(kept)]
  if (bound === undefined) throw new Refusal('absent', 404)
  const scope = scopeOf(row, input.key)
  const page = await rowsOf(cx, bound, scope, input)
  const same = kept === undefined ? null : kept.digest === (await digestOf(cx, askedOf(bound, scope)))
  return { ...page, number, same }
}

async function issues(cx: Cx, input: Given<typeof api.published>) {
  const found = await q.issues(cx.tx, input)
  const items = found.slice(0, input.limit).map((row) => ({
    id: row.id, org: { id: row.org, name: row.orgName }, masthead: row.masthead, title: row.title, issue: { year: row.year, number: row.number, total: row.total, day: row.day },
  }))
  const last = items.at(-1)
  return found.length > input.limit && last !== undefined ? { items, next: last.id } : { items }
}

/** What is printed: the issue for everybody, else at the desk what it would be. */
async function printable(cx: Cx, input: { id: string }): Promise<{ page: api.Page; row: q.Row | null } | undefined> {
  const issue = await q.issue(cx.tx, input.id)
  if (issue !== undefined) return { page: await published(cx, issue), row: null }
  const row = await load(cx, input)
  return row === undefined ? undefined : { page: await pageOf(cx, row), row }
}

type Printable = NonNullable<Awaited<ReturnType<typeof printable>>>
const mayPrint = (cx: Cx, { row }: Printable) => (row === null ? anybody() : can.read(cx, row))

const fileOf = ({ page }: Printable, ending: string) => `${page.masthead}${issueWords(page)}.${ending}`
const print = (cx: Cx, { page, row }: Printable) => printedOf(page, dayOf(row === null ? cx.now : new Date(row.saved)))

async function docx(cx: Cx, at: Printable) {
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  return { name: fileOf(at, 'docx'), type, body: await toDocx(print(cx, at)) }
}

async function pdf(cx: Cx, at: Printable) {
  return { name: fileOf(at, 'pdf'), type: 'application/pdf', body: await toPdf(print(cx, at)) }
}

export const routes = [
  reads(api.list, { can: (cx) => can.read(cx), run: (cx, _, input) => list(cx, input) }),
  reads(api.show, { load, can: can.read, run: whole }),
  acts(api.draft, { load: ownOrg, can: mayDraft, run: begin, show: shown }),
  acts(api.edit, { ...moved, can: can.edit, run: edit }),
  acts(api.discard, { ...moved, can: can.discard, run: discard }),
  acts(api.send, { ...moved, can: can.send, run: send }),
  acts(api.sendBack, { ...moved, can: can['send-back'], run: sendBack }),
  acts(api.approve, { ...moved, can: can.approve, run: approve }),
  acts(api.sign, { ...moved, can: can.sign, run: sign }),
  acts(api.publish, { ...moved, can: can.publish, run: publish }),
  acts(api.correct, { ...moved, can: can.correct, run: correct }),
  reads(api.facts, { load, can: can.read, run: facts }),
  reads(api.rows, { load, can: can.read, run: rows }),

  reads(api.published, { can: anybody, run: (cx, _, input) => issues(cx, input) }),
  reads(api.issue, { load: (cx, input) => q.issue(cx.tx, input.id), can: anybody, run: published }),
  sends(api.docx, { load: printable, can: mayPrint, run: docx }),
  sends(api.pdf, { load: printable, can: mayPrint, run: pdf }),
]
