/** What three persons do with a bulletin, from outline to correction. */
import { z } from 'zod'
import { dayOf } from '#platform/calendar.ts'
import { me, type Cx } from '#platform/cx.ts'
import { newId } from '#platform/id.ts'
import { begin, moveOn } from '#platform/journal.ts'
import { refusals } from '#platform/refuse.ts'
import type { Done, Given } from '#platform/route.ts'
import { spanOf } from '#kernels/insight/figures/index.ts'
import { settingsAt } from '#kernels/registry/settings/index.ts'
import { capability, PART, type Outline } from './capability.ts'
import { blocksOf, figuresIn, issuerOf, titleOf, typedCount } from './compose.ts'
import type * as api from './contract.ts'
import { bulletinFlow } from './flow.ts'
import { asFrozen, asksFor, boundThen, fewIn, freeze } from './numbers.ts'
import * as q from './queries.ts'
import { known } from './tell.ts'
import { pageOf } from './view.ts'

const fail = refusals('bulletin', {
  'no-outline': 409, changed: 409, 'typed-number': 400, 'unknown-figure': 400, settling: 409, few: 409,
})

const MASTHEAD = '工作简报'

/** The outline that is in force at an organisation. Refuses `bulletin.no-outline` where no practice brought one. */
async function outlineAt(cx: Cx, orgPath: string): Promise<Outline> {
  const set = await settingsAt(cx.tx, orgPath, PART)
  const read = capability.safeParse(Object.fromEntries(set.map((row) => [row.key, row.value])))
  if (!read.success) throw fail('no-outline')
  return read.data
}

/** Drafts from the outline. Every number in it is a figure; none is written down. */
export async function draft(cx: Cx, org: { id: string; name: string; path: string }, input: Given<typeof api.draft>): Promise<Done> {
  const span = spanOf(cx, input)
  const outline = await outlineAt(cx, org.path)
  const told = await known(cx, org, { orgPath: org.path, fromDay: span.from, toDay: span.to, outline })
  const blocks = blocksOf(outline.outline, told)
  await asksFor(cx, org.path, figuresIn({ blocks }))
  const title = titleOf(outline.title, told)
  const id = newId('bulletin')
  await begin(cx, bulletinFlow, { id, org: org.id, org_path: org.path, from_day: span.from, to_day: span.to, editor: me(cx), created: cx.now })
  await q.addText(cx, id, 1, { masthead: outline.masthead ?? MASTHEAD, issuer: issuerOf(outline.issuer, org.name), text: { title, blocks, imprint: outline.imprint ?? [] } })
  return { id }
}

/** Saves what the editor wrote. Refuses a count that was typed, a figure that is not bound here, and an older start. */
export async function edit(cx: Cx, row: q.Row, { entry, text }: Given<typeof api.edit>): Promise<Done> {
  if (entry !== row.entry) throw fail('changed')
  const typed = typedCount(text)
  if (typed !== undefined) throw fail('typed-number', { text: typed }, 'text')
  await asksFor(cx, row.orgPath, figuresIn(text))
  const at = await moveOn(cx, bulletinFlow, row, { act: 'edit' })
  await q.addText(cx, row.id, at.entry, { masthead: row.masthead, issuer: row.issuer, text })
  return { id: row.id }
}

export async function discard(cx: Cx, row: q.Row): Promise<Done> {
  await moveOn(cx, bulletinFlow, row, { act: 'discard' })
  return { id: row.id }
}

/** Sends to review and freezes every number 送审时定格: value, definition and the digest of its list stay as they are now. */
export async function send(cx: Cx, row: q.Row): Promise<Done> {
  const late = await q.unsettled(cx, row.toDay)
  if (late.count > 0) throw fail('settling', { count: late.count })
  const asked = await asksFor(cx, row.orgPath, figuresIn(row))
  const at = await moveOn(cx, bulletinFlow, row, { act: 'send', facts: { numbers: asked.length } })
  for (const one of asked) await q.addFrozen(cx.tx, row.id, at.entry, await freeze(cx, one, row))
  return { id: row.id }
}

const tellEditor = (row: q.Row, code: string) => [{ person: row.editor, code }]

/** Back to the editor, with the reason. Review and signature are void: they were for another text. */
export async function sendBack(cx: Cx, row: q.Row, { reason }: Given<typeof api.sendBack>): Promise<Done> {
  const at = await moveOn(cx, bulletinFlow, row, { act: 'send-back', set: { reviewer: null, signer: null }, tells: tellEditor(row, 'bulletin.sent-back') })
  await q.addNote(cx.tx, row.id, at.entry, { words: reason })
  return { id: row.id }
}

export async function approve(cx: Cx, row: q.Row): Promise<Done> {
  await moveOn(cx, bulletinFlow, row, { act: 'approve', set: { reviewer: me(cx) } })
  return { id: row.id }
}

/** Signs. Numbers about few persons are published only by this person's decision, which is kept with its reason. */
export async function sign(cx: Cx, row: q.Row, { few }: Given<typeof api.sign>): Promise<Done> {
  const named = (await q.frozen(cx.tx, row.id)).filter(fewIn)
  const open = named.filter((one) => few?.keys.includes(one.key) !== true)
  if (open.length > 0) throw fail('few', { keys: open.map((one) => one.key), names: open.map((one) => one.binding.zh).join('、') })
  const at = await moveOn(cx, bulletinFlow, row, { act: 'sign', set: { signer: me(cx) }, facts: { few: named.length } })
  if (few !== undefined && named.length > 0) await q.addNote(cx.tx, row.id, at.entry, { words: few.reason, keys: named.map((one) => one.key) })
  return { id: row.id }
}

/** Gives the number of the issue and puts it before everybody. */
export async function publish(cx: Cx, row: q.Row): Promise<Done> {
  await q.lockNumbers(cx.tx, row.org)
  const day = dayOf(cx.now)
  const year = z.coerce.number().parse(day.slice(0, 4))
  const numbers = await q.nextNumbers(cx.tx, row.org, year)
  const at = await moveOn(cx, bulletinFlow, row, { act: 'publish', facts: { year, ...numbers }, tells: tellEditor(row, 'bulletin.published') })
  const page = await pageOf(cx, { ...row, state: 'published' })
  await q.addIssue(cx.tx, row, at.entry, { year, ...numbers, day, page })
  return { id: row.id }
}

/** Corrects in sight of all: what was wrong in words, and the named numbers counted again by the definition that they had. */
export async function correct(cx: Cx, row: q.Row, { note, numbers }: Given<typeof api.correct>): Promise<Done> {
  const before = new Map((await q.frozen(cx.tx, row.id)).map((one) => [one.key, one]))
  const at = await moveOn(cx, bulletinFlow, row, { act: 'correct', facts: { numbers: numbers.length } })
  const again: api.Correction['numbers'] = []
  for (const key of new Set(numbers)) {
    const was = before.get(key)
    if (was === undefined) throw fail('unknown-figure', { key })
    const fresh = await freeze(cx, { key, bound: boundThen(was) }, row)
    if (fewIn(fresh) && !fewIn(was)) throw fail('few', { keys: [key], names: was.binding.zh })
    await q.addFrozen(cx.tx, row.id, at.entry, fresh)
    const { name, unit, shown, value, asOf } = asFrozen(row, fresh)
    again.push({ key, name, unit, was: asFrozen(row, was).shown, now: shown, value: value ?? 0, asOf })
  }
  await q.addCorrection(cx.tx, row, at.entry, { day: dayOf(cx.now), by: cx.who.name, note, numbers: again })
  return { id: row.id }
}
