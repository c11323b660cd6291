/** Conveniences of a local installation. A server that is not local or not a demo does not have these routes. */
import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import type { Result } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import type { Ports } from '#platform/ports.ts'
import { Refusal } from '#platform/refuse.ts'
import { anybody, reads, type Route } from '#platform/route.ts'
import { localMessages } from '#kernels/registry/notices/index.ts'
import { isDemoPhone, personByPhone, phoneKey, phoneOf } from '#kernels/registry/people/index.ts'
import { openMessage } from './codes.ts'
import { setSession } from './cookie.ts'
import * as api from './contract.ts'
import { atDoor } from './door.ts'
import { nextCode } from './factor.ts'
import { outboxPage } from './outbox-page.ts'
import * as q from './queries.ts'
import { openSession } from './session.ts'

const To = z.object({ to: z.string().max(40).optional() })

/** The next second factor of someone whose phone lies in the demo range; of nobody else. */
async function factorOf(cx: Cx, phone: string): Promise<string | null> {
  if (!isDemoPhone(phone)) return null
  const person = await personByPhone(cx, phone)
  return person === undefined ? null : ((await nextCode(cx, person)) ?? null)
}

async function outbox(ports: Ports, query: unknown, address: string) {
  const { to } = To.parse(query)
  return atDoor(ports, async (cx) => {
    const phone = to === undefined || to === '' ? null : phoneOf(to)
    const rows = await q.messages(cx.tx, phone === null ? null : phoneKey(cx.secrets, phone))
    const items = rows.map((row) => ({ id: row.id, at: row.at, ...openMessage(cx.secrets, row) }))
    const person = phone === null ? null : await personByPhone(cx, phone)
    const notices = person === undefined ? [] : await localMessages(cx, person, address)
    return { items, notices, totp: phone === null ? null : await factorOf(cx, phone) }
  })
}

/** `GET /dev/outbox.json?to=` and the page `/dev/outbox`: codes and notices that would have been sent, newest first; `address` is where people open the pages. */
export function serveOutbox(app: FastifyInstance, ports: Ports, address: string): void {
  app.get('/dev/outbox.json', (request) => outbox(ports, request.query, address))
  app.get('/dev/outbox', async (request, reply) => {
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-store')
    return outboxPage(await outbox(ports, request.query, address))
  })
}

const Whom = z.object({ phone: z.string().max(40) })

async function signInAs(ports: Ports, phone: string, reply: FastifyReply) {
  const entered = await atDoor(ports, async (cx) => {
    const person = isDemoPhone(phone) ? await personByPhone(cx, phone) : undefined
    if (person === undefined) throw new Refusal('absent', 404)
    return { person, token: await openSession(cx, person, { strong: true }), strong: true }
  })
  setSession(reply, entered.token)
  return entered
}

/** `POST /dev/sign-in {phone}`: one click for demo people, second factor included. */
export function serveDemoSignIn(app: FastifyInstance, ports: Ports): void {
  app.post('/dev/sign-in', async (request, reply) => {
    const read = Whom.safeParse(request.body)
    if (!read.success) throw new Refusal('input', 400, {}, 'phone')
    return signInAs(ports, phoneOf(read.data.phone), reply)
  })
}

/** Someone of the demo whom the sign-in page offers. */
export type DemoPerson = Result<typeof api.ways>['demo'][number]

/** What the sign-in page offers beside a code: the demo's people, and the outbox. */
export const waysRoute = (ways: { demo: readonly DemoPerson[]; outbox: boolean }): Route =>
  reads(api.ways, { can: anybody, run: async () => ({ ...ways, demo: [...ways.demo] }) })
