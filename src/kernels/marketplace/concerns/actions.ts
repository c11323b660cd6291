/** Saying that something was wrong, and what an officer makes of it. */
import { dayOf } from '#platform/calendar.ts'
import type { Id } from '#platform/contract.ts'
import { me, type Cx } from '#platform/cx.ts'
import { newId } from '#platform/id.ts'
import { begin, moveOn } from '#platform/journal.ts'
import type { Done, Given } from '#platform/route.ts'
import { seal } from '#platform/seal.ts'
import { wearing } from '#platform/wear.ts'
import { pause, resume } from '#kernels/registry/clearance/index.ts'
import { notify } from '#kernels/registry/notices/index.ts'
import { orgOf } from '#kernels/registry/orgs/index.ts'
import { keyOf } from '#kernels/registry/people/index.ts'
import { aboutOf, barOf, fail, officersFor, raiserOf, type About } from './bar.ts'
import type * as api from './contract.ts'
import { concernFlow } from './flow.ts'
import * as q from './queries.ts'
import { place } from './view.ts'

/** Whom it is about: those who were picked, or all of the latest visit. */
function pick({ helpers }: About, picked: readonly string[] | undefined): q.Named[] {
  if (picked === undefined) return helpers.filter(({ now }) => now)
  const found = helpers.filter(({ person }) => picked.includes(person))
  if (found.length < new Set(picked).size) throw fail('helper', {}, 'helpers')
  return found
}

/** Where it goes, and who is told that it waits; where nobody stands outside, an administrator, who can appoint somebody. */
async function wayOf(cx: Cx, about: About): Promise<{ org: { id: Id<'org'>; path: string }; code: string; persons: readonly Id<'person'>[] }> {
  const staff = await officersFor(cx, about)
  if (staff !== undefined) return { org: staff, code: 'concern.raised', persons: staff.persons }
  const desk = await orgOf(cx.tx, about.row.org)
  if (desk === undefined) throw new Error('a request without its community')
  return { org: desk, code: 'concern.nobody-outside', persons: (await officersFor(cx, about, 'admin'))?.persons ?? [] }
}

/** Leaders learn that somebody cannot go, each for the visit that needs another: no reason, and nothing of this request. */
async function tellLeaders(cx: Cx, helpers: readonly string[]): Promise<void> {
  const counting = await wearing(cx, { kind: 'flow' }, () => q.countingOn(cx.tx, { helpers, now: cx.now, day: dayOf(cx.now) }))
  for (const { leader, request } of counting) await notify(cx, { person: leader, code: 'request.helper-cannot', noun: 'request', target: request })
}

/** Says that something was wrong: to an officer outside the team; the helpers take no visits from now on. */
export async function raise(cx: Cx, row: q.Visit, input: Given<typeof api.raise>): Promise<Done> {
  await q.lockRequest(cx.tx, row.id)
  const about = await aboutOf(cx, row)
  const bar = await barOf(cx, about)
  if (bar !== undefined) throw fail(bar)
  const helpers = pick(about, input.helpers)
  const [id, person, way] = [newId('concern'), raiserOf(cx, row), await wayOf(cx, about)]
  const key = await keyOf(cx, person)
  await begin(cx, concernFlow, {
    id, request: row.id, org: way.org.id, org_path: way.org.path, teams: about.teams, person, entered_by: cx.hat.kind === 'tree' ? me(cx) : null,
  }, { quiet: true })
  const paused: (q.Named & { pause: Id<'pause'> })[] = []
  for (const helper of helpers) paused.push({ ...helper, pause: await pause(cx, { person: helper.person, org: way.org }) })
  await q.addHelpers(cx.tx, id, paused)
  await q.addSealed(cx.tx, { id, entry: 1, owner: person, sealed: seal(key, place(id, 1), input.words) })
  await tellLeaders(cx, helpers.map((helper) => helper.person))
  if (person !== me(cx)) await notify(cx, { person, code: 'concern.said-for', noun: 'concern', target: row.id })
  for (const officer of way.persons) await notify(cx, { person: officer, code: way.code, noun: 'concern', target: id })
  return { id }
}

/** Settles it, with what was found; whoever said it hears the outcome in one sentence. */
async function settle(cx: Cx, row: q.Row, { act, words }: { act: 'lift' | 'end'; words: string }): Promise<Done> {
  // Of somebody who has left nothing is kept, and there is no key to seal it with.
  if (words === '' && !row.left) throw fail('found', {}, 'words')
  const at = await moveOn(cx, concernFlow, row, { act, quiet: true })
  if (!row.left) {
    await q.addSealed(cx.tx, { id: row.id, entry: at.entry, owner: row.person, sealed: seal(await keyOf(cx, row.person), place(row.id, at.entry), words) })
    await notify(cx, { person: row.person, code: `concern.${at.state}`, noun: 'concern', target: row.request })
  }
  if (act === 'lift') for (const { person, pause: id } of await q.pausesOf(cx.tx, row.id)) await resume(cx, { person, id })
  return { id: row.id }
}

export const lift = (cx: Cx, row: q.Row, { words }: Given<typeof api.lift>): Promise<Done> => settle(cx, row, { act: 'lift', words })
export const end = (cx: Cx, row: q.Row, { words }: Given<typeof api.end>): Promise<Done> => settle(cx, row, { act: 'end', words })
