/** Live pages: one LISTEN a process, ids only; each browser asks again with its own rights. */
import type { FastifyInstance, FastifyReply } from 'fastify'
import type pg from 'pg'
import { blank } from './cx.ts'
import { realNow } from './clock.ts'
import { tokenOf } from './asked.ts'
import type { Ports } from './ports.ts'
import { wear } from './wear.ts'

interface Listener { topics: ReadonlySet<string>; path: string | null; send: (text: string) => void }

/** Which topics this listener may hear, from who they are and the hat they asked for. */
async function listenerOf(ports: Ports, asked: { token: string | null; hat: string }): Promise<Omit<Listener, 'send'>> {
  return ports.db.transaction().setAccessMode('read only').execute(async (tx) => {
    const cx = blank({ tx, now: realNow(), hat: { kind: 'door' }, secrets: ports.secrets, files: ports.files, checks: true })
    await wear(cx, { kind: 'door' })
    const { who, hat } = await ports.enter(cx, asked)
    const topics = new Set([`person:${who.id ?? ''}`, ...(hat.kind === 'team' ? [`team:${hat.org}`] : [])])
    return { topics, path: hat.kind === 'tree' ? hat.path : null }
  })
}

const hears = (listener: Listener, topics: readonly string[]): boolean =>
  topics.some((topic) => listener.topics.has(topic) || (listener.path !== null && topic.startsWith(`org:${listener.path}`)))

const stream = (reply: FastifyReply): ((text: string) => void) => {
  reply.hijack()
  reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
  reply.raw.write('retry: 2000\n\n')
  return (text) => void reply.raw.write(text)
}

interface Told { noun: string; id: string; topics: string[] }

/** Adds `GET /api/live?hat=…` (server-sent events) and follows the database's notifications. */
export async function liveHub(app: FastifyInstance, ports: Ports, direct: () => pg.Client): Promise<{ close: () => Promise<void> }> {
  const listeners = new Set<Listener>()
  let closing = false
  let client: pg.Client | undefined
  const told = (payload: string | undefined) => {
    const { noun, id, topics } = JSON.parse(payload ?? '{}') as Told
    for (const listener of listeners) if (hears(listener, topics)) listener.send(`data: ${JSON.stringify({ noun, id })}\n\n`)
  }
  const listen = async (): Promise<void> => {
    client = direct()
    client.on('notification', (message) => told(message.payload))
    // The server went away: pages poll meanwhile, and we listen again as soon as it is back.
    client.on('error', () => undefined)
    // A connection that fails ends too, so one more try follows each.
    client.on('end', () => void (closing || setTimeout(() => void listen().catch(() => undefined), 1000).unref()))
    await client.connect()
    await client.query('listen qq')
  }
  await listen()
  app.get('/api/live', async (request, reply) => {
    const { hat } = request.query as { hat?: string }
    const listener = { ...(await listenerOf(ports, { token: tokenOf(request), hat: hat ?? 'me' })), send: stream(reply) }
    listeners.add(listener)
    request.raw.on('close', () => listeners.delete(listener))
  })
  const beat = setInterval(() => listeners.forEach((listener) => listener.send(': still here\n\n')), 20_000).unref()
  const close = async () => {
    closing = true
    clearInterval(beat)
    await client?.end().catch(() => undefined)
  }
  return { close }
}
