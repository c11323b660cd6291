/** How it is shown that teams applied, which of them has the request and by what. */
import { z } from 'zod'
import type { Cx } from '#platform/cx.ts'
import { Application, Choice } from '#kernels/marketplace/offering/contract.ts'
import { points } from '#kernels/marketplace/offering/index.ts'
import * as a from './apply-queries.ts'
import type * as q from './queries.ts'

const Opened = Choice.omit({ decided: true })
const Decided = z.object({ facts: Choice.shape.decided.unwrap() })

/** From the moves that opened applications and closed them; null where it was first come. */
export function choiceOf(moves: readonly { act: string; facts: Record<string, unknown> }[]): Choice | null {
  const opened = Opened.safeParse(moves.find(({ act }) => act === 'accept')?.facts)
  if (!opened.success) return null
  const decided = Decided.safeParse(moves.find(({ act }) => act === 'choose'))
  return { ...opened.data, decided: decided.data?.facts ?? null }
}

/** What the worn team's own application came to. Others' are nobody's to read. */
export async function applicationOf(cx: Cx, row: q.Row): Promise<Application | null> {
  const own = cx.hat.kind === 'team' ? await a.own(cx.tx, row.id, cx.hat.org) : undefined
  if (own === undefined) return null
  const { at, far, reliability, load, capacity, score, passed } = own
  if (load === null || capacity === null || score === null) return Application.parse({ at, passed, counted: null })
  // A median that is not told counted all the same.
  const factors = points({ far, reliability: reliability ?? 0, load, capacity, skill: row.skill }).map((one) => (one.factor === 'reliability' && reliability === null ? { ...one, points: null } : one))
  return Application.parse({ at, passed, counted: { factors, score } })
}
