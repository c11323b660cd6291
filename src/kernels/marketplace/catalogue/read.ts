import { z } from 'zod'
import type { Tx } from '#platform/sql.ts'
import { layers, settingsAt, type Setting } from '#kernels/registry/settings/index.ts'
import { PART, PREFIX, ServiceSet } from './capability.ts'
import type { Rules, Service } from './contract.ts'

/** A setting row as the service that it sets; undefined for rows of other keys. */
export function serviceOf(row: Setting): Service | undefined {
  if (!row.key.startsWith(PREFIX)) return undefined
  return { key: row.key.slice(PREFIX.length), ...ServiceSet.parse(row.value), setting: row.id }
}

/** Every service that is set at an organisation, offered or not; empty where no practice brings any. */
export async function menuAt(tx: Tx, orgPath: string): Promise<Service[]> {
  const set = await settingsAt(tx, orgPath, PART)
  return set.flatMap((row) => serviceOf(row) ?? [])
}

/** One service as it is set at an organisation; undefined where nobody set it. Ask its `on` before a request is made. */
export async function serviceAt(tx: Tx, orgPath: string, key: string): Promise<Service | undefined> {
  const menu = await menuAt(tx, orgPath)
  return menu.find((service) => service.key === key)
}

const whole = z.number().int()
/** What holds where no practice sets it. */
const RulesSet = z.object({
  answerHours: whole.default(24),
  graceHours: whole.default(2),
  workHours: whole.default(4),
  silenceDays: whole.default(7),
  capPercent: whole.default(200),
})

/** How requests run at an organisation. */
export async function rulesAt(tx: Tx, orgPath: string): Promise<Rules> {
  const set = await settingsAt(tx, orgPath, PART)
  return RulesSet.parse(Object.fromEntries(set.map((row) => [row.key, row.value])))
}

/** Each service with the rows that set it, the nearest first. */
export async function layersAt(tx: Tx, orgPath: string): Promise<Map<string, Setting[]>> {
  const rows = await layers(tx, orgPath, PART)
  return Map.groupBy(
    rows.filter((row) => row.key.startsWith(PREFIX)),
    (row) => row.key.slice(PREFIX.length),
  )
}
