/** One request, one transaction: session, hat, contract, load → can → run, verdict. */
import { finished } from 'node:stream/promises'
import Fastify, { LogController, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { z } from 'zod'
import { header, LITTLE, tokenOf, wantsLittle } from './asked.ts'
import { realNow } from './clock.ts'
import { blank, type Cx } from './cx.ts'
import { fail, failUnread, type Failure } from './failure.ts'
import { newId } from './id.ts'
import { lock, writeCommand, writeVerdict } from './journal.ts'
import type { Ports } from './ports.ts'
import { Refusal } from './refuse.ts'
import { Lost, type Done, type Download, type Route } from './route.ts'
import { keyed } from './seal.ts'
import { wear } from './wear.ts'

const parse = (route: Route, request: FastifyRequest): { input: never; digest: string } => {
  const given = route.api.kind === 'query' ? request.query : (request.body ?? {})
  const read = z.object({ ...route.api.params.shape, ...route.api.input.shape }).safeParse({ ...Object(given), ...Object(request.params) })
  if (!read.success) {
    const fields = read.error.issues.map((issue) => ({ field: issue.path.join('.'), code: issue.code, ...('maximum' in issue ? { maximum: issue.maximum } : {}) }))
    throw new Refusal('input', 400, { fields }, fields[0]?.field)
  }
  return { input: read.data as never, digest: `${route.api.name}\n${JSON.stringify(read.data)}` }
}

const CommandId = z.uuid()

const commandId = (request: FastifyRequest): string => {
  const read = CommandId.safeParse(header(request, 'idempotency-key'))
  if (!read.success) throw new Refusal('command.id', 400, {}, 'Idempotency-Key')
  return read.data.toLowerCase()
}

const found = async (cx: Cx, route: Route, input: never): Promise<never> => {
  const noun = route.load === undefined ? undefined : await route.load(cx, input)
  if (route.load !== undefined && noun === undefined) throw new Refusal('absent', 404)
  const said = route.can(cx, noun as never, input)
  if (said !== 'ok') throw new Refusal(said, said === 'may.sign-in' ? 401 : 403)
  return noun as never
}

const Kept = z.union([z.object({ lost: z.string(), facts: z.record(z.string(), z.unknown()) }), z.object({ done: z.record(z.string(), z.string()) })])

async function decide(cx: Cx, route: Route, input: never, ports: Ports): Promise<Lost | Done> {
  let noun = await found(cx, route, input)
  if (route.flow !== undefined) {
    await lock(cx, route.flow, (noun as { id: string }).id, ports.timed)
    noun = await found(cx, route, input)
  }
  return (await route.run(cx, noun, input)) as Lost | Done
}

async function decided(cx: Cx, route: Route, input: never, ports: Ports): Promise<Lost | Done> {
  const verdict = await decide(cx, route, input, ports)
  await writeVerdict(cx, verdict instanceof Lost ? { lost: verdict.code, facts: verdict.facts } : { done: verdict })
  return verdict
}

function repeated(verdict: unknown): Lost | Done {
  const kept = Kept.parse(verdict)
  return 'lost' in kept ? new Lost(kept.lost, kept.facts) : kept.done
}

/** Only the record's id, where the client asks for no more: what it may read now it may ask for. What the door hands out is always said. */
const little = (route: Route, request: FastifyRequest): boolean => route.door !== true && route.after === undefined && wantsLittle(request)

const rendered = (cx: Cx, route: Route, request: FastifyRequest, done: { verdict: Done; input: never }): unknown =>
  little(route, request) ? { id: done.verdict['id'] } : route.show?.(cx, done.verdict, done.input)

async function command(cx: Cx, route: Route, request: FastifyRequest, ports: Ports): Promise<unknown> {
  const id = commandId(request)
  const { input, digest } = parse(route, request)
  // Nobody may leave a command behind without being somebody, except at the door.
  if (cx.who.id === null && route.door !== true) throw new Refusal('may.sign-in', 401)
  cx.command = id as Cx['command']
  const target = (input as { id?: string }).id ?? null
  const earlier = await writeCommand(cx, { id, name: route.api.name, target, digest: keyed(cx.secrets.digest, `${cx.who.id ?? ''}\n${digest}`) })
  const verdict = earlier === 'new' ? await decided(cx, route, input, ports) : repeated(earlier.verdict)
  return verdict instanceof Lost ? verdict : rendered(cx, route, request, { verdict, input })
}

async function query(cx: Cx, route: Route, request: FastifyRequest): Promise<unknown> {
  const { input } = parse(route, request)
  return route.run(cx, await found(cx, route, input), input)
}

/** Sends a file before the transaction ends; a reader who goes away ends it too. */
async function sendFile(reply: FastifyReply, file: Download): Promise<void> {
  reply.header('cache-control', 'no-store').header('content-type', file.type)
  reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
  void reply.send(file.body)
  await finished(reply.raw).catch(() => undefined)
}

async function within(ports: Ports, route: Route, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const mode = route.api.kind === 'query' ? 'read only' : 'read write'
  return ports.db.transaction().setAccessMode(mode).execute(async (tx) => {
    const cx: Cx = {
      ...blank({ tx, now: realNow(), hat: { kind: 'door' }, secrets: ports.secrets, files: ports.files, checks: ports.checks }),
      purpose: header(request, 'qq-purpose') ?? null, address: request.ip, limits: ports.limits ?? {},
    }
    await wear(cx, { kind: 'door' })
    // Who comes to the door may still carry the hat of an office whose session is over.
    const { who, hat } = await ports.enter(cx, { token: tokenOf(request), hat: route.door === true ? 'me' : (header(request, 'qq-hat') ?? 'me') })
    cx.who = who
    // Countdowns on a page run by business time, which a demo may have moved.
    reply.header('qq-now', cx.now.toISOString())
    await wear(cx, route.door === true ? { kind: 'door' } : hat)
    if (route.sends === true) return sendFile(reply, (await query(cx, route, request)) as Download)
    return route.api.kind === 'query' ? query(cx, route, request) : command(cx, route, request, ports)
  })
}

const answer = async (ports: Ports, route: Route, request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
  const result = await within(ports, route, request, reply)
  if (reply.sent) return reply
  if (result instanceof Lost) throw new Refusal(result.code, 409, result.facts)
  await route.after?.({ ports, request, reply }, result as never)
  reply.header('cache-control', 'no-store')
  if (route.api.kind === 'command' && little(route, request)) reply.header('preference-applied', LITTLE)
  return result ?? {}
}

const PHOTO_BODY = 28 * 1024 * 1024

/** Puts every route on a server. A route whose endpoint is named twice stops the start. */
export function serve(app: FastifyInstance, routes: readonly Route[], ports: Ports): void {
  const names = new Set<string>()
  app.setErrorHandler((error: Failure, request, reply) => fail(ports, error, request, reply))
  for (const route of routes) {
    if (names.has(route.api.name)) throw new Error(`two routes are named ${route.api.name}`)
    if (typeof route.can !== 'function') throw new Error(`${route.api.name} has no policy`)
    names.add(route.api.name)
    app.route({
      method: route.api.method, url: `/api${route.api.path}`,
      ...('photo' in route.api.input.shape ? { bodyLimit: PHOTO_BODY } : {}),
      handler: (request, reply) => answer(ports, route, request, reply),
    })
  }
  app.setNotFoundHandler((request, reply) => fail(ports, new Refusal('absent', 404), request, reply))
}

/** A server with our limits: logs never hold a body, a query string or a header. */
export const httpServer = (level: string, say: Ports['say']): FastifyInstance =>
  Fastify({
    logger: { level, serializers: { req: (request: { method: string; url: string }) => ({ method: request.method, path: request.url.split('?')[0] }) } },
    // Where a proxy of this machine stands in front, the limits still count each visitor.
    trustProxy: 'loopback',
    genReqId: () => newId('trace'), bodyLimit: 1024 * 1024, forceCloseConnections: true, routerOptions: { maxParamLength: 200 },
    logController: new LogController({ disableRequestLogging: true }),
    // An address that cannot be read leads nowhere.
    clientErrorHandler: (error, socket) => failUnread({ say }, error, socket),
    frameworkErrors: (_error, request, reply) => void fail({ say }, new Refusal('absent', 404), request, reply),
  })
