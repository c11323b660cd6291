/** The second factor of staff: time-based codes (RFC 6238) from an authenticator, each good once. Runs on real time. */
import { generate, generateSecret, generateURI, verify } from 'otplib'
import { me, type Cx } from '#platform/cx.ts'
import type { Id } from '#platform/contract.ts'
import { realNow } from '#platform/clock.ts'
import { refusals } from '#platform/refuse.ts'
import { Lost, type Done, type Given } from '#platform/route.ts'
import { seal, unseal } from '#platform/seal.ts'
import { keyOf } from '#kernels/registry/people/index.ts'
import type * as api from './contract.ts'
import { count, forget } from './limits.ts'
import * as q from './queries.ts'
import { change } from './session.ts'

const fail = refusals('sign-in', { 'factor-on': 409, 'factor-none': 409 })

const PERIOD = 30
const secretAt = (person: string): string => `second_factor|sealed|${person}`
const seconds = (): number => Math.floor(realNow().getTime() / 1000)

const secretOf = async (cx: Cx, person: Id<'person'>, factor: q.Factor): Promise<string> =>
  unseal(await keyOf(cx, person), secretAt(person), factor.sealed).toString()

/** Begins a second factor, or begins again where the first code never came. */
export async function enrol(cx: Cx): Promise<Done> {
  const person = me(cx)
  const sealed = seal(await keyOf(cx, person), secretAt(person), generateSecret())
  if ((await q.beginFactor(cx.tx, person, sealed)) === 0) throw fail('factor-on')
  return {}
}

/** Shows the secret, as long as no code has proved it. */
export async function secretToCopy(cx: Cx): Promise<{ secret: string; uri: string }> {
  const person = me(cx)
  const factor = await q.factor(cx.tx, person)
  if (factor === undefined || factor.confirmed) throw fail('factor-on')
  const secret = await secretOf(cx, person, factor)
  return { secret, uri: generateURI({ issuer: '群青', label: cx.who.name, secret }) }
}

/** Which step a code stands for, one step of drift allowed and none used before; undefined for a wrong code. */
async function stepOf(cx: Cx, factor: q.Factor, code: string): Promise<number | undefined> {
  const secret = await secretOf(cx, me(cx), factor)
  const last = factor.lastStep
  const said = await verify({
    secret, token: code, epoch: seconds(), epochTolerance: PERIOD, ...(last === null ? {} : { afterTimeStep: last }),
  })
  return said.valid && 'timeStep' in said ? said.timeStep : undefined
}

async function take(cx: Cx, factor: q.Factor, code: string): Promise<Done | Lost> {
  const person = me(cx)
  await count(cx, 'LIMIT_FACTOR', person)
  const step = await stepOf(cx, factor, code)
  if (step === undefined) return new Lost('sign-in.factor-wrong')
  await forget(cx, 'LIMIT_FACTOR', person)
  await q.usedStep(cx.tx, person, step)
  await change(cx, person, { strong: true })
  return {}
}

/** Takes the first code of a new second factor. */
export async function prove(cx: Cx, _: undefined, input: Given<typeof api.prove>): Promise<Done | Lost> {
  const factor = await q.lockFactor(cx.tx, me(cx))
  if (factor === undefined) throw fail('factor-none')
  if (factor.confirmed) throw fail('factor-on')
  return take(cx, factor, input.code)
}

/** Takes a code of a second factor that is on. */
export async function strengthen(cx: Cx, _: undefined, input: Given<typeof api.strengthen>): Promise<Done | Lost> {
  const factor = await q.lockFactor(cx.tx, me(cx))
  if (factor === undefined || !factor.confirmed) throw fail('factor-none')
  return take(cx, factor, input.code)
}

/** The next code that would be taken. Only the local outbox of a demo asks. */
export async function nextCode(cx: Cx, person: Id<'person'>): Promise<string | undefined> {
  const factor = await q.factor(cx.tx, person)
  if (factor === undefined) return undefined
  const step = Math.max(Math.floor(seconds() / PERIOD), (factor.lastStep ?? -1) + 1)
  return generate({ secret: await secretOf(cx, person, factor), epoch: step * PERIOD })
}
