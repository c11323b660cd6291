/** How a bulletin is shown: at the desk with its steps, to the public as it was published. */
import type { Cx } from '#platform/cx.ts'
import { movesOf } from '#platform/journal.ts'
import { namesOf } from '#kernels/registry/people/index.ts'
import type { Bulletin, Issue, Line, Page } from './contract.ts'
import { bulletinFlow } from './flow.ts'
import { numbersOf } from './numbers.ts'
import { can } from './policy.ts'
import * as q from './queries.ts'

const acts = ['edit', 'discard', 'send', 'send-back', 'approve', 'sign', 'publish', 'correct'] as const

/** What this reader may do with it now: `ok`, or the code that says why not. */
const mayOf = (cx: Cx, row: q.Row): Record<string, string> =>
  Object.fromEntries(acts.map((act) => [act, bulletinFlow.moves[act].from.includes(row.state) ? can[act](cx, row) : 'bulletin.state']))

const issueOf = ({ year, number, total, day }: q.Row): Issue | null =>
  year === null || number === null || total === null || day === null ? null : { year, number, total, day }

const span = (row: { fromDay: q.Row['fromDay']; toDay: q.Row['toDay'] }) => ({ from: row.fromDay, to: row.toDay })

/** One bulletin as the desk's list shows it. */
export const lineOf = (cx: Cx, row: q.Row): Line => ({
  id: row.id, org: { id: row.org, name: row.orgName }, title: row.title, span: span(row), state: row.state, issue: issueOf(row),
  editor: { id: row.editor, name: row.editorName }, saved: row.saved, may: mayOf(cx, row),
})

/** What will be, or was, printed. */
export async function pageOf(cx: Cx, row: q.Row): Promise<Page> {
  return {
    id: row.id, org: { id: row.org, name: row.orgName }, masthead: row.masthead, issuer: row.issuer || row.orgName, span: span(row), issue: issueOf(row),
    text: { title: row.title, blocks: row.blocks, imprint: row.imprint }, numbers: await numbersOf(cx, row), corrections: await q.corrections(cx.tx, row.id),
    editor: row.editorName, reviewer: row.reviewerName ?? '', signer: row.signerName ?? '',
  }
}

/** One bulletin with its steps. */
export async function whole(cx: Cx, row: q.Row): Promise<Bulletin> {
  const moves = await movesOf(cx, row.id)
  const names = await namesOf(cx.tx, moves.flatMap((move) => move.person ?? []))
  const notes = new Map((await q.notes(cx.tx, row.id)).map((note) => [note.entry, note.words]))
  const timeline = moves.filter((move) => move.act !== 'edit').map((move) => ({
    act: move.act, to: move.to, at: move.happened, by: move.person === null ? null : (names.get(move.person) ?? null), note: notes.get(move.entry) ?? null,
  }))
  return { ...(await pageOf(cx, row)), state: row.state, entry: row.entry, saved: row.saved, timeline, may: mayOf(cx, row) }
}

/** Shows the bulletin that a command moved. */
export async function shown(cx: Cx, done: Record<string, string>): Promise<Bulletin> {
  const row = await q.bulletin(cx.tx, done['id'] ?? '')
  if (row === undefined) throw new Error('the bulletin that was just moved cannot be read')
  return whole(cx, row)
}

/** What everybody reads: the text as published, its numbers as they stand after all corrections. */
export async function published(cx: Cx, row: q.IssueRow): Promise<Page> {
  const corrections = await q.corrections(cx.tx, row.id)
  const latest = new Map(corrections.flatMap((one) => one.numbers).map((number) => [number.key, number]))
  const numbers = row.page.numbers.map((number) => {
    const again = latest.get(number.key)
    return again === undefined ? number : { ...number, shown: again.now, value: again.value, asOf: again.asOf }
  })
  return {
    ...row.page, id: row.id, org: { id: row.org, name: row.orgName }, masthead: row.masthead, issuer: row.page.issuer || row.orgName, span: span(row),
    issue: { year: row.year, number: row.number, total: row.total, day: row.day }, numbers, corrections,
  }
}
