/** How a person wants to be told. Who never chose is told as everybody is at first. */
import type { Id } from '#platform/contract.ts'
import { me, type Cx } from '#platform/cx.ts'
import { refusals } from '#platform/refuse.ts'
import type { Done, Given } from '#platform/route.ts'
import type * as api from './contract.ts'
import { myDevices } from './devices.ts'
import { myAddress } from './email.ts'
import * as q from './preference-queries.ts'
import { clockOf, minutesOf, usualQuiet, type Quiet } from './quiet.ts'

const fail = refusals('notice', { 'quiet-same': 400 })

/** What is chosen. */
export interface Choice { sms: boolean; email: boolean; push: boolean; quiet: Quiet | null; language: 'zh' | 'en' }

/** E-mail begins with the first address that is proved, push with the first device. */
const atFirst: Choice = { sms: true, email: false, push: false, quiet: usualQuiet, language: 'zh' }

/** A row as a choice; without a row, what holds at first. */
export function choiceOf(row: q.Preference | undefined): Choice {
  if (row === undefined) return atFirst
  const { quietFrom: from, quietTo: to, ...rest } = row
  return { ...rest, quiet: from === null || to === null ? null : { from, to } }
}

/** What somebody chose. Worn as that person, or as the clock. */
export const choice = async (cx: Cx, person: Id<'person'>): Promise<Choice> => choiceOf(await q.preference(cx.tx, person))

/** Takes a choice. Quiet hours that begin when they end would be none or all day, so they are refused. */
export async function prefer(cx: Cx, _: undefined, { quiet, ...rest }: Given<typeof api.prefer>): Promise<Done> {
  if (quiet !== null && quiet.from === quiet.to) throw fail('quiet-same', {}, 'quiet')
  const hours = quiet === null ? { quietFrom: null, quietTo: null } : { quietFrom: minutesOf(quiet.from), quietTo: minutesOf(quiet.to) }
  await q.keep(cx.tx, { person: me(cx), ...rest, ...hours })
  return {}
}

/** What I chose. */
export async function preferences(cx: Cx) {
  const { language: _, quiet, ...chosen } = await choice(cx, me(cx))
  return { ...chosen, quiet: quiet === null ? null : { from: clockOf(quiet.from), to: clockOf(quiet.to) }, address: await myAddress(cx), devices: await myDevices(cx) }
}
