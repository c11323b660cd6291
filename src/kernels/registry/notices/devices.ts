/** Devices that may be woken. What the browser gave is sealed under its person's key. */
import type { Id } from '#platform/contract.ts'
import { me, type Cx } from '#platform/cx.ts'
import { newId } from '#platform/id.ts'
import { refusals } from '#platform/refuse.ts'
import type { Done, Given } from '#platform/route.ts'
import { keyed, seal, unseal } from '#platform/seal.ts'
import { wearing } from '#platform/wear.ts'
import { keyOf } from '#kernels/registry/people/index.ts'
import type * as api from './contract.ts'
import * as q from './device-queries.ts'
import { allow } from './preference-queries.ts'
import { Device, isServed } from './push.ts'
import { usualQuiet } from './quiet.ts'

const fail = refusals('notice', { 'push-service': 400 })

/** Nobody carries more; the oldest goes. */
const MOST = 10

const place = (id: string): string => `push_device|sealed|${id}`
const endpointKey = (cx: Cx, endpoint: string): Buffer => keyed(cx.secrets.index, `push\n${endpoint}`)

/** Adds the device that asks. `services` are those that may be written to. */
export const addDevice = (services: readonly string[]) => async (cx: Cx, _: undefined, device: Given<typeof api.addDevice>): Promise<Done> => {
  if (!isServed(services, device.endpoint)) throw fail('push-service', {}, 'endpoint')
  const [id, key, person] = [newId('device'), endpointKey(cx, device.endpoint), me(cx)]
  await wearing(cx, { kind: 'flow' }, () => q.makeRoom(cx.tx, { key, person, keep: MOST - 1 }))
  await q.add(cx.tx, { id, person, key, sealed: seal(await keyOf(cx, person), place(id), JSON.stringify(Device.parse(device))), at: cx.now })
  await allow(cx.tx, { person, channel: 'push', on: true, quiet: usualQuiet })
  return {}
}

/** Lets the device that asks sleep. */
export async function dropDevice(cx: Cx, _: undefined, { endpoint }: Given<typeof api.dropDevice>): Promise<Done> {
  const person = me(cx)
  await wearing(cx, { kind: 'flow' }, () => q.dropOwn(cx.tx, { key: endpointKey(cx, endpoint), person }))
  return {}
}

/** How many devices I have. */
export const myDevices = async (cx: Cx): Promise<number> => (await q.count(cx.tx, me(cx))).count

/** A device's address and keys; undefined where it has gone, or is another's by now. Worn as the clock. */
export async function deviceOf(cx: Cx, id: string, person: Id<'person'>): Promise<Device | undefined> {
  const row = await q.device(cx.tx, id)
  if (row === undefined || row.person !== person) return undefined
  return Device.parse(JSON.parse(unseal(await keyOf(cx, person), place(id), row.sealed).toString()))
}

/** Forgets a device that its service has forgotten. Worn as the clock. */
export const forgetDevice = (cx: Cx, id: string): Promise<number> => q.drop(cx.tx, id)
