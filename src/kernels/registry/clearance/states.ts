/** Who may go to homes. Asked by other modules before somebody is named, claims or begins. */
import type { Id } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import { wearing } from '#platform/wear.ts'
import { versionOf } from '#kernels/registry/consents/index.ts'
import { lackOf, type Lack, type State } from './contract.ts'
import * as q from './queries.ts'

const unknown: State = { seen: null, signed: false, paused: false }

type Stand = Awaited<ReturnType<typeof q.stands>>[number]

const seenOf = ({ id, day, org, officer }: Stand): State['seen'] =>
  id === null || day === null ? null : { id, day, org: org ?? '', officer: officer ?? '' }

/** Where each of these persons stands, by id. Asked as the clock: a leader may know whether somebody may go, and reads no row of it. */
export async function clearanceOf(cx: Cx, people: readonly Id<'person'>[]): Promise<Map<string, State & { /** The path of the organisation whose officer saw it. */ from: string | null }>> {
  if (people.length === 0) return new Map()
  const stands = await wearing(cx, { kind: 'flow' }, () => q.stands(cx.tx, { people: [...new Set(people)], version: versionOf('visits') }))
  return new Map(stands.map((one) => [one.person, { seen: seenOf(one), signed: one.signed, paused: one.paused, from: one.orgPath }]))
}

/** Who of these persons may not go to homes now, and why; empty where all may. */
export async function unclearedOf(cx: Cx, people: readonly Id<'person'>[]): Promise<{ person: Id<'person'>; lack: Lack }[]> {
  const states = await clearanceOf(cx, people)
  return people.flatMap((person) => {
    const lack = lackOf(states.get(person) ?? unknown)
    return lack === undefined ? [] : [{ person, lack }]
  })
}
