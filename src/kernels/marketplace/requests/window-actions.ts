/** Another window, by either side. As long as no team has it the resident changes it; then one side proposes and the other agrees, or not. */
import type { Cx } from '#platform/cx.ts'
import type { Effects } from '#platform/journal.ts'
import type { Done, Given } from '#platform/route.ts'
import { advance } from './advance.ts'
import { applyAnew, isApplying } from './apply.ts'
import { checkAgainst } from './against.ts'
import type * as api from './contract.ts'
import { addNote } from './note.ts'
import { offersUntil, unclaimedAt } from './offer.ts'
import { offeredTo, residents, tellEach, tellLeaders, tellResidents } from './parties.ts'
import * as q from './queries.ts'
import { checkWindow, GOING, helperGrants, lapseAt, teamGrant } from './window.ts'

interface Window { from: string; to: string }

/** What moves with the window of a claimed request: every grant, and the claim's time limit. */
export async function movedTo(cx: Cx, row: q.Row, window: Window): Promise<Pick<Effects, 'set' | 'ends' | 'gives' | 'due'>> {
  const at = { orgPath: row.orgPath, windowFrom: window.from, windowTo: window.to }
  const helpers = (await q.helpers(cx.tx, row.id)).map(({ person }) => person)
  return {
    set: { window_from: window.from, window_to: window.to },
    ends: ['offered', 'assigned', ...GOING],
    gives: [...(await offersUntil(cx, row, new Date(window.to))), teamGrant(cx, at, row.team ?? ''), ...helperGrants(cx, at, helpers)],
    due: { lapse: await lapseAt(cx, at) },
  }
}

/** What an open request's offers become with another window; before it is accepted there are none. */
async function offeredAt(cx: Cx, row: q.Row, window: Window): Promise<Pick<Effects, 'ends' | 'gives' | 'due'>> {
  if (row.state !== 'open') return {}
  return { ends: ['offered'], gives: await offersUntil(cx, row, new Date(window.to)), due: { unclaimed: unclaimedAt(cx, row, window) } }
}

/** The one who ordered changes the window while no team has it: at once. The desk's deadline stays, teams that it is offered to are told. */
export async function changeWindow(cx: Cx, row: q.Row, { window }: Given<typeof api.changeWindow>): Promise<Done> {
  checkWindow(cx, window)
  const leaders = await tellLeaders(cx, await offeredTo(cx, row), 'request.window-changed')
  const anew = isApplying(row) ? await applyAnew(cx, row) : undefined
  await advance(cx, row, {
    act: 'change-window', set: { window_from: window.from, window_to: window.to }, ...(await offeredAt(cx, row, window)), facts: { ...window },
    ...(anew && { due: { choose: anew.choose } }), tells: [...leaders, ...(anew?.tells ?? [])],
  })
  return { id: row.id }
}

/** Either side of a claimed request proposes another window. Nothing moves before the other agrees. */
export async function proposeWindow(cx: Cx, row: q.Row, { window, reason }: Given<typeof api.proposeWindow>): Promise<Done> {
  checkWindow(cx, window)
  const side = cx.hat.kind === 'team' ? 'team' : 'resident'
  const tells = side === 'team' ? tellResidents(row, 'request.window-proposed') : await tellLeaders(cx, [row.team ?? ''], 'request.window-proposed')
  const at = await advance(cx, row, { act: 'propose-window', facts: { ...window, side }, tells })
  if (reason !== undefined) await addNote(cx, row, at.entry, { reason })
  return { id: row.id }
}

/** Everybody whom a claimed request concerns, but for whoever does this. */
async function allSides(cx: Cx, row: q.Row, code: string) {
  const leaders = (await tellLeaders(cx, [row.team ?? ''], code)).map(({ person }) => person)
  const helpers = (await q.helpers(cx.tx, row.id)).map(({ person }) => person)
  // Who has no account is told by a call.
  return [...tellEach(cx, [...residents(row), ...leaders, ...helpers], code), ...(row.served === null ? [{ person: null, code }] : [])]
}

/** The other side agrees: the window moves, and everything that hangs on it. */
export async function agreeWindow(cx: Cx, row: q.Row): Promise<Done> {
  checkAgainst(cx, row, 'agree-window')
  if (row.proposal === null) throw new Error('a proposal stands where it may be agreed to')
  const { from, to } = row.proposal
  checkWindow(cx, { from, to })
  await advance(cx, row, { act: 'agree-window', ...(await movedTo(cx, row, { from, to })), facts: { from, to }, tells: await allSides(cx, row, 'request.window-agreed') })
  return { id: row.id }
}

/** The other side does not agree: what was agreed before stands. */
export async function keepWindow(cx: Cx, row: q.Row): Promise<Done> {
  checkAgainst(cx, row, 'keep-window')
  const tells = row.proposal?.side === 'team' ? await tellLeaders(cx, [row.team ?? ''], 'request.window-kept') : tellResidents(row, 'request.window-kept')
  await advance(cx, row, { act: 'keep-window', tells })
  return { id: row.id }
}
