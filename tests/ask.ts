/** Calls an endpoint over HTTP, as a browser would. */
import { randomUUID } from 'node:crypto'
import type { Endpoint, Id, Input, Result } from '#platform/contract.ts'
import { isAnnounced } from './house/refusals.ts'

/** Someone who is signed in, with the hat that they wear by default. */
export interface Someone { id: Id<'person'>; name: string; phone: string; token: string; hat: string; purpose?: string }
/** An answer over HTTP. `body` is the parsed result where the status is 200. */
export interface Reply<R> { status: number; code: string | undefined; body: R; facts: Record<string, unknown>; message: string | undefined }
/** What is changed of the caller: the hat, the purpose, the command's id. */
export interface As { hat?: string; purpose?: string; id?: string }

/** Asks, and fails the test where the answer is one that the contract does not announce. */
export async function ask<E extends Endpoint>(address: string, { who, api, input, as }: { who: Someone | null; api: E; input: Input<E>; as: As }): Promise<Reply<Result<E>>> {
  const given = { ...(input as Record<string, unknown>) }
  const path = api.path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = encodeURIComponent(String(given[name]))
    delete given[name]
    return value
  })
  const search = new URLSearchParams(Object.entries(given).filter(([, v]) => v !== undefined).map(([k, v]) => [k, String(v)]))
  const reply = await fetch(`${address}/api${path}${api.kind === 'query' && search.size > 0 ? `?${search}` : ''}`, {
    method: api.method,
    headers: {
      ...(who === null ? {} : { authorization: `Bearer ${who.token}`, 'qq-hat': as.hat ?? who.hat }),
      ...((as.purpose ?? who?.purpose) === undefined ? {} : { 'qq-purpose': as.purpose ?? who?.purpose ?? '' }),
      ...(api.kind === 'command' ? { 'idempotency-key': as.id ?? randomUUID(), 'content-type': 'application/json' } : {}),
    },
    ...(api.kind === 'command' ? { body: JSON.stringify(given) } : {}),
  })
  const body = (await reply.json()) as Record<string, unknown>
  const failed = reply.status !== 200
  if (failed && !isAnnounced(api, String(body['code']))) throw new Error(`${api.name} answers ${String(body['code'])}, which its contract does not announce`)
  return {
    status: reply.status, code: failed ? String(body['code']) : undefined, facts: failed ? (body['facts'] as Record<string, unknown>) : {},
    message: failed ? String(body['message']) : undefined, body: (failed ? body : api.result.parse(body)) as Result<E>,
  }
}
