import type { Cx } from '#platform/cx.ts'
import { refusals } from '#platform/refuse.ts'
import type { Done, Given } from '#platform/route.ts'
import { endSettings, writeSettings, type Setting } from '#kernels/registry/settings/index.ts'
import { APPLY, PART, PREFIX, ServiceSet } from './capability.ts'
import type * as api from './contract.ts'

const fail = refusals('catalogue', { given: 409, 'apply-seconds': 400 })

/** One service of one organisation: where it is edited, and the rows that set it, the nearest first. */
export type Edited = {
  org: Setting['org']
  orgPath: string
  key: string
  rows: readonly [Setting, ...Setting[]]
}

const at = ({ org, orgPath }: Edited) => ({ id: org, path: orgPath })

const OWN = { practice: 'local', part: PART }

/** Whether the organisation itself set this service, beside what it was given. */
export const ownRow = ({ org, rows: [nearest] }: Pick<Edited, 'org' | 'rows'>): boolean =>
  nearest.org === org && nearest.practice === 'local'

/** Sets a service as this organisation has it. Words that are left out stay as they are. */
export async function change(cx: Cx, of: Edited, input: Given<typeof api.change>): Promise<Done> {
  const seconds = input.applySeconds ?? APPLY.min
  if (seconds < APPLY.min || seconds > APPLY.max) throw fail('apply-seconds', APPLY, 'applySeconds')
  // The shape drops what is no word of the service: where, and which. The endpoint has checked the words that are new.
  const value = ServiceSet.parse({ ...ServiceSet.parse(of.rows[0].value), ...input })
  await writeSettings(cx, at(of), OWN, { [PREFIX + of.key]: value })
  return {}
}

/** Ends the organisation's own change. Refuses where there is none. */
export async function reset(cx: Cx, of: Edited): Promise<Done> {
  if (!ownRow(of) || of.rows.length < 2) throw fail('given')
  await endSettings(cx, at(of), OWN, [PREFIX + of.key])
  return {}
}
